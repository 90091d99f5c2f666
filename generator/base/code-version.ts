/** The version of a piece of this program: a digest of its code, so that nobody has to remember to raise a number. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** 12 hexadecimal digits over these files and all TypeScript in these folders, tests apart. */
export function codeVersion(paths: readonly string[]): string {
  const digest = createHash('sha256');
  for (const at of paths) {
    for (const file of typescriptFiles(at)) {
      digest.update(path.basename(file)).update('\0').update(fs.readFileSync(file)).update('\0');
    }
  }
  return digest.digest('hex').slice(0, 12);
}

function typescriptFiles(at: string): string[] {
  if (!fs.statSync(at).isDirectory()) return [at];
  return fs
    .readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(at, name));
}
