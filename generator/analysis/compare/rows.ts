/** The chapters of both sides, row by row: counters per second and per transaction, the largest movement first. */
import type { Num } from '../../base/figures.ts';
import type { Chapter, Measure } from './chapters.ts';
import type { ChapterChange, MeasureChange, Pair, RowChange } from './model.ts';
import type { Side, SideChapter, SideRow } from './side.ts';

/** Chapters that neither side has are left out. */
export function chapterChanges(first: Side, second: Side, chapters: readonly Chapter[]): ChapterChange[] {
  return chapters.flatMap((chapter): ChapterChange[] => {
    const a = first.chapters.get(chapter.id);
    const b = second.chapters.get(chapter.id);
    if (!a && !b) return [];
    const names = [...new Set([...(a?.rows.keys() ?? []), ...(b?.rows.keys() ?? [])])];
    const rows = names.map((name) => rowChange(name, chapter, { side: first, own: a }, { side: second, own: b }));
    return [
      {
        id: chapter.id,
        has: { first: a !== undefined, second: b !== undefined },
        cut: chapter.cut === true,
        rows: byMovement(rows, chapter),
      },
    ];
  });
}

interface Place {
  side: Side;
  own: SideChapter | undefined;
}

function rowChange(name: string, chapter: Chapter, first: Place, second: Place): RowChange {
  const a = first.own?.rows.get(name);
  const b = second.own?.rows.get(name);
  const parts = (b ?? a)?.parts ?? [];
  return {
    name: parts.filter((part) => part !== null).join(' · '),
    parts,
    measures: chapter.measures.map((measure, i) => measureChange(measure, i, [first, a], [second, b])),
  };
}

function measureChange(
  measure: Measure,
  i: number,
  [first, a]: [Place, SideRow | undefined],
  [second, b]: [Place, SideRow | undefined],
): MeasureChange {
  const pair = { first: a?.values[i] ?? null, second: b?.values[i] ?? null };
  if (measure.combine === 'rate') {
    return { name: measure.name, ...pair, perSecond: pair, perTransaction: perTransaction(pair, first, second) };
  }
  if (measure.combine !== 'sum') return { name: measure.name, ...pair, perSecond: null, perTransaction: null };
  const perSecond = { first: rateOf(pair.first, first), second: rateOf(pair.second, second) };
  return { name: measure.name, ...pair, perSecond, perTransaction: perTransaction(perSecond, first, second) };
}

const rateOf = (value: Num, { own }: Place): Num => (value === null || !own?.seconds ? null : value / own.seconds);

function perTransaction(perSecond: Pair, first: Place, second: Place): Pair {
  const per = (value: Num, { side }: Place): Num =>
    value === null || !side.workPerS.transactions ? null : value / side.workPerS.transactions;
  return { first: per(perSecond.first, first), second: per(perSecond.second, second) };
}

/**
 * By how much the first measure moved. Of times and volumes the absolute difference per second ranks; statistics of
 * Instance Activity, OS and load profile are in units of their own, so there the ratio does, dampened for small counts (our choice).
 */
function byMovement(rows: readonly RowChange[], { id }: Chapter): RowChange[] {
  const weigh = OF_MANY_UNITS.has(id) ? ratio : difference;
  return rows
    .map((row) => ({ row, weight: weigh(row.measures) }))
    .sort((a, b) => b.weight - a.weight || (a.row.name < b.row.name ? -1 : 1))
    .map(({ row }) => row);
}

const OF_MANY_UNITS = new Set([
  'load_profile',
  'activity',
  'activity_levels',
  'os_stats',
  'advisories',
  'resource_limits',
]);
/** So many events a side are noise: added to both before they are divided. */
const DAMPING = 100;

function difference([measure]: readonly MeasureChange[]): number {
  const { first, second } = measure?.perSecond ?? measure ?? { first: null, second: null };
  return Math.abs((second ?? 0) - (first ?? 0));
}

function ratio(measures: readonly MeasureChange[]): number {
  const measure = measures.find(({ first, second }) => first !== null || second !== null);
  if (!measure || measure.first === null || measure.second === null) return 0;
  const { first, second, perSecond } = measure;
  if (!perSecond || perSecond.first === null || perSecond.second === null) return logRatio(first, second, 1e-9);
  // Counters are compared by their rates; the damping is as much as so many events in the shorter side's time.
  const seconds = perSecond.first ? first / perSecond.first : perSecond.second ? second / perSecond.second : 1;
  return logRatio(perSecond.first, perSecond.second, first === perSecond.first ? 0.01 : DAMPING / seconds);
}

const logRatio = (a: number, b: number, damping: number): number =>
  Math.abs(Math.log((Math.abs(b) + damping) / (Math.abs(a) + damping)));
