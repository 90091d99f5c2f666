/** What a release says of pages that only the viewer makes. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { notBuiltScript, VIEWER_FILE, writeNotBuilt } from './viewer-script.ts';

test('the last of each instance stands for those before it', () => {
  const pages = [
    'demo-1/demo1/2026-10-26-1300_13-14/',
    'demo-1/demo1/2026-10-26-1200_12-13/',
    'demo-1/demo1/2026-10-26-1200_12-13/tables/',
    'demo-1/demo2/2026-10-25-0000_1-2/',
    'other-2/rac/2026-10-24-0000_sp-1-2/',
  ];
  expect(notBuiltScript(pages)).toBe(
    'window.awrNotBuilt = {"demo-1/demo1":"2026-10-26-1300_13-14","demo-1/demo2":"2026-10-25-0000_1-2","other-2/rac":"2026-10-24-0000_sp-1-2"};\n',
  );
  expect(notBuiltScript([])).toBe('window.awrNotBuilt = {};\n');
});

test('is written again only where it is different', () => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-viewer-'));
  const file = path.join(dir, VIEWER_FILE);
  writeNotBuilt(dir, []);
  fs.utimesSync(file, 1, 1);
  writeNotBuilt(dir, []);
  expect(fs.statSync(file).mtimeMs).toBe(1000);
  writeNotBuilt(dir, ['demo-1/demo1/2026-10-26-1300_13-14/']);
  expect(fs.readFileSync(file, 'utf8')).toContain('demo-1/demo1');
  fs.rmSync(dir, { recursive: true });
});
