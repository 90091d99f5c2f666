/** The rows of a chart's range as a table: for the page, for CSV, Excel and Parquet. */
import type { Unit } from '../../../generator/base/figures.ts';
import { timeOf } from '../../charts/time.ts';
import type { Drawing } from './draw.ts';

export interface Extract {
  /** Of the file: chart, first and last day. */
  name: string;
  title: string;
  columns: { label: string; unit: string; values: (number | null)[] }[];
  /** Wall clock, `YYYY-MM-DD HH:MM:SS`. */
  begin: string[];
  end: string[];
}

const UNIT_NAMES: Record<Unit, string> = {
  seconds: 's',
  milliseconds: 'ms',
  sessions: 'sessions',
  percent: '%',
  count: '',
  per_second: '/s',
  bytes: 'B',
  bytes_per_second: 'B/s',
  gibibytes: 'GiB',
};

/** Every series of the chart, those that are not drawn too, in the order of its legend; rows in order of time. */
export function extractOf({ rows, from, to, spec, measure }: Drawing, id: string): Extract {
  const [first, end] = rows.within(rows, from, to);
  const places = Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
  const day = (ms: number): string => timeOf(ms).slice(0, 10);
  return {
    // The chart's id names the series once more.
    name: `${spec.source}-${id.replace(`-${spec.source}`, '')}-${day(from)}-${day(to)}`,
    title: spec.title,
    columns: spec.series.map(({ column, label }) => ({
      label,
      unit: UNIT_NAMES[measure.unit],
      values: places.map((row) => {
        const value = rows.value(measure.column(column), row);
        return Number.isNaN(value) ? null : value;
      }),
    })),
    begin: places.map((row) => timeOf(rows.from[row] as number)),
    end: places.map((row) => timeOf(rows.to[row] as number)),
  };
}

export const headerOf = ({ label, unit }: { label: string; unit: string }): string =>
  unit === '' ? label : `${label} (${unit})`;

/** What a spreadsheet would take for a formula is marked as text: names come from reports. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** UTF-8 with the mark by which Excel knows it; RFC 4180. Absent values are empty. */
export function csvOf({ columns, begin, end }: Extract, words: { begin: string; end: string }): string {
  const header = [words.begin, words.end, ...columns.map(headerOf)].map(cell);
  const lines = begin.map((time, i) => [time, end[i] ?? '', ...columns.map(({ values }) => values[i] ?? '')].join(','));
  return `\uFEFF${[header.join(','), ...lines].join('\r\n')}\r\n`;
}
