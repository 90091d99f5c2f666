/**
 * The versions of what turns a file into rows: digests of that code itself, so that nobody has to remember to raise a
 * number. A file is read again, once, when the reader changes, because the new code might take what the old one refused
 * or read it differently. When the catalogue changes, the tables in the lake are mapped again, without the file.
 */
import path from 'node:path';
import { codeVersion } from '../base/code-version.ts';

export interface Versions {
  /** 12 hexadecimal digits each. */
  reader: string;
  catalogue: string;
}

const READER = [
  '../report',
  '../redact',
  'worker.ts',
  'parts.ts',
  'payload.ts',
  'wire.ts',
  'identity.ts',
  'base-tables.ts',
];
const CATALOGUE = ['../catalogue'];

let computed: Versions | null = null;

export function versions(): Versions {
  const at = (names: readonly string[]): string[] => names.map((name) => path.join(import.meta.dirname, name));
  computed ??= { reader: codeVersion(at(READER)), catalogue: codeVersion(at(CATALOGUE)) };
  return computed;
}
