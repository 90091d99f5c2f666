/**
 * Which comparisons have a page that is built with the site: of every series the last days against those before, and of
 * every database the snapshots in which its latest incidents were worst against the same hour before. A few a database,
 * whatever the lake holds; any other comparison is made when it is asked for.
 */
import type { Lake } from '../lake/lake.ts';
import { comparePath, periodFolder, sideOfSnapshot } from './compare-paths.ts';
import type { ComparisonsModel, PreparedComparison } from './compare-types.ts';
import { earlierOf, lastPeriods, type Periods } from './earlier.ts';
import type { IndexedDatabase, IndexedInstance, IndexedReport, LakeIndex } from './lake-index.ts';
import { earlier, latest } from './times.ts';
import type { InBothLanguages } from './types.ts';

/** Incidents of a database that are worth one (our choice): the digest begins with them. */
const INCIDENTS = 5;
/** As the digest's window: the day before the newest snapshot ends. */
const WINDOW_S = 24 * 3600;
/** Rules from here on judge the reports themselves. */
const DATA_QUALITY_RULES = 40;

/** Every database's, in the order of their names. */
export async function preparedComparisons(lake: Lake, index: LakeIndex): Promise<PreparedComparison[]> {
  const found: PreparedComparison[] = [];
  for (const database of index.databases)
    found.push(...database.counted.flatMap(ofPeriods), ...(await ofIncidents(lake, index, database)));
  return [...new Map(found.map((each) => [each.path, each])).values()];
}

/** What a series' page of its last days is called; null where its reports have no folder of an address. */
export function periodsPath(instance: IndexedInstance, { from, middle, to }: Periods): string | null {
  const place = sideOfSnapshot(instance.series[0]?.snapshot.path ?? '');
  if (!place) return null;
  return comparePath(
    { ...place, side: periodFolder({ from, to: middle }) },
    { ...place, side: periodFolder({ from: middle, to }) },
  );
}

function ofPeriods(instance: IndexedInstance): PreparedComparison[] {
  const periods = lastPeriods(instance);
  const path = periods && periodsPath(instance, periods);
  const database = instance.series[0]?.database.ref;
  if (!periods || !path || !database) return [];
  const { days, from, middle, to } = periods;
  return [
    {
      path,
      database,
      instanceName: instance.name,
      why: days === 7 ? 'week' : 'day',
      title: null,
      first: { beginTime: from, endTime: middle },
      second: { beginTime: middle, endTime: to },
    },
  ];
}

/** By report: the page of an incident that was worst in it. */
export async function incidentPaths(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
): Promise<Map<string, string>> {
  const found = await ofIncidents(lake, index, database);
  return new Map(found.map(({ path, reportId }) => [reportId, path]));
}

async function ofIncidents(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
): Promise<(PreparedComparison & { reportId: string })[]> {
  const until = latest(database.counted.flatMap(({ series }) => series.at(-1)?.snapshot.endTime ?? []));
  if (until === null) return [];
  const rows = await lake.query<{ report_id: string; title: string; title_zh: string }>(
    `SELECT report_id, title, title_zh FROM incidents
     WHERE ${database.where} AND end_time >= $since AND severity IN ('high', 'medium')
       AND NOT usual AND NOT symptom AND rule_no < ${DATA_QUALITY_RULES}
     ORDER BY severity = 'high' DESC, impact_s DESC NULLS LAST, incident_id LIMIT ${INCIDENTS}`,
    { since: earlier(until, WINDOW_S) },
  );
  return rows.flatMap(({ report_id, title, title_zh }) => {
    const report = index.byReport.get(report_id);
    const made = report && ofIncident(report, { en: title, zh: title_zh });
    return made ? [{ ...made, reportId: report_id }] : [];
  });
}

function ofIncident(report: IndexedReport, title: InBothLanguages): PreparedComparison | null {
  // The same hour of another week is what the incident's figures were judged by; without it what is nearest to that.
  const held = earlierOf(report);
  const against =
    held.find((each) => each.against === 'week') ?? held.find((each) => each.against === 'day') ?? held[0];
  const [first, second] = [sideOfSnapshot(against?.report.snapshot.path ?? ''), sideOfSnapshot(report.snapshot.path)];
  if (!against || !first || !second) return null;
  return {
    path: comparePath(first, second),
    database: report.database.ref,
    instanceName: report.instance.name,
    why: 'incident',
    title,
    first: spanOf(against.report),
    second: spanOf(report),
  };
}

const spanOf = ({ snapshot: { beginTime, endTime } }: IndexedReport) => ({ beginTime, endTime });

/** The page that tells of comparisons: those that there are, and the series that any other can be made of. */
export async function comparisonsModel(lake: Lake, index: LakeIndex): Promise<ComparisonsModel> {
  const prepared = await preparedComparisons(lake, index);
  return {
    type: 'comparisons',
    prepared,
    series: index.databases.flatMap(({ ref, instances }) =>
      instances.flatMap(({ name, series }) => {
        const [begin, end] = [series[0]?.snapshot, series.at(-1)?.snapshot];
        const place = sideOfSnapshot(begin?.path ?? '');
        if (!begin || !end || !place) return [];
        return [
          {
            path: `${place.db}/${place.instance}/`,
            database: ref,
            instanceName: name,
            firstBegin: begin.beginTime,
            lastEnd: end.endTime,
          },
        ];
      }),
    ),
  };
}
