/** What a key means on a chart. */
import type { Act } from './bars.ts';

export type Key =
  | { kind: 'move'; by: number; select: boolean }
  | { kind: 'act'; act: Act }
  | { kind: 'all' }
  | { kind: 'go' }
  | { kind: 'away' };

const FAR = 1e9;
const MOVES: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -FAR, End: FAR };
const ACTS: Record<string, Act> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  _: 'out',
  ',': 'earlier',
  '.': 'later',
  '<': 'earlier',
  '>': 'later',
};

/** Null: not a key of ours, or one with a modifier that is the browser's. */
export function keyOf({
  key,
  shiftKey,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): Key | null {
  if (ctrlKey || altKey || metaKey) return null;
  const by = MOVES[key];
  if (by !== undefined) return { kind: 'move', by, select: shiftKey };
  const act = ACTS[key];
  if (act !== undefined) return { kind: 'act', act };
  if (key === '0') return { kind: 'all' };
  if (key === 'Enter') return { kind: 'go' };
  if (key === 'Escape') return { kind: 'away' };
  return null;
}
