/** Which reports a report is held against: the one before, those of the same hour a day and a week before, where the lake has them. */
import type { IndexedInstance, IndexedReport } from './lake-index.ts';

export interface Earlier {
  against: 'previous' | 'day' | 'week';
  report: IndexedReport;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AGO = { day: DAY_MS, week: 7 * DAY_MS } as const;

/** Each report once, the nearest in time first; none for a report outside the series. */
export function earlierOf(report: IndexedReport): Earlier[] {
  if (!report.inSeries) return [];
  const found: Earlier[] = [];
  const add = (against: Earlier['against'], other: IndexedReport | null): void => {
    if (other && other !== report && !found.some((each) => each.report === other))
      found.push({ against, report: other });
  };
  add('previous', report.previous);
  for (const against of ['day', 'week'] as const) add(against, sameHour(report, AGO[against]));
  return found;
}

/** The report of the series in whose interval the middle of this one lay so long before; none where that hour is not covered. */
function sameHour(report: IndexedReport, ago: number): IndexedReport | null {
  const { beginTime, endTime } = report.snapshot;
  const middle = textOf((milliseconds(beginTime) + milliseconds(endTime)) / 2 - ago);
  const found = lastBeginning(report.instance, middle);
  return found && found.snapshot.endTime > middle ? found : null;
}

/** The last report of the series that begins at `time` or before. Times as text sort as times do. */
function lastBeginning({ series }: IndexedInstance, time: string): IndexedReport | null {
  let [from, to] = [0, series.length];
  while (from < to) {
    const half = (from + to) >> 1;
    if ((series[half]?.snapshot.beginTime ?? '') <= time) from = half + 1;
    else to = half;
  }
  return series[from - 1] ?? null;
}

export interface Periods {
  days: 7 | 1;
  before: IndexedReport[];
  last: IndexedReport[];
  /** Of the database's clock: `before` is what lies between the first two, `last` between the others. */
  from: string;
  middle: string;
  to: string;
}

/** A period of which reports cover less than this share says little of it (our choice). */
const COVERED = 0.5;

/** The last seven days of a series and the seven before; the last day and the one before where there are not as many; null with less. */
export function lastPeriods({ series }: IndexedInstance): Periods | null {
  const newest = series.at(-1);
  if (!newest) return null;
  const end = milliseconds(newest.snapshot.endTime);
  for (const days of [7, 1] as const) {
    const last = between(series, end - days * DAY_MS, end);
    const before = between(series, end - 2 * days * DAY_MS, end - days * DAY_MS);
    if ([last, before].every((reports) => covered(reports) >= COVERED * days * DAY_MS)) {
      const [from, middle] = [textOf(end - 2 * days * DAY_MS), textOf(end - days * DAY_MS)];
      return { days, before, last, from, middle, to: newest.snapshot.endTime };
    }
  }
  return null;
}

/** Reports whose middle lies in the period. */
function between(series: readonly IndexedReport[], from: number, to: number): IndexedReport[] {
  return series.filter(({ snapshot }) => {
    const middle = (milliseconds(snapshot.beginTime) + milliseconds(snapshot.endTime)) / 2;
    return middle >= from && middle < to;
  });
}

const covered = (reports: readonly IndexedReport[]): number =>
  reports.reduce((sum, { snapshot }) => sum + 1000 * (snapshot.elapsedS ?? 0), 0);

const milliseconds = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`);
const textOf = (time: number): string => new Date(time).toISOString().slice(0, 19).replace('T', ' ');
