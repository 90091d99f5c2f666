/**
 * A side of a comparison made of one report in memory, without a lake: what `loadSides` says of a side that is this report
 * alone. Runs in a browser as it is. `side-of-one.test.ts` holds both against each other.
 */
import type { Num } from '../../base/figures.ts';
import type { Row } from '../expression.ts';
import { isIdle } from '../facts/idle.ts';
import { DB_CPU } from '../load-by-class.ts';
import type { RowsByTable } from '../metrics-of-one.ts';
import { seriesRank } from '../subject.ts';
import { chapterOfOne } from './chapter-of-one.ts';
import { CHAPTERS } from './chapters.ts';
import { CPU_ROWS } from './load-events.ts';
import { exact, greatest, numberIn, textIn } from './row-values.ts';
import type { Side, SideEvent, SideReport } from './side.ts';
import { statementsOfOne } from './statements-of-one.ts';

/**
 * `report`: its row in `reports`, with the times of an interval; `tables`: the rows of its typed tables. Null for a report that
 * is not of an interval's figures, or does not say of which interval.
 */
export function sideOfOne(report: Row, tables: RowsByTable): Side | null {
  const header = { ...report, db_id: textIn(report, 'db_id') } as unknown as SideReport;
  if (seriesRank(header.kind) === null || !header.begin_time || !header.end_time) return null;
  const elapsed = header.elapsed_s !== null && header.elapsed_s > 0 ? header.elapsed_s : null;
  return {
    reports: [header],
    elapsedS: elapsed ?? 0,
    dbTimeS: elapsed === null ? null : header.db_time_s,
    workPerS: {
      transactions: elapsed && workOf(tables, ['user commits', 'user rollbacks'], 'transactions', elapsed),
      executions: elapsed && workOf(tables, ['execute count'], 'executes', elapsed),
      user_calls: elapsed && workOf(tables, ['user calls'], 'user_calls', elapsed),
    },
    classes: elapsed === null ? null : classesOf(tables, elapsed),
    events: elapsed === null ? null : eventsOf(tables, elapsed),
    statements: elapsed === null ? null : statementsOfOne(tables, elapsed),
    parameters: parametersOf(tables['init_parameters'] ?? []),
    chapters: new Map(
      CHAPTERS.flatMap((chapter) => {
        const found = chapterOfOne(chapter, tables[chapter.table] ?? [], header.elapsed_s);
        return found ? [[chapter.id, found] as const] : [];
      }),
    ),
  };
}

/** Counted by those of the statistics that are printed: one that is 0 is not. Else as the load profile says, which rounds. */
function workOf(tables: RowsByTable, statistics: readonly string[], metric: string, elapsed: number): Num {
  const printed = Map.groupBy(
    (tables['instance_activity'] ?? []).filter((row) => statistics.includes(textIn(row, 'statistic') ?? '')),
    (row) => row['statistic'],
  );
  const totals = [...printed.values()].map((rows) => greatest(rows.map((row) => numberIn(row, 'total'))));
  const counted =
    totals.length === 0 || totals.includes(null) ? null : totals.reduce((sum: number, total) => sum + (total ?? 0), 0);
  const rate = greatest(
    (tables['load_profile'] ?? []).filter((row) => row['metric'] === metric).map((row) => numberIn(row, 'per_second')),
  );
  const count = counted ?? (rate === null ? null : rate * elapsed);
  return count === null ? null : exact(count) / exact(elapsed);
}

/** As `loadByClassQuery` has them; what no class accounts for is worked out for both sides as wholes. */
function classesOf(tables: RowsByTable, elapsed: number): Side['classes'] {
  const foreground = tables['foreground_wait_classes'] ?? [];
  const listed = foreground.length > 0 ? foreground : (tables['wait_classes'] ?? []);
  const seconds = new Map<string, number>();
  for (const [name, rows] of Map.groupBy(listed, (row) => textIn(row, 'wait_class'))) {
    const most = greatest(rows.map((row) => numberIn(row, 'total_wait_s')));
    if (name !== null && name !== 'Idle' && most !== null) seconds.set(name, most);
  }
  const cpu = greatest(
    (tables['time_model'] ?? []).filter((row) => row['statistic'] === DB_CPU).map((row) => numberIn(row, 'time_s')),
  );
  if (cpu !== null) seconds.set(DB_CPU, cpu);
  const classes = [...seconds].sort(byName).map(([name, time]) => [name, exact(time) / exact(elapsed)] as const);
  return classes.length > 0 ? new Map(classes) : null;
}

const PLACES: Readonly<Record<string, number>> = { foreground: 1, all: 2, top: 3 };

/** As `loadEvents` has them. */
function eventsOf({ wait_events: all = [] }: RowsByTable, elapsed: number): Side['events'] {
  const printed = all.flatMap((row) => {
    const [place, event] = [PLACES[String(row['scope'])], textIn(row, 'event')];
    return place === undefined || event === null ? [] : [{ row, place, event }];
  });
  const best = Math.min(...printed.map(({ place }) => place));
  const classes = new Map<string, string>();
  for (const { row, event } of printed) {
    const [known, own] = [classes.get(event), textIn(row, 'wait_class')];
    if (own !== null && (known === undefined || own > known)) classes.set(event, own);
  }
  const listed = Map.groupBy(
    printed.filter(({ place }) => place === best),
    ({ event }) => event,
  );
  const events = [...listed].sort(byName).flatMap(([event, rows]): SideEvent[] => {
    const seconds = greatest(rows.map(({ row }) => secondsOf(row)));
    const waits = greatest(rows.map(({ row }) => numberIn(row, 'waits')));
    const waitClass = classes.get(event) ?? null;
    if (seconds === null || CPU_ROWS.has(event) || isIdle(event, waitClass)) return [];
    return [
      {
        event,
        waitClass,
        waitsPerS: waits === null ? null : exact(waits) / exact(elapsed),
        secondsPerS: exact(seconds) / exact(elapsed),
      },
    ];
  });
  const known = [...listed.values()].some((rows) => rows.some(({ row }) => secondsOf(row) !== null));
  if (!known) return null;
  return {
    seconds: exact(elapsed),
    reports: 1,
    byEvent: new Map(events.map((event) => [event.event, event])),
    complete: best < 3,
  };
}

/** Totals are printed in whole seconds: of small ones waits times an average with decimals says more. */
function secondsOf(row: Row): Num {
  const [total, average, waits] = [numberIn(row, 'total_wait_s'), numberIn(row, 'avg_wait_ms'), numberIn(row, 'waits')];
  const finer = average !== null && !Number.isInteger(average) && waits !== null && waits > 0 && (total ?? 0) < 10;
  return finer ? (waits * average) / 1000 : total;
}

/** At the end of the report; values of a multi-valued one sorted and joined, what the instance tunes itself left out. */
function parametersOf(rows: readonly Row[]): Side['parameters'] {
  const named = rows.flatMap((row) => {
    const [name, pdb] = [textIn(row, 'name'), textIn(row, 'pdb_name')];
    if (name === null || name.startsWith('__')) return [];
    return [
      { name: pdb === null ? name : `${name} (${pdb})`, value: textIn(row, 'end_value') ?? textIn(row, 'begin_value') },
    ];
  });
  if (named.length === 0) return null;
  const groups = [...Map.groupBy(named, ({ name }) => name)].sort(byName);
  return new Map(
    groups.map(([name, own]) => [
      name,
      own
        .flatMap(({ value }) => value ?? [])
        .sort()
        .join(', '),
    ]),
  );
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;
