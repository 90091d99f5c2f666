/** TLS as Mozilla's intermediate set has it, and the grade that testssl gives it. */
import fs from 'node:fs';
import path from 'node:path';
import { type Check, expect, expectSame, Skip } from '../lib/check.ts';
import { HOST, READER, type Rig, SITE } from '../lib/rig.ts';
import { stateOf } from '../lib/web.ts';

const after = ['night'];

/** What the handshake agreed on, e.g. `TLSv1.3`; null where there was none. */
async function handshake(rig: Rig, ...args: string[]): Promise<string | null> {
  // Level 0, or this machine's own OpenSSL would not even offer the old versions.
  const options = [
    '-connect',
    `${HOST}:443`,
    '-servername',
    SITE,
    '-bind',
    READER,
    '-cipher',
    'ALL:@SECLEVEL=0',
    ...args,
  ];
  const { stdout } = await rig.outside('openssl', 's_client', ...options);
  const version = /^(?:New, |\s+Protocol\s*: )(TLSv[\d.]+|SSLv3)/m.exec(stdout)?.[1] ?? null;
  return /Cipher is \(NONE\)|^New, \(NONE\)/m.test(stdout) ? null : version;
}

export const versions: Check = {
  name: 'tls-versions',
  level: 'L2',
  after,
  async run(rig) {
    expectSame(await handshake(rig, '-tls1_3'), 'TLSv1.3', 'TLS 1.3');
    expectSame(await handshake(rig, '-tls1_2'), 'TLSv1.2', 'TLS 1.2');
    expectSame(await handshake(rig, '-tls1_1'), null, 'TLS 1.1');
    expectSame(await handshake(rig, '-tls1'), null, 'TLS 1.0');
    // No forward secrecy.
    expectSame(await handshake(rig, '-tls1_2', '-cipher', 'AES128-GCM-SHA256:@SECLEVEL=0'), null, 'RSA key exchange');
    return '1.2 and 1.3 taken; 1.0, 1.1 and RSA key exchange refused';
  },
};

export const grade: Check = {
  name: 'testssl-grade',
  level: 'L2',
  after,
  async run(rig) {
    const known = await rig.tool('sh', '-c', 'command -v testssl');
    if (known.status !== 0)
      throw new Skip('the image has no testssl.sh: backports were not to be had when it was made');
    const options = [
      '--quiet',
      '--color',
      '0',
      '--warnings',
      'batch',
      '--nodns',
      'none',
      '--ip',
      HOST,
      '--add-ca',
      '/mnt/ca.pem',
    ];
    const { stdout, stderr } = await rig.tool(
      'testssl',
      ...options,
      '--jsonfile',
      '/mnt/testssl.json',
      '--overwrite',
      `${SITE}:443`,
    );
    fs.writeFileSync(path.join(rig.logs, 'testssl.log'), stdout + stderr);
    const file = path.join(await stateOf(rig), 'testssl.json');
    expect(fs.existsSync(file), `testssl wrote no result: ${stderr.slice(-300)}`);
    const found: { id: string; severity: string; finding: string }[] = JSON.parse(fs.readFileSync(file, 'utf8'));
    fs.copyFileSync(file, path.join(rig.logs, 'testssl.json'));
    const of = (id: string) => found.find((one) => one.id === id)?.finding;
    const why = found.filter((one) => one.id.startsWith('grade_cap_reason')).map((one) => one.finding);
    expectSame(of('overall_grade'), 'A+', `grade, score ${of('final_score')} ${why.join('; ')}`);
    // The rig's certificate is of an authority of its own, which has nobody to ask about what it took back.
    const own = ['cert_revocation'];
    const bad = found.filter((one) => ['HIGH', 'CRITICAL'].includes(one.severity) && !own.includes(one.id));
    expect(bad.length === 0, bad.map((one) => `${one.id}: ${one.finding}`).join('\n'));
    return `A+, score ${of('final_score')}, by testssl ${/\d+\.\d+\.\d+/.exec(found.find((one) => one.id === 'engine_problem')?.finding ?? '')?.[0] ?? '3.2'} and SSL Labs guide 2009q; nothing high or critical`;
  },
};
