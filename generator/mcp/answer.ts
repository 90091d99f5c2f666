/**
 * Answers of the tools: JSON or Markdown of bounded size, errors with a code, a message and a remedy. A list that does not
 * fit is cut, and says how to go on.
 */
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { AwrError } from '../base/errors.ts';
import { escapedJson } from '../pages/forms/forms.ts';

/** Characters of one answer: about 10,000 tokens, a small part of any model's context; our choice. */
export const MAX_ANSWER = 40_000;

export const textAnswer = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });

/** Throws `too_large` where the value does not fit: lists must go through `pageOf`. */
export function jsonAnswer(value: object): CallToolResult {
  const text = escapedJson(value);
  if (text.length <= MAX_ANSWER) return textAnswer(text);
  throw new AwrError(`The answer has ${text.length} characters; at most ${MAX_ANSWER} are given at once.`, {
    code: 'too_large',
    remedy: 'Ask for less: a shorter period, fewer rows or chapters, or the Markdown form.',
  });
}

export interface Page<T> {
  rows: T[];
  /** Rows there are in all; null where counting them would mean reading them. */
  total: number | null;
  /** Pass it as `offset` to go on; null at the end. */
  next_offset: number | null;
  hint?: string;
}

/**
 * As many of `rows`, which begin at `offset` of `total`, as fit beside an answer's other fields: `beside`, where those are
 * more than a few words.
 */
export function pageOf<T>(rows: readonly T[], offset: number, total: number, beside?: object): Page<T> {
  const kept = fitting(rows, roomBeside(beside));
  const next = offset + kept.length;
  if (next >= total) return { rows: kept, total, next_offset: null };
  return { rows: kept, total, next_offset: next, hint: `${total - next} more: call again with offset ${next}.` };
}

/** Characters left for rows. */
const roomBeside = (beside: object = {}): number => MAX_ANSWER - 3000 - escapedJson(beside).length;

/** The first rows that fit into `room` characters; one that is too large by itself is an error, not an endless loop. */
export function fitting<T>(rows: readonly T[], room = roomBeside()): T[] {
  let left = room;
  const kept: T[] = [];
  for (const row of rows) {
    left -= escapedJson(row).length + 1;
    if (left < 0) break;
    kept.push(row);
  }
  if (kept.length === 0 && rows.length > 0) {
    throw new AwrError('A single row is larger than an answer may be.', {
      code: 'too_large',
      remedy: 'Ask for fewer columns, or cut long texts: substr(column, 1, 1000).',
    });
  }
  return kept;
}

/** An error as a result that a model can act on; anything but our own errors is told without its stack. */
export function errorAnswer(error: unknown): CallToolResult {
  const known = error instanceof AwrError ? error : null;
  const message = error instanceof Error ? error.message : String(error);
  const body = {
    error: {
      code: known?.code ?? 'internal',
      message: known ? message : 'The server failed; its log says more.',
      ...(known?.place !== undefined && { place: known.place }),
      ...(known?.remedy !== undefined && { remedy: known.remedy }),
    },
  };
  return { ...textAnswer(escapedJson(body)), isError: true };
}
