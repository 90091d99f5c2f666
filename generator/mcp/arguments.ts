/** Arguments that several tools take, with what they mean. */
import { z } from 'zod';

export const db = z.string().min(1).max(200).describe('database: its slug, name or DBID, as list_databases gives them');

export const language = z
  .enum(['en', 'zh'])
  .default('en')
  .describe('language of the texts: en (English), zh (Chinese)');

export const from = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?$/)
  .describe('begin, wall clock of the database: YYYY-MM-DD or YYYY-MM-DD HH:MM');
export const to = from.describe('end, wall clock of the database: YYYY-MM-DD (that day excluded) or YYYY-MM-DD HH:MM');

export const instance = z.string().min(1).max(200).describe('instance name; without it, all instances');

export const offset = z
  .number()
  .int()
  .min(0)
  .default(0)
  .describe('rows to pass over: next_offset of the answer before');

export const limitOf = (standard: number, most: number) =>
  z.number().int().min(1).max(most).default(standard).describe(`rows at most (default ${standard}, highest ${most})`);

/** `2026-10-26T12:00` and `2026-10-26` as the lake's timestamps are written. */
export function timestamp(time: string): string {
  const [date = '', clock = '00:00:00'] = time.split(/[ T]/);
  return `${date} ${clock.length === 5 ? `${clock}:00` : clock}`;
}
