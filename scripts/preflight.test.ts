/** The host's check before installation, on hosts made up of files and stand-ins for programs. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const python = ['/usr/libexec/platform-python', '/usr/bin/python3', '/usr/local/bin/python3'].find((file) =>
  fs.existsSync(file),
);
const IN_MONTHS = 90 * 86_400_000;

interface Check {
  id: string;
  status: string;
  found: string;
  remedy: string;
}

let host: string;
beforeEach(() => {
  host = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-preflight-test-'));
  for (const tool of ['sh', 'readlink', 'dirname', 'cat']) fs.symlinkSync(`/usr/bin/${tool}`, file(`bin/${tool}`));
});
afterEach(() => fs.rmSync(host, { recursive: true, force: true }));

/** A place on the host, its folder made. */
function file(name: string): string {
  const full = path.join(host, name);
  fs.mkdirSync(path.dirname(full), { recursive: true });
  return full;
}
const write = (name: string, text: string): void => fs.writeFileSync(file(name), text);
const program = (name: string, body: string): void =>
  fs.writeFileSync(file(`bin/${name}`), `#!/bin/sh\n${body}\n`, { mode: 0o755 });

/** Oracle Linux 8.10 as it should be. */
function goodHost(): void {
  write(
    'etc/os-release',
    'NAME="Oracle Linux Server"\nVERSION_ID="8.10"\nID="ol"\nPRETTY_NAME="Oracle Linux Server 8.10"\n',
  );
  write('proc/meminfo', 'MemTotal:        7890123 kB\nMemFree:         100 kB\n');
  write('proc/net/tcp', '  sl  local_address rem_address   st\n   0: 00000000:0016 00000000:0000 0A 0\n');
  write('etc/crypto-policies/state/current', 'DEFAULT\n');
  write('sys/fs/selinux/enforce', '1');
  write('usr/lib64/libstdc++.so.6', '');
  write('usr/lib64/libgcc_s.so.1', '');
  program('uname', 'echo 5.15.0-206.153.7.el8uek.x86_64');
  program('getconf', 'echo glibc 2.28');
  program('systemctl', systemctl({ firewalld: 'active' }));
  program('dnf', dnf('nginx 1.14 [d] common\nnginx 1.22 common\nnginx 1.24 common\nnodejs 22 common'));
  program('openssl', openssl(new Date(Date.now() + IN_MONTHS), 'awr.example.com'));
  program('timedatectl', 'echo yes');
  program('getent', 'echo "192.0.2.7   STREAM awr.example.com"');
  program('ip', 'echo "2: eth0    inet 192.0.2.7/24 brd 192.0.2.255 scope global eth0"');
  program('firewall-cmd', '');
}

const dnf = (list: string): string =>
  `cat <<'END'\nOracle Linux 8 Application Stream\nName Stream Profiles Summary\n${list}\nEND`;
const systemctl = (units: Record<string, string>): string =>
  [
    'case "$*" in',
    '--version) echo "systemd 239 (239-82.0.3.el8)" ;;',
    'is-system-running) echo running ;;',
    ...Object.entries(units).map(([unit, state]) => `"is-active ${unit}") echo ${state} ;;`),
    '*) echo inactive; exit 3 ;;',
    'esac',
  ].join('\n');
function openssl(end: Date, name: string): string {
  const [, day, month, year, time] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(end.toUTCString()) ?? [];
  return [
    'case "$*" in',
    'version) echo "OpenSSL 1.1.1k  FIPS 25 Mar 2021" ;;',
    `*-enddate) echo "notAfter=${month} ${Number(day)} ${time} ${year} GMT" ;;`,
    `*"-checkhost ${name}") echo "Hostname ${name} does match certificate" ;;`,
    '*) echo "does NOT match certificate" ;;',
    'esac',
  ].join('\n');
}

function preflight(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('/bin/sh', [path.join(root, 'scripts/preflight'), ...args], {
    encoding: 'utf8',
    env: { PATH: path.join(host, 'bin'), AWR_PREFLIGHT_ROOT: host, AWR_PYTHON: python, PYTHONIOENCODING: 'ascii' },
  });
  return { status, stdout, stderr };
}
function checks(...args: string[]): { status: number | null; by: Record<string, Check> } {
  const { status, stdout, stderr } = preflight('--format', 'json', ...args);
  expect(stderr).toBe('');
  const found = JSON.parse(stdout) as { checks: Check[]; compatible: boolean };
  expect(found.compatible).toBe(status === 0);
  return { status, by: Object.fromEntries(found.checks.map((check) => [check.id, check])) };
}
const statusesOf = (by: Record<string, Check>, ...ids: string[]): string[] =>
  ids.map((id) => by[id]?.status ?? 'missing');

