/** The check before installation, on a bare host: it must let the rig pass, see what is there, and leave nothing. */
import fs from 'node:fs';
import path from 'node:path';
import { type Check, expect, expectSame } from '../lib/check.ts';
import { type Rig, ROOT, SITE } from '../lib/rig.ts';

interface Report {
  compatible: boolean;
  checks: { id: string; status: string; found: string }[];
}

/** Files that are not a log, a socket, or dnf's own lock, and that came or went or were written. */
const listing = (rig: Rig): Promise<string> =>
  rig.do(
    `find /etc /opt /srv /usr /var -xdev -type f -not -path '/var/log/*' -not -path '/var/lib/rpm/*' -printf '%p %s %T@\\n' | sort | sha256sum`,
  );

export const preflight: Check = {
  name: 'preflight',
  level: 'L2',
  async run(rig) {
    const before = await listing(rig);
    const { recap } = await rig.play('preflight.yml', 'preflight');
    expectSame(recap.changed, 0, 'changes of preflight.yml, which only looks');
    expectSame(await listing(rig), before, 'files of the host after preflight.yml');
    const folder = path.join(ROOT, 'data/preflight', SITE);
    const report = JSON.parse(fs.readFileSync(path.join(folder, 'preflight.json'), 'utf8')) as Report;
    expect(fs.readFileSync(path.join(folder, 'preflight.md'), 'utf8').startsWith('# '), 'the report is no Markdown');
    const found = (id: string): string => report.checks.find((check) => check.id === id)?.found ?? 'not in the report';
    expect(found('os').includes('8.10'), `operating system: ${found('os')}`);
    // By dnf, of the repository that the rig has.
    expectSame(found('stream-nginx').replace(/; .*/, ''), 'offered: 1.14, 1.22, 1.24', 'module streams of Nginx');
    const broken = report.checks.filter((check) => check.found.includes('broke'));
    expectSame(broken, [], 'checks that broke');
    return `${report.checks.length} answers, ${report.checks.filter(({ status }) => status === 'ok').length} ok; no file of the host changed`;
  },
};
