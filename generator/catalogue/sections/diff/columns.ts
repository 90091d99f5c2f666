/** What the tables of a compare-period report share: both periods side by side, and the difference as printed. */
import type { Column } from '../../section.ts';

/** Header cells with which a group of columns begins, in most tables. */
export const STARTS = ['1st', '1st/2nd/Both'];

/** The period that a cell or group names. */
export const PERIODS: Readonly<Record<string, string>> = {
  'first (1st)': '1',
  first: '1',
  '1st': '1',
  '1st period': '1',
  'second (2nd)': '2',
  second: '2',
  '2nd': '2',
  '2nd period': '2',
};

/** Which of the two periods a row is of. */
export function periodColumn(...from: string[]): Column {
  return { name: 'period', type: 'integer', doc: '1: the first period, 2: the second', from, codes: PERIODS };
}

export function text(name: string, doc: string, ...from: (string | RegExp)[]): Column {
  return { name, type: 'text', doc, from };
}

/** A measure of both periods. */
export interface Measure {
  /** Lake name without prefix; its ending is its unit. */
  name: string;
  doc: string;
  /** Names of the group of columns; `()` stands for a unit that may be printed there. */
  groups: readonly string[];
  /** Whether the difference is printed, and whether in percent. */
  diff?: boolean;
  diffPct?: boolean;
  /** Whether the running total from row to row is printed. */
  cumulative?: boolean;
}

/** The columns of a measure: `first_…`, `second_…`, `diff_…`. */
export function sides({ name, doc, groups, diff, diffPct, cumulative }: Measure): Column[] {
  const column = (prefix: string, what: string, cell: string): Column => ({
    name: `${prefix}_${name}`,
    type: 'number',
    doc: `${doc}; ${what}`,
    from: groups.map((group) => pattern(group, cell)),
  });
  const stem = name.replace(/(?<!_per)_(s|ms|us|bytes|mb)$/, '');
  return [
    column('first', 'first period', '1st'),
    column('second', 'second period', '2nd'),
    ...(diff ? [column('diff', 'difference as printed', 'Diff')] : []),
    ...(diffPct
      ? [
          {
            ...column('diff', '', '%Diff'),
            name: `diff_${stem}_pct`,
            doc: `${doc}; difference in percent of the first period`,
          },
        ]
      : []),
    ...(cumulative
      ? [
          {
            ...column('first', 'first period, this row and those above', '1st Total'),
            name: `first_cumulative_${name}`,
          },
          {
            ...column('second', 'second period, this row and those above', '2nd Total'),
            name: `second_cumulative_${name}`,
          },
        ]
      : []),
  ];
}

/** A group's name and the cell under it, as joined: white space aside, with the unit or without. */
function pattern(group: string, cell: string): RegExp {
  const escaped = (part: string) =>
    part
      .toLowerCase()
      .replace(/\s+/g, '')
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [before = '', ...behind] = group.split('()').map(escaped);
  return new RegExp(`^${[before, ...behind].join('(?:\\([a-z-]+\\))?')}${escaped(cell)}(?:\\([a-z]+\\))?$`);
}
