/** The whole cast of statements, each with the SQL_ID that Oracle would give its text. */
import { createHash } from 'node:crypto';
import { hash32 } from '../../random.ts';
import type { Statement } from '../types.ts';
import { housekeepingStatements } from './housekeeping.ts';
import { orderStatements } from './orders.ts';
import { reportingStatements } from './reporting.ts';
import { warehouseStatements } from './warehouse.ts';

export interface CastStatement extends Statement {
  sqlId: string;
}

const ALPHABET = '0123456789abcdfghjkmnpqrstuvwxyz';

/** Oracle's SQL_ID: the last 64 bits of the MD5 of the text and a zero byte, in base 32. */
export function sqlIdOf(text: string): string {
  const digest = createHash('md5').update(`${text}\0`, 'utf8').digest();
  let n = (BigInt(digest.readUInt32LE(8)) << 32n) | BigInt(digest.readUInt32LE(12));
  let id = '';
  for (let i = 0; i < 13; i++) {
    id = ALPHABET[Number(n & 31n)] + id;
    n >>= 5n;
  }
  return id;
}

/** Plan hash of a statement's plan; version 0 is the usual one, each plan change takes the next. */
export function planHash(key: string, version: number): number {
  return (hash32(`plan/${key}/${version}`) % 3_900_000_000) + 100_000_000;
}

export const statements: readonly CastStatement[] = [
  ...orderStatements,
  ...warehouseStatements,
  ...reportingStatements,
  ...housekeepingStatements,
].map((statement) => ({ ...statement, sqlId: sqlIdOf(statement.text) }));
