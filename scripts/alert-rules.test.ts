/** The alert rules: Prometheus takes them, they fire when they should and not before, and name only what is written for them. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'ansible/roles/monitoring/files');
const rules = fs.readFileSync(path.join(folder, 'alerts.yml'), 'utf8');
const missing = spawnSync('promtool', ['--version']).status !== 0;

describe.skipIf(missing)(missing ? 'promtool (skipped: it is not installed)' : 'promtool', () => {
  it.each([
    ['check', 'alerts.yml'],
    ['test', 'alerts.test.yml'],
  ])('%s rules %s', (what, file) => {
    const { status, stdout, stderr } = spawnSync('promtool', [what, 'rules', file], { cwd: folder, encoding: 'utf8' });
    expect(`${stdout}${stderr}`).toContain('SUCCESS');
    expect(status).toBe(0);
  });
});

it('every alert is tested to fire', () => {
  const tested = fs.readFileSync(path.join(folder, 'alerts.test.yml'), 'utf8');
  const names = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
  const fired = [...tested.matchAll(/alertname: (\w+)\n\s+exp_alerts:/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !fired.includes(name))).toEqual([]);
});

it('rules name metrics that something writes', () => {
  const writers = [
    'generator/commands/monitoring/figures.ts',
    'generator/commands/monitoring/requests.ts',
    'ansible/roles/nightly/files/night-ended',
    'ansible/roles/tls/files/tls-expiry',
  ].map((file) => fs.readFileSync(path.join(root, file), 'utf8'));
  const named = new Set(rules.match(/\bawr_\w+(?=[{ )[])/g));
  expect(named.size).toBeGreaterThan(5);
  expect([...named].filter((name) => !writers.some((text) => text.includes(name)))).toEqual([]);
});
