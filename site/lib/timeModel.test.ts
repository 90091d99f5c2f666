import { expect, it } from 'vitest';
import { timeModelTree } from './timeModel.ts';

const row = (statistic: string, timeS: number, pctDbTime: number | null = null) => ({
  statistic,
  timeS,
  pctDbTime,
  previousS: null,
});
const drawn = (rows: ReturnType<typeof row>[]) =>
  timeModelTree(rows).map((node) => `${'.'.repeat(node.depth)}${node.statistic} ${node.sharePct}`);

it('nests the statistics, children by time, with shares of their root', () => {
  const rows = [
    row('background cpu time', 5),
    row('hard parse elapsed time', 10, 10),
    row('DB time', 100),
    row('parse time elapsed', 20, 20),
    row('hard parse (sharing criteria) elaps', 4, 4),
    row('DB CPU', 60, 60),
    row('background elapsed time', 20),
    row('total CPU time', 65),
  ];
  expect(drawn(rows)).toEqual([
    'DB time 100',
    '.DB CPU 60',
    '.parse time elapsed 20',
    '..hard parse elapsed time 10',
    '...hard parse (sharing criteria) elaps 4',
    'background elapsed time 100',
    '.background cpu time 25',
    'total CPU time null',
  ]);
});

it('hangs a statistic under the nearest one that the report has, and keeps unknown ones', () => {
  expect(drawn([row('hard parse elapsed time', 3, 3), row('DB time', 100), row('of a later release', 1)])).toEqual([
    'DB time 100',
    '.hard parse elapsed time 3',
    'of a later release null',
  ]);
});
