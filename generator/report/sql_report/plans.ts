/**
 * The parts of an AWR SQL report that belong to one plan each: they stand below `Plan 1(PHV: 1234567890)`, and say which
 * plan nowhere else. Their rows get the statement and the plan as cells of their own.
 */
import type { SourceTable } from '../types.ts';
import { foldKey } from '../values.ts';

const PLAN = /\bPlan\s+(\d+)\s*\(PHV:\s*(\d+)\s*\)/g;

export interface Piece {
  /** Plan hash value, without zeros before it; null before the first plan. */
  planHash: string | null;
  text: string;
}

/** Splits the report where the parts of each plan begin. */
export function piecesOf(text: string): Piece[] {
  // A page may name the plans twice, in links at its top: the part itself comes last.
  const places = new Map<string, { at: number; planHash: string }>();
  for (const match of text.matchAll(PLAN)) {
    places.set(match[1] ?? '', { at: match.index, planHash: (match[2] ?? '').replace(/^0+(?=\d)/, '') });
  }
  const starts = [...places.values()].sort((one, other) => one.at - other.at);
  const pieces: Piece[] = [{ planHash: null, text: text.slice(0, starts[0]?.at ?? text.length) }];
  starts.forEach(({ at, planHash }, i) => {
    pieces.push({ planHash, text: text.slice(at, starts[i + 1]?.at ?? text.length) });
  });
  return pieces;
}

const STATISTICS = 'stat name';
const STEPS = 'operation';

/** The table under the name of what it is, with statement and plan in its first columns; others as they are. */
export function ofPlan(table: SourceTable, sqlId: string, planHash: string | null): SourceTable {
  if (planHash === null || table.header.length === 0) return table;
  const names = table.header.map(foldKey);
  const heading = names.includes(STATISTICS) ? 'Plan Statistics' : names.includes(STEPS) ? 'Execution Plan' : null;
  if (heading === null) return table;
  return {
    ...table,
    heading,
    header: ['SQL Id', 'Plan Hash Value', ...table.header],
    rows: table.rows.map((row) => [sqlId, planHash, ...row]),
  };
}

/** The statement that the report is about. */
export function sqlIdOf(text: string): string {
  return /\bSQL ID:\s*([0-9a-z]{13})\b/i.exec(text)?.[1] ?? '';
}
