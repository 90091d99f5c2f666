import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';

const png = path.join(import.meta.dirname, 'png.ts');

/** In a process of its own, which knows of no fonts of the machine. */
function render(svgs: readonly string[]): Buffer[] {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-card-'));
  try {
    const script = `import { cardPng } from ${JSON.stringify(png)};
      for (const svg of ${JSON.stringify(svgs)}) console.log((await cardPng(svg, ${JSON.stringify(scratch)})).toString('base64'));`;
    const out = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
      env: { PATH: process.env['PATH'], HOME: scratch, FONTCONFIG_PATH: '/nonexistent' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return out
      .trim()
      .split('\n')
      .map((line) => Buffer.from(line, 'base64'));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

const text = (words: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><rect width="400" height="80" fill="#fff"/><text x="10" y="50" font-family="Noto Sans SC" font-size="32">${words}</text></svg>`;

test('Chinese is drawn on a host without fonts, each character as itself, and the same bytes each time', async () => {
  const [lock, again, read, empty] = render([text('行锁'), text('行锁'), text('逻辑'), text('')]);
  expect(await sharp(lock).metadata()).toMatchObject({ format: 'png', width: 400, height: 80 });
  expect(lock?.equals(again as Buffer)).toBe(true);
  // Boxes in place of characters would be the same for any two.
  expect(lock?.equals(read as Buffer)).toBe(false);
  expect(lock?.equals(empty as Buffer)).toBe(false);
});
