/** The viewer's unit as the documentation prints it: systemd takes it, it is confined, and systemd 239 knows every key. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LATER_KEYS } from './lib/systemd.ts';

const docs = path.join(import.meta.dirname, '../docs');
const unitIn = (name: string): string =>
  /```ini\n# awr-viewer\.service\n(.+?)```/s.exec(fs.readFileSync(path.join(docs, name), 'utf8'))?.[1] ?? '';
const unit = unitIn('viewer.md');

/** `OK` in systemd's own words ends at 4; what it names "exposure" (our choice of the bound). */
const MOST_EXPOSED = 2;

const hasSystemd = spawnSync('systemd-analyze', ['--version'], { stdio: 'ignore' }).status === 0;

test('is the same in both languages, and holds no key that systemd 239 does not know', () => {
  expect(unit).toContain('[Service]');
  expect(unitIn('viewer.zh-CN.md')).toBe(unit);
  const keys = unit.split('\n').flatMap((line) => /^([A-Za-z]+)=/.exec(line)?.[1] ?? []);
  expect(keys.filter((key) => LATER_KEYS.includes(key))).toEqual([]);
  // Node compiles code as it runs.
  expect(keys).not.toContain('MemoryDenyWriteExecute');
});

describe.skipIf(!hasSystemd)(hasSystemd ? 'systemd' : 'systemd (skipped: no systemd-analyze here)', () => {
  let dir: string;
  beforeAll(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-unit-'));
  });
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  test('takes the unit without a warning', () => {
    // Its program and its user are not on this machine; everything else is looked at.
    const file = path.join(dir, 'awr-viewer.service');
    fs.writeFileSync(
      file,
      unit.replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true').replace(/^(User|Group)=awr$/gm, '$1=root'),
    );
    const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' });
    expect(`${stdout}${stderr}`.split('\n').filter((line) => line.includes('awr-viewer'))).toEqual([]);
  });

  test('finds it confined', () => {
    const file = path.join(dir, 'awr-viewer.service');
    fs.writeFileSync(file, unit);
    const said = execFileSync('systemd-analyze', ['security', '--offline=yes', '--no-pager', file], {
      encoding: 'utf8',
    });
    const exposure = Number(/exposure level for awr-viewer\.service: ([\d.]+)/.exec(said)?.[1]);
    expect(exposure).toBeLessThanOrEqual(MOST_EXPOSED);
  });
});
