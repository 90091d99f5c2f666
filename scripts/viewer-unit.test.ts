/** The viewer's unit as the documentation prints it: systemd takes it, it is confined, and systemd 239 knows every key. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints, exposureOf, hasSystemd, MOST_EXPOSED, refusedKeys } from './lib/systemd.ts';

const docs = path.join(import.meta.dirname, '../docs');
const unitIn = (name: string): string =>
  /```ini\n# awr-viewer\.service\n(.+?)```/s.exec(fs.readFileSync(path.join(docs, name), 'utf8'))?.[1] ?? '';
const unit = unitIn('viewer.md');

test('is the same in both languages, and holds no key that systemd 239 or Node does not take', () => {
  expect(unit).toContain('[Service]');
  expect(unitIn('viewer.zh-CN.md')).toBe(unit);
  expect(refusedKeys(unit)).toEqual([]);
});

describe.skipIf(!hasSystemd)(hasSystemd ? 'systemd' : 'systemd (skipped: no systemd-analyze here)', () => {
  let dir: string;
  beforeAll(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-unit-'));
  });
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  test('takes the unit without a warning', () => {
    expect(complaints(dir, 'awr-viewer.service', unit)).toEqual([]);
  });

  test('finds it confined', () => {
    expect(exposureOf(dir, 'awr-viewer.service', unit)).toBeLessThanOrEqual(MOST_EXPOSED);
  });
});
