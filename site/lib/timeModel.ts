/** The time model as the tree that Oracle documents (Database Reference, V$SESS_TIME_MODEL). */
import type { SnapshotModel } from '../../generator/pages/types.ts';

export type TimeModelRow = NonNullable<SnapshotModel['timeModel']>[number];

/** Depth in the tree and share of the root above: DB time, or background elapsed time. */
export interface TimeModelNode extends TimeModelRow {
  depth: number;
  sharePct: number | null;
}

/** Text reports cut names: a statistic is known by the beginning of its name, the longest that fits. */
const PARENTS: readonly [name: string, parent: string | null][] = [
  ['DB time', null],
  ['DB CPU', 'DB time'],
  ['sql execute elapsed', 'DB time'],
  ['repeated bind elapsed', 'sql execute elapsed'],
  ['parse time elapsed', 'DB time'],
  ['hard parse elapsed', 'parse time elapsed'],
  ['hard parse (sharing criteria)', 'hard parse elapsed'],
  ['hard parse (bind mismatch)', 'hard parse (sharing criteria)'],
  ['failed parse elapsed', 'parse time elapsed'],
  ['failed parse (out of shared memory)', 'failed parse elapsed'],
  ['connection management call', 'DB time'],
  ['sequence load elapsed', 'DB time'],
  ['PL/SQL execution elapsed', 'DB time'],
  ['inbound PL/SQL rpc elapsed', 'DB time'],
  ['PL/SQL compilation elapsed', 'DB time'],
  ['Java execution elapsed', 'DB time'],
  ['OLAP engine elapsed', 'DB time'],
  ['Tablespace encryption elapsed', 'DB time'],
  ['Tablespace encryption cpu', 'Tablespace encryption elapsed'],
  ['background elapsed', null],
  ['background cpu', 'background elapsed'],
  ['RMAN cpu time', 'background cpu'],
  ['total CPU time', null],
];

const placeOf = (statistic: string) => PARENTS.find(([name]) => statistic.startsWith(name));

/** Roots in the order above, children by time; a statistic without its parent, or unknown, stands at the top. */
export function timeModelTree(rows: readonly TimeModelRow[]): TimeModelNode[] {
  const present = new Map(rows.map((row) => [placeOf(row.statistic)?.[0] ?? row.statistic, row]));
  const parentOf = (name: string): string | null => {
    for (let parent = PARENTS.find(([each]) => each === name)?.[1] ?? null; parent !== null; ) {
      if (present.has(parent)) return parent;
      const above = parent;
      parent = PARENTS.find(([each]) => each === above)?.[1] ?? null;
    }
    return null;
  };
  const children = Map.groupBy(present.keys(), parentOf);
  const order = PARENTS.map(([name]) => name);
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const nodes: TimeModelNode[] = [];
  const visit = (name: string, depth: number, rootS: number | null): void => {
    const row = present.get(name);
    if (!row) return;
    const ofRoot = rootS === null || rootS <= 0 || row.timeS === null ? null : (100 * row.timeS) / rootS;
    nodes.push({ ...row, depth, sharePct: row.pctDbTime ?? ofRoot });
    const below = (children.get(name) ?? []).toSorted(
      (a, b) => (present.get(b)?.timeS ?? 0) - (present.get(a)?.timeS ?? 0) || place(a) - place(b),
    );
    for (const child of below) visit(child, depth + 1, rootS);
  };
  for (const root of (children.get(null) ?? []).toSorted((a, b) => place(a) - place(b)))
    visit(root, 0, root === 'DB time' || root === 'background elapsed' ? (present.get(root)?.timeS ?? null) : null);
  return nodes;
}
