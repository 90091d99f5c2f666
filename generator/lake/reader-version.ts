/**
 * The version of what turns a file into rows: a digest of that code itself. A file is read again, once, when this
 * changes, because the new code might take what the old one refused or read it differently.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;
const SOURCES = ['../report', '../redact', '../catalogue', 'worker.ts', 'payload.ts', 'identity.ts', 'base-tables.ts'];

let computed: string | null = null;

/** 12 hexadecimal digits. */
export function readerVersion(): string {
  if (computed) return computed;
  const digest = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of typescriptFiles(path.join(here, source))) {
      digest.update(path.relative(here, file)).update('\0').update(fs.readFileSync(file)).update('\0');
    }
  }
  computed = digest.digest('hex').slice(0, 12);
  return computed;
}

function typescriptFiles(at: string): string[] {
  if (!fs.statSync(at).isDirectory()) return [at];
  return fs
    .readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(at, name));
}
