/** What to bear in mind when two sides are held against each other, and what differs between them besides figures. */
import type { Side, SideReport } from './side.ts';

export type NoteId =
  | 'other_database'
  | 'other_instance'
  | 'other_kind'
  | 'other_host'
  | 'other_release'
  | 'other_cpus'
  | 'other_memory'
  | 'restarted'
  | 'restarted_inside'
  | 'other_length'
  | 'overlap'
  | 'all_sessions'
  | 'top_events'
  | 'no_transactions'
  | 'partly'
  | 'missing';

export interface Note {
  id: NoteId;
  /** For the sentence. */
  values: Readonly<Record<string, string | number>>;
}

/** Intervals that differ by more than this factor hide peaks of the shorter one (our choice). */
const LENGTH_FACTOR = 1.5;

/** Headers that differ: what is compared, and the note about it; the most telling one first. */
const HEADERS: readonly { id: NoteId; column: keyof SideReport }[] = [
  { id: 'other_database', column: 'db_id' },
  { id: 'other_instance', column: 'instance_name' },
  { id: 'other_kind', column: 'kind' },
  { id: 'other_release', column: 'release' },
  { id: 'other_host', column: 'host_name' },
  { id: 'other_cpus', column: 'cpus' },
  { id: 'other_memory', column: 'memory_gb' },
];

export function notesOf(first: Side, second: Side): Note[] {
  return [...headers(first, second), ...times(first, second), ...sections(first, second)];
}

function headers(first: Side, second: Side): Note[] {
  const a = first.reports.at(-1);
  const b = second.reports.at(-1);
  if (!a || !b) return [];
  return HEADERS.flatMap(({ id, column }): Note[] => {
    const [from, to] = [a[column], b[column]];
    if (from === null || to === null || from === to) return [];
    if (id === 'other_database') return [{ id, values: { from: a.db_name ?? from, to: b.db_name ?? to } }];
    return [{ id, values: { from, to } }];
  });
}

function times(first: Side, second: Side): Note[] {
  const notes: Note[] = [];
  const sameInstance = first.reports.at(-1)?.instance_name === second.reports.at(-1)?.instance_name;
  const [a, b] = [startups(first), startups(second)];
  const [before, after] = [a.at(-1), b[0]];
  if (sameInstance && before && after && before !== after)
    notes.push({ id: 'restarted', values: { at: [before, after].sort()[1] ?? after } });
  for (const [side, list] of [
    [1, a],
    [2, b],
  ] as const) {
    if (list.length > 1) notes.push({ id: 'restarted_inside', values: { side, at: list.at(-1) ?? '' } });
  }
  const factor = Math.max(first.elapsedS, second.elapsedS) / Math.min(first.elapsedS, second.elapsedS);
  if (factor > LENGTH_FACTOR) notes.push({ id: 'other_length', values: { from: first.elapsedS, to: second.elapsedS } });
  if (sameInstance && spanOf(first).begin < spanOf(second).end && spanOf(second).begin < spanOf(first).end)
    notes.push({ id: 'overlap', values: {} });
  return notes;
}

/** Times at which the side's instance was started, in order. */
const startups = ({ reports }: Side): string[] =>
  [...new Set(reports.flatMap(({ startup_time }) => startup_time ?? []))].sort();

const spanOf = ({ reports }: Side) => ({ begin: reports[0]?.begin_time ?? '', end: reports.at(-1)?.end_time ?? '' });

/** Sections that the comparison rests on. */
const SECTIONS = ['classes', 'events', 'statements', 'parameters'] as const;

function sections(first: Side, second: Side): Note[] {
  const notes: Note[] = [];
  for (const [side, each] of [
    [1, first],
    [2, second],
  ] as const) {
    if (each.dbTimeS === null) notes.push({ id: 'missing', values: { side, section: 'db_time' } });
    for (const section of SECTIONS)
      if (each[section] === null) notes.push({ id: 'missing', values: { side, section } });
    for (const section of ['events', 'statements'] as const) {
      const covered = each[section]?.reports ?? each.reports.length;
      if (covered < each.reports.length)
        notes.push({ id: 'partly', values: { side, section, covered, reports: each.reports.length } });
    }
    if (each.reports.some(({ kind }) => kind === 'statspack')) notes.push({ id: 'all_sessions', values: { side } });
    else if (each.events && !each.events.complete) notes.push({ id: 'top_events', values: { side } });
    if (!each.workPerS.transactions) notes.push({ id: 'no_transactions', values: { side } });
  }
  return notes;
}
