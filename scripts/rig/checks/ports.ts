/** The firewall as it is seen from outside: every TCP port of the host, from three addresses. */
import path from 'node:path';
import { type Check, expectSame } from '../lib/check.ts';
import { ADMIN, HOST, READER, type Rig, ROOT, STRANGER } from '../lib/rig.ts';

const scanner = path.join(ROOT, 'scripts/rig/lib/scan.ts');

/** TCP ports that take a connection. */
async function openPorts(rig: Rig, from: string): Promise<number[]> {
  const { status, stdout, stderr } = await rig.outside(process.execPath, scanner, from, HOST);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The inventory of the rig lets in: the operator by ssh, operator and readers to the site, and nobody else. */
export const ports: Check = {
  name: 'port-scan',
  level: 'L2',
  after: ['first-run'],
  async run(rig) {
    expectSame(await openPorts(rig, ADMIN), [22, 80, 443], 'open to the operator');
    expectSame(await openPorts(rig, READER), [80, 443], 'open to a reader');
    expectSame(await openPorts(rig, STRANGER), [], 'open to a stranger');
    return '65,535 TCP ports from three addresses: 22, 80, 443 to the operator, 80, 443 to readers, none to strangers';
  },
};

/** What a firewall that is off by mistake would show. */
export const listeners: Check = {
  name: 'listeners',
  level: 'L2',
  after: ['first-run'],
  async run(rig) {
    const listening = await rig.do(`ss -Hltn | awk '{ print $4 }'`);
    const wide = listening.split('\n').filter((address) => !/^(127\.|\[::1\]:|127\.0\.0\.)/.test(address));
    const numbers = [...new Set(wide.map((address) => Number(address.split(':').at(-1))))].sort((a, b) => a - b);
    expectSame(numbers, [22, 80, 443], 'ports that are listened on beyond this host');
    return 'beyond loopback only 22, 80, 443';
  },
};
