/** The one command: it makes a host of a bare one, and a second run of it changes nothing. */
import fs from 'node:fs';
import path from 'node:path';
import { type Check, expect, expectSame } from '../lib/check.ts';
import { lastFailure, type Rig, ROOT, run } from '../lib/rig.ts';
import { stateOf } from '../lib/web.ts';

/** Where `artefact` leaves it; the rig's inventory looks there. */
export const packageDir = (): string => path.join(ROOT, 'data/package');

export const artefact: Check = {
  name: 'artefact',
  level: 'L1',
  async run() {
    const { status, stdout, stderr } = await run(path.join(ROOT, 'scripts/package'), []);
    // It refuses native files that need more than glibc 2.28, GLIBCXX 3.4.25, CXXABI 1.3.11.
    expect(status === 0, `scripts/package ended with ${status}: ${(stderr || stdout).trim().slice(-800)}`);
    const file = newestArtefact();
    const megabytes = fs.statSync(file).size / 1e6;
    expect(megabytes <= 300, `${path.basename(file)} has ${megabytes.toFixed(0)} MB, more than 300`);
    return `${path.basename(file)}, ${megabytes.toFixed(0)} MB, native files within Enterprise Linux 8's ABI`;
  },
};

export function newestArtefact(): string {
  const found = fs
    .readdirSync(packageDir())
    .filter((name) => /^awr-analyzer-.*\.tar\.(gz|zst|xz)$/.test(name))
    .map((name) => path.join(packageDir(), name))
    .sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs);
  const [newest] = found;
  expect(newest, `no awr-analyzer-*.tar.* in ${packageDir()}`);
  return newest;
}

export const firstRun: Check = {
  name: 'first-run',
  level: 'L2',
  after: ['artefact'],
  async run(rig) {
    const { recap } = await rig.play('site.yml', 'site-1');
    expect(recap.changed > 10, `only ${recap.changed} changes on a bare host`);
    await fetchAuthority(rig);
    return `${recap.ok} tasks, ${recap.changed} changes on a bare host`;
  },
};

/** Where the host made its own certificate, its authority is what the readers trust from here on. */
async function fetchAuthority(rig: Rig): Promise<void> {
  fs.writeFileSync(path.join(await stateOf(rig), 'ca.pem'), `${await rig.do('cat /etc/awr-analyzer/tls/ca.pem')}\n`);
}

export const secondRun: Check = {
  name: 'second-run',
  level: 'L2',
  after: ['first-run'],
  async run(rig) {
    const { recap, changedTasks } = await rig.play('site.yml', 'site-2');
    expectSame(recap.changed, 0, `changes of a second run (${changedTasks.join('; ')})`);
    return `${recap.ok} tasks, changed=0`;
  },
};

/** A dry run is what an operator does first: it must neither fail nor announce what is not going to happen. */
export const dryRun: Check = {
  name: 'check-mode',
  level: 'L2',
  after: ['second-run'],
  async run(rig) {
    const result = await rig.playbook('site.yml', 'site-check', '--check', '--diff');
    expect(result.status === 0, lastFailure(result.stdout + result.stderr));
    expectSame(result.recap.changed, 0, `changes announced by --check (${result.changedTasks.join('; ')})`);
    return `--check --diff: ${result.recap.ok} tasks, changed=0`;
  },
};

/** A bare host, looked at before anything is there: `--check` on it must not fail either. */
export const dryFirst: Check = {
  name: 'check-mode-bare',
  level: 'L2',
  after: ['artefact'],
  async run(rig) {
    const result = await rig.playbook('site.yml', 'site-check-bare', '--check');
    expect(result.status === 0, lastFailure(result.stdout + result.stderr));
    expectSame(await rig.do('ls /opt /srv | grep -c awr-analyzer || true'), '0', 'folders that a dry run made');
    return `--check on a bare host: ${result.recap.changed} changes announced, none made`;
  },
};

export const nginxTest: Check = {
  name: 'nginx-t',
  level: 'L2',
  after: ['first-run'],
  async run(rig) {
    const { status, stderr } = await rig.try('nginx -t');
    expect(status === 0 && !stderr.includes('[warn]'), stderr.trim());
    return 'the configuration holds, without a warning';
  },
};

/** One role for the rig and for production: what the operator runs on a real host (L3) is run here too. */
export const verify: Check = {
  name: 'verify-playbook',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const { recap, stdout } = await rig.play('verify.yml', 'verify');
    expectSame(recap.changed, 0, 'changes of verify.yml, which only looks');
    return /verify: (\d+ passed, \d+ failed, \d+ skipped)/.exec(stdout)?.[1] ?? `${recap.ok} tasks`;
  },
};