describe.skipIf(!python)(python ? 'preflight' : 'preflight (skipped: no Python here)', () => {
  test('a host as it should be passes, and nothing on it is changed', () => {
    goodHost();
    write('etc/awr.pem', 'PEM');
    const before = listing();
    const { status, by } = checks('--host', 'awr.example.com', '--certificate', '/etc/awr.pem');
    expect(
      Object.values(by).filter((check) => !['ok'].includes(check.status) && !/^(cpu|disk|architecture)/.test(check.id)),
    ).toEqual([]);
    expect(by['stream-nginx']?.found).toBe('offered: 1.14, 1.22, 1.24; enabled: none');
    expect(by['kernel']?.found).toContain('(UEK)');
    expect(status).toBe(Object.values(by).some((check) => check.status === 'failure') ? 1 : 0);
    expect(listing()).toEqual(before);
  });

  test.each<[string, string, string, () => void]>([
    ['os', 'failure', 'use Oracle Linux 8.10', () => write('etc/os-release', 'ID=ol\nVERSION_ID=9.4\n')],
    ['os', 'warning', 'update to', () => write('etc/os-release', 'ID="rocky"\nVERSION_ID="8.9"\n')],
    ['glibc', 'failure', 'use Oracle Linux 8', () => program('getconf', 'echo glibc 2.17')],
    ['kernel', 'failure', 'boot the newest', () => program('uname', 'echo 3.10.0-1160.el7.x86_64')],
    ['systemd', 'failure', 'systemd', () => fs.rmSync(file('bin/systemctl'))],
    ['memory', 'failure', 'more memory', () => write('proc/meminfo', 'MemTotal: 1000000 kB\n')],
    ['memory', 'warning', 'more memory', () => write('proc/meminfo', 'MemTotal: 3000000 kB\n')],
    [
      'stream-nginx',
      'failure',
      'dnf module reset nginx',
      () => program('dnf', dnf('nginx 1.14 [d][e] common\nnginx 1.24 common')),
    ],
    ['stream-nginx', 'failure', 'mirror AppStream', () => program('dnf', dnf('nginx 1.14 [d] common'))],
    ['stream-nginx', 'warning', 'dnf module list', () => program('dnf', 'echo "Error: no repositories"; exit 1')],
    ['nginx', 'failure', 'switch to a newer stream', () => program('nginx', 'echo "nginx version: nginx/1.14.1" >&2')],
    ['openssl', 'failure', 'dnf install openssl', () => program('openssl', 'echo OpenSSL 1.0.2k-fips')],
    ['crypto-policy', 'failure', 'set DEFAULT', () => write('etc/crypto-policies/state/current', 'LEGACY\n')],
    ['selinux', 'failure', 'setenforce 1', () => write('sys/fs/selinux/enforce', '0')],
    ['selinux', 'failure', 'fixfiles', () => fs.rmSync(file('sys/fs/selinux/enforce'))],
    [
      'firewall-others',
      'failure',
      'disable --now iptables',
      () => program('systemctl', systemctl({ iptables: 'active' })),
    ],
    ['firewalld', 'warning', 'role firewall', () => program('systemctl', systemctl({}))],
    ['fapolicyd', 'failure', 'lets no program run', () => program('systemctl', systemctl({ fapolicyd: 'active' }))],
    ['clock', 'warning', 'chronyc', () => program('timedatectl', 'echo no')],
    ['dns', 'failure', 'entered into DNS', () => program('getent', 'exit 2')],
    ['dns', 'warning', 'something stands before', () => program('getent', 'echo "198.51.100.1 STREAM x"')],
    ['certificate', 'failure', 'put it there', () => fs.rmSync(file('etc/awr.pem'), { force: true })],
    [
      'certificate',
      'failure',
      'names awr.example.com',
      () => certificate(new Date(Date.now() + IN_MONTHS), 'other.example.com'),
    ],
    ['certificate', 'failure', 'renew it', () => certificate(new Date(Date.now() - 86_400_000), 'awr.example.com')],
    [
      'certificate',
      'warning',
      'renew it',
      () => certificate(new Date(Date.now() + 10 * 86_400_000), 'awr.example.com'),
    ],
  ])('%s: %s, %s', (id, status, remedy, make) => {
    goodHost();
    make();
    const { by } = checks('--host', 'awr.example.com', '--certificate', '/etc/awr.pem');
    expect(by[id]).toMatchObject({ status, remedy: expect.stringContaining(remedy) });
  });

  function certificate(end: Date, name: string): void {
    write('etc/awr.pem', 'PEM');
    program('openssl', openssl(end, name));
  }

  test('a port that something else holds is named with its holder, Nginx’s own is fine', () => {
    goodHost();
    write('proc/net/tcp6', 'head\n 0: 00000000000000000000000000000000:01BB 0:0000 0A 0\n 1: 0:0050 0:0000 0A 0\n');
    program(
      'ss',
      'case "$*" in *:443) echo \'LISTEN 0 511 *:443 *:* users:(("httpd",pid=7,fd=4))\';; *) echo \'users:(("nginx",pid=1,fd=6))\';; esac',
    );
    const { by, status } = checks();
    expect(statusesOf(by, 'port-80', 'port-443')).toEqual(['ok', 'failure']);
    expect(by['port-443']?.found).toBe('taken by httpd');
    expect(status).toBe(1);
    expect(statusesOf(checks('--ports', '8080,8443').by, 'port-8080', 'port-8443')).toEqual(['ok', 'ok']);
  });

  test('a module stream of Node is asked for only where Node is to come from one', () => {
    goodHost();
    expect(checks().by['stream-nodejs']).toBeUndefined();
    expect(checks('--node', 'module').by['stream-nodejs']).toMatchObject({
      status: 'ok',
      found: 'offered: 22; enabled: none',
    });
    program('node', 'echo v20.11.0');
    expect(statusesOf(checks('--node', 'none').by, 'node')).toEqual(['failure']);
  });

  test('what is accepted becomes a warning; what is no check is wrong usage', () => {
    goodHost();
    write('sys/fs/selinux/enforce', '0');
    expect(checks('--accept', 'selinux').by['selinux']).toMatchObject({
      status: 'warning',
      found: 'Permissive (accepted)',
    });
    expect(preflight('--accept', 'selinus')).toMatchObject({
      status: 2,
      stderr: 'error: --accept names no check: selinus\n',
    });
    expect(preflight('--ports', 'http').status).toBe(2);
  });

  test('an empty machine gives a report all the same', () => {
    const { status, by } = checks('--host', 'awr.example.com', '--certificate', '/etc/awr.pem');
    expect(status).toBe(1);
    expect(Object.values(by).filter((check) => check.found.includes('broke'))).toEqual([]);
    expect(Object.values(by).filter((check) => check.status !== 'ok' && check.remedy === '')).toEqual([]);
  });

  test('what programs say is text: no cell ends early, no markup', () => {
    goodHost();
    write('etc/os-release', 'ID=ol\nVERSION_ID=7\nPRETTY_NAME="a | b <img src=x>"\n');
    const out = path.join(host, 'out');
    expect(preflight('--out', out).status).toBe(1);
    const markdown = fs.readFileSync(path.join(out, 'preflight.md'), 'utf8');
    expect(markdown).toContain('| Operating system | a \\| b &lt;img src=x> | Oracle Linux 8.10 | **FAILURE** |');
    expect(markdown).toContain('- **Operating system** (`os`): a \\| b &lt;img src=x> → use Oracle Linux 8.10\n');
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    expect(new Set(rows.map((row) => row.split(/(?<!\\)\|/).length))).toEqual(new Set([6]));
    expect(JSON.parse(fs.readFileSync(path.join(out, 'preflight.json'), 'utf8'))).toMatchObject({ compatible: false });
  });

  test('is written in the Python of the host, 3.6', () => {
    const files = fs.globSync('scripts/preflight_checks/*.py', { cwd: root }).map((name) => path.join(root, name));
    expect(files.length).toBeGreaterThan(5);
    const code =
      'import ast, sys\nfor name in sys.argv[1:]: ast.parse(open(name, encoding="utf-8").read(), name, feature_version=(3, 6))';
    // Python 3.6 itself reads them anyway; those from 3.8 can be told to read as it does.
    const old = spawnSync(python ?? '', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 1;
    if (!old) expect(spawnSync(python ?? '', ['-c', code, ...files], { encoding: 'utf8' }).stderr).toBe('');
    expect(fs.existsSync(path.join(root, 'scripts/preflight_checks/__pycache__'))).toBe(false);
  });

  function listing(): string[] {
    return fs.globSync('**/*', { cwd: host }).sort();
  }
});
