/**
 * The units that the roles write, by Ansible itself: systemd takes them, they are confined, and systemd 239 knows every key. Skips
 * where there is no Ansible or no systemd.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { hasAnsible, renderTemplates } from './lib/ansible-render.ts';
import { complaints, exposureOf, hasSystemd, MOST_EXPOSED, refusedKeys } from './lib/systemd.ts';

const root = path.resolve(import.meta.dirname, '..');
const templates = fs
  .globSync('ansible/roles/*/templates/*.{service,timer}.j2', { cwd: root })
  .map((file) => ({ role: file.split('/')[2] ?? '', unit: path.basename(file, '.j2') }))
  .sort((a, b) => a.unit.localeCompare(b.unit));
const services = templates.filter(({ unit }) => unit.endsWith('.service'));
const able = hasAnsible && hasSystemd;

let dir: string;
const written = (unit: string): string => fs.readFileSync(path.join(dir, unit), 'utf8');

beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-units-'));
  if (!able) return;
  for (const [role, units] of Map.groupBy(templates, ({ role }) => role))
    renderTemplates(
      dir,
      role,
      units.map(({ unit }) => unit),
      { tls_mode: 'selfsigned', tls_names: ['awr.example.com'] },
    );
}, 120_000);
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

test('every timer has a service of its name', () => {
  const names = new Set(services.map(({ unit }) => unit));
  const timers = templates.filter(({ unit }) => unit.endsWith('.timer')).map(({ unit }) => unit);
  expect(timers).toContain('awr-nightly.timer');
  expect(timers.filter((timer) => !names.has(timer.replace('.timer', '.service')))).toEqual([]);
});

describe.skipIf(!able)(able ? 'units' : 'units (skipped: no ansible-playbook or no systemd-analyze)', () => {
  it.each(templates)('$unit is one that systemd takes, 239 too', ({ unit }) => {
    expect(refusedKeys(written(unit))).toEqual([]);
    expect(complaints(fs.mkdtempSync(path.join(dir, 'verify-')), unit, written(unit))).toEqual([]);
  });

  it.each(services)('$unit is confined', ({ unit }) => {
    const scratch = fs.mkdtempSync(path.join(dir, 'security-'));
    expect(exposureOf(scratch, unit, written(unit))).toBeLessThanOrEqual(MOST_EXPOSED);
  });

  it('the viewer’s is the one that the documentation prints', () => {
    const [, documented] = /```ini\n# awr-viewer\.service\n(.+?)```/s.exec(
      fs.readFileSync(path.join(root, 'docs/viewer.md'), 'utf8'),
    ) as RegExpExecArray;
    const [managed, ...lines] = written('awr-viewer.service').split('\n');
    expect(managed).toMatch(/^# /);
    expect(lines.join('\n')).toBe(documented);
  });

  it('the night follows the places and limits of the inventory', () => {
    renderTemplates(dir, 'nightly', ['awr-nightly.service', 'awr-nightly.timer', 'awr-alert@.service'], {
      base_lake_dir: '/data/lake',
      nightly_memory_max: '6G',
      nightly_on_calendar: 'Mon..Fri 04:00',
      nightly_alert_command: ['/usr/local/bin/tell', 'a "b" 50% $HOME \\'],
    });
    const night = written('awr-nightly.service');
    expect(night).toMatch(
      /^ReadWritePaths=\/data\/lake \/var\/lib\/awr-analyzer\/build \/srv\/awr-analyzer\/www\/releases \/var\/lib\/awr-analyzer\/metrics$/m,
    );
    expect(night).toMatch(/^MemoryMax=6G$/m);
    expect(night).toMatch(/^SuccessExitStatus=3$/m);
    expect(night).toMatch(/^OnFailure=awr-alert@%n\.service$/m);
    expect(written('awr-nightly.timer')).toMatch(/^OnCalendar=Mon\.\.Fri 04:00\n.*\n(#.*\n)*Persistent=true$/m);
    // systemd's own quoting: a specifier and a variable are words as they stand.
    expect(written('awr-alert@.service')).toContain(
      `/night-alert %i "/usr/local/bin/tell" "a \\"b\\" 50%% $$HOME \\\\"\n`,
    );
    expect(complaints(dir, 'awr-alert@.service', written('awr-alert@.service'))).toEqual([]);
  });
});

describe('helpers of the night', () => {
  const helper = (name: string, args: string[], env: Record<string, string>) =>
    spawnSync(path.join(root, 'ansible/roles/nightly/files', name), args, {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      encoding: 'utf8',
    });

  it.each([
    ['exited', '0', /^<6>The night ended well/],
    ['exited', '3', /^<4>.*published, but files were rejected/],
    ['exited', '1', /^<3>.*failed \(exit code 1\).*systemctl start awr-nightly/],
    ['exited', '2', /^<3>.*settings do not hold/],
    ['exited', '75', /^<3>.*another run held the lake/],
    ['killed', 'KILL', /^<3>The night was ended \(timeout, KILL\)/],
  ])('night-ended says what %s %s means, at its priority', (code, status, said) => {
    const result = status === '0' || status === '3' ? 'success' : 'timeout';
    const metrics = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-night-'));
    const ended = helper('night-ended', [metrics], { SERVICE_RESULT: result, EXIT_CODE: code, EXIT_STATUS: status });
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(ended.stdout).toMatch(said);
    expect(ended.stdout.trim().split('\n')).toHaveLength(1);
    const published = result === 'success' ? 1 : 0;
    expect(fs.readFileSync(path.join(metrics, 'awr_night.prom'), 'utf8')).toMatch(
      new RegExp(`^awr_night_published ${published}$`, 'm'),
    );
    fs.rmSync(metrics, { recursive: true });
  });

  it('night-ended tells Prometheus how long it took, and keeps when one was last published', () => {
    const metrics = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-night-'));
    const night = (status: string): string => {
      expect(helper('night-ended', ['--began', metrics], {}).status).toBe(0);
      const began = Number(fs.readFileSync(path.join(metrics, '.night-began'), 'utf8'));
      fs.writeFileSync(path.join(metrics, '.night-began'), `${began - 90}\n`);
      helper('night-ended', [metrics], { SERVICE_RESULT: 'x', EXIT_CODE: 'exited', EXIT_STATUS: status });
      return fs.readFileSync(path.join(metrics, 'awr_night.prom'), 'utf8');
    };
    expect(night('1')).not.toContain('awr_night_success');
    const success = (text: string) => /^awr_night_success_timestamp_seconds (\d+)$/m.exec(text)?.[1];
    const first = success(night('0'));
    expect(Math.abs(Number(first) - Date.now() / 1000)).toBeLessThan(60);
    const failed = night('1');
    expect(success(failed)).toBe(first);
    expect(Number(/^awr_night_duration_seconds (\d+)$/m.exec(failed)?.[1])).toBeGreaterThanOrEqual(90);
    expect(fs.readdirSync(metrics)).toEqual(['awr_night.prom']);
    fs.rmSync(metrics, { recursive: true });
  });

  it('night-alert gives a program the unit’s last words, without control characters', () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-alert-'));
    const words = String.raw`printf 'rejected a\033[2Jb\n$(touch x)\n'`;
    fs.writeFileSync(path.join(scratch, 'journalctl'), `#!/bin/sh\n${words}\n`, { mode: 0o755 });
    const tell = path.join(scratch, 'tell');
    fs.writeFileSync(tell, `#!/bin/sh\nprintf '%s|' "$AWR_UNIT" "$AWR_MESSAGE" "$@" >${scratch}/told\n`, {
      mode: 0o755,
    });
    const path_ = `${scratch}:${process.env['PATH']}`;
    const told = helper('night-alert', ['awr-nightly.service', tell, 'a b'], { PATH: path_ });
    expect(told).toMatchObject({ status: 0, stderr: '' });
    expect(told.stdout).toMatch(/^<2>awr-nightly\.service failed/);
    const [unit, message, argument] = fs.readFileSync(path.join(scratch, 'told'), 'utf8').split('|');
    expect([unit, argument]).toEqual(['awr-nightly.service', 'a b']);
    expect(message).toMatch(/^awr-nightly\.service failed on .*\nrejected a\[2Jb\n\$\(touch x\)$/s);
    expect(helper('night-alert', ['awr-nightly.service', '/nowhere'], { PATH: path_ }).stdout).toMatch(
      /<3>night-alert: \/nowhere did not take the alert/,
    );
    fs.rmSync(scratch, { recursive: true });
  });
});
