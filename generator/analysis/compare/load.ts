/**
 * Reads the sides of comparisons, many at once: one query a table, which puts the reports of each side together.
 * Sums are taken in the order of the reports, so that the same lake gives the same digits.
 */
import type { Num } from '../../base/figures.ts';
import { loadChapter, sideRows } from './chapter-query.ts';
import { CHAPTERS, type Chapter } from './chapters.ts';
import { loadClasses, loadEvents } from './load-events.ts';
import { loadStatements } from './load-statements.ts';
import { headerQuery, parameterQuery, workQuery } from './queries.ts';
import { type Side, type SideChapter, type SideReport, WORK, type Work } from './side.ts';

/** Runs one SELECT over the lake. */
export type Query = <T>(sql: string) => Promise<T[]>;

/** Where the rows of all the sides' reports lie, as SQL conditions. */
export interface Places {
  /** In the tables read from reports: names their database, months and ids. */
  read: string;
  /** In the computed tables, which have no months. */
  computed: string;
}

/** A side to be read: its own name and its reports' ids. */
export interface WantedSide {
  key: string;
  reportIds: readonly string[];
}

/** Sides by key; `chapters`: those to be read besides what every comparison has. A side without a report in the lake is left out. */
export async function loadSides(
  query: Query,
  places: Places,
  wanted: readonly WantedSide[],
  chapters: readonly Chapter[] = CHAPTERS,
): Promise<Map<string, Side>> {
  if (wanted.every(({ reportIds }) => reportIds.length === 0)) return new Map();
  const where = places.read;
  const sides = sideRows(wanted);
  const headers = Map.groupBy(await query<SideReport & { side: string }>(headerQuery(where, sides)), (row) => row.side);
  const work = await query<{ side: string; work: Work; per_s: Num }>(workQuery(where, sides));
  const rates = new Map(work.map((row) => [`${row.side} ${row.work}`, row.per_s]));
  const classes = await loadClasses(query, places, sides);
  const events = await loadEvents(query, where, sides);
  const statements = await loadStatements(query, where, sides);
  const parameters = await query<{ side: string; listed: string }>(parameterQuery(where, sides));
  const listed = new Map(parameters.map((row) => [row.side, JSON.parse(row.listed) as Record<string, string>]));
  const byChapter: [string, Map<string, SideChapter>][] = [];
  for (const chapter of chapters) byChapter.push([chapter.id, await loadChapter(query, where, sides, chapter)]);

  return new Map(
    [...headers].map(([key, rows]): [string, Side] => {
      const reports = rows.map(({ side: _, ...report }) => report);
      const own = listed.get(key);
      return [
        key,
        {
          reports,
          ...totals(reports),
          workPerS: Object.fromEntries(
            WORK.map((unit) => [unit, rates.get(`${key} ${unit}`) ?? null]),
          ) as Side['workPerS'],
          classes: classes.get(key) ?? null,
          events: events.get(key) ?? null,
          statements: statements.get(key) ?? null,
          parameters: own === undefined ? null : new Map(Object.entries(own)),
          chapters: new Map(
            byChapter.flatMap(([id, found]) => {
              const chapter = found.get(key);
              return chapter ? [[id, chapter] as const] : [];
            }),
          ),
        },
      ];
    }),
  );
}

/** DB time, and the elapsed time that it was taken over: reports that do not say both do not count. */
function totals(reports: readonly SideReport[]): Pick<Side, 'elapsedS' | 'dbTimeS'> {
  const timed = reports.filter(({ elapsed_s }) => elapsed_s !== null && elapsed_s > 0);
  const known = timed.filter(({ db_time_s }) => db_time_s !== null);
  const counted = known.length > 0 ? known : timed;
  return {
    elapsedS: counted.reduce((sum, { elapsed_s }) => sum + (elapsed_s ?? 0), 0),
    dbTimeS: known.length > 0 ? known.reduce((sum, { db_time_s }) => sum + (db_time_s ?? 0), 0) : null,
  };
}
