/** The models of segments' pages: every report of a database that lists them. Read for a number of objects at once. */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import { breaksBefore, type IndexedDatabase, type IndexedReport, type LakeIndex } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { sqlPath } from './paths.ts';
import { segmentOrderingPlace } from './segment-orderings.ts';
import type { SegmentPage } from './segment-pages.ts';
import type { SegmentModel, SegmentOrdering, SegmentPartition, SegmentSql } from './segment-types.ts';
import { earliest, latest } from './times.ts';
import type { IncidentRow, Num } from './types.ts';

/** Shown on a page; histories and totals hold them all. */
const MAX_OCCURRENCES = 200;
const MAX_PARTITIONS = 60;
const MAX_SQL = 20;
const TEXT_LENGTH = 200;

interface SegmentOfLake {
  report_id: string;
  ordering: string;
  owner: string;
  object_name: string;
  subobject_name: string | null;
  object_type: string | null;
  tablespace: string | null;
  value: Num;
  pct_total: Num;
}

type Listed = SegmentOfLake & { report: IndexedReport };

/** Of one ordering of one report, partitions together. */
interface InReport {
  report: IndexedReport;
  value: Num;
  pct: Num;
}

/** Models by the folder of the page. */
export async function loadSegmentModels(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  pages: readonly SegmentPage[],
  incidents: (page: SegmentPage) => IncidentRow[],
  metrics: MetricColumns,
): Promise<Map<string, SegmentModel>> {
  const rows = await lake.query<SegmentOfLake>(`
    SELECT report_id, ordering, owner, object_name, subobject_name, object_type, tablespace, value, pct_total
    FROM segments WHERE ${database.where} AND (owner, object_name) IN (${pages.map(pair).join(', ')})
    ORDER BY report_id, ordering, subobject_name, value`);
  const byObject = Map.groupBy(
    rows.flatMap((row): Listed[] => {
      const report = index.byReport.get(row.report_id);
      return report ? [{ ...row, report }] : [];
    }),
    (row) => `${row.owner}.${row.object_name}`,
  );
  const sql = await loadSqlOf(lake, database, pages);
  return new Map(
    pages.map((page) => {
      const whole = `${page.owner}.${page.objectName}`;
      const listed = byObject.get(whole) ?? [];
      return [page.slug, segmentModel(database, page, listed, sql.get(whole) ?? [], incidents(page), metrics)];
    }),
  );
}

const pair = ({ owner, objectName }: SegmentPage): string => `(${sqlString(owner)}, ${sqlString(objectName)})`;

function segmentModel(
  database: IndexedDatabase,
  page: SegmentPage,
  listed: readonly Listed[],
  sql: SegmentSql[],
  incidents: IncidentRow[],
  metrics: MetricColumns,
): SegmentModel {
  // Reports outside the series say again what the series says; alone they stand for it.
  const inSeries = listed.filter(({ report }) => report.inSeries);
  const counted = inSeries.length > 0 ? inSeries : listed;
  const byOrdering = [...Map.groupBy(counted, (row) => row.ordering)].sort(
    ([a], [b]) => segmentOrderingPlace(a) - segmentOrderingPlace(b),
  );
  const orderings = byOrdering.map(([ordering, own]): [string, InReport[]] => [ordering, inReports(own)]);
  const partitions = partitionsOf(counted);
  const reports = [...new Set(listed.map(({ report }) => report))];
  return {
    type: 'segment',
    database: database.ref,
    owner: page.owner,
    objectName: page.objectName,
    objectTypes: distinct(listed.map((row) => row.object_type)),
    tablespaces: distinct(listed.map((row) => row.tablespace)),
    seen: reports.length,
    firstSeen: earliest(reports.map(({ snapshot }) => snapshot.beginTime)) ?? '',
    lastSeen: latest(reports.map(({ snapshot }) => snapshot.endTime)) ?? '',
    orderings: orderings.map(([ordering, own]) => orderingOf(database, ordering, own, metrics)),
    partitions: partitions.slice(0, MAX_PARTITIONS),
    partitionCount: partitions.length,
    sql,
    incidents,
    occurrences: occurrencesOf(orderings),
  };
}

function inReports(rows: readonly Listed[]): InReport[] {
  return [...Map.groupBy(rows, (row) => row.report)].map(([report, own]) => ({
    report,
    value: sum(own.map((row) => row.value)),
    pct: sum(own.map((row) => row.pct_total)),
  }));
}

function orderingOf(
  database: IndexedDatabase,
  ordering: string,
  own: readonly InReport[],
  metrics: MetricColumns,
): SegmentOrdering {
  const byReport = new Map(own.map((each) => [each.report, each]));
  const pcts = own.flatMap(({ report, pct }) => (pct === null ? [] : [{ pct, snapshot: report.snapshot }]));
  return {
    ordering,
    total: sum(own.map(({ value }) => value)),
    meanPct: pcts.length === 0 ? null : pcts.reduce((total, { pct }) => total + pct, 0) / pcts.length,
    peak: pcts.reduce<SegmentOrdering['peak']>((a, b) => (a === null || b.pct > a.pct ? b : a), null),
    reports: own.length,
    instances: database.instances.flatMap((instance) => {
      const series = instance.series.flatMap((report) => byReport.get(report) ?? []);
      if (series.length === 0) return [];
      return [
        {
          instanceName: instance.name,
          snapshots: series.map(({ report }) => report.snapshot),
          breakBefore: series.map(
            ({ report }, i) => i > 0 && (breaksBefore(report) || report.previous !== series[i - 1]?.report),
          ),
          perS: series.map(({ report: { snapshot }, value }) =>
            value === null || !snapshot.elapsedS ? null : value / snapshot.elapsedS,
          ),
          pct: series.map(({ pct }) => pct),
          transactionsPerS: series.map(({ report }) => metrics.get(report, 'transactions_per_s')),
        },
      ];
    }),
  };
}

function partitionsOf(rows: readonly Listed[]): SegmentPartition[] {
  const named = rows.flatMap((row) =>
    row.subobject_name === null || row.subobject_name === '' ? [] : [{ ...row, name: row.subobject_name }],
  );
  return [...Map.groupBy(named, (row) => row.name)]
    .map(([name, own]): SegmentPartition => {
      const totals = [...Map.groupBy(own, (row) => row.ordering)].map(
        ([ordering, list]) => [ordering, sum(list.map((row) => row.value))] as const,
      );
      return {
        name,
        type: own.find((row) => row.object_type !== null)?.object_type ?? null,
        reports: new Set(own.map((row) => row.report)).size,
        lastSeen: latest(own.map((row) => row.report.snapshot.endTime)) ?? '',
        totals: Object.fromEntries(totals),
      };
    })
    .sort((a, b) => b.reports - a.reports || (a.name < b.name ? -1 : 1));
}

function occurrencesOf(orderings: readonly (readonly [string, readonly InReport[]])[]): SegmentModel['occurrences'] {
  const byReport = new Map<IndexedReport, SegmentModel['occurrences'][number]>();
  for (const [ordering, own] of orderings) {
    for (const { report, value, pct } of own) {
      const row = byReport.get(report) ?? { snapshot: report.snapshot, values: {} };
      row.values[ordering] = { value, pct };
      byReport.set(report, row);
    }
  }
  return [...byReport]
    .sort(([a], [b]) =>
      a.snapshot.beginTime === b.snapshot.beginTime
        ? a.position - b.position
        : a.snapshot.beginTime < b.snapshot.beginTime
          ? 1
          : -1,
    )
    .slice(0, MAX_OCCURRENCES)
    .map(([, row]) => row);
}

/**
 * Statements by object: those whose text has the object's name as a word, in reports that list both. What a text says, not what
 * was executed: a view or synonym hides an object, an index is hardly ever named.
 */
async function loadSqlOf(
  lake: Lake,
  database: IndexedDatabase,
  pages: readonly SegmentPage[],
): Promise<Map<string, SegmentSql[]>> {
  const rows = await lake.query<{
    owner: string;
    object_name: string;
    sql_id: string;
    text: string;
    reports: number;
    elapsed_s: Num;
  }>(`
    WITH object(owner, object_name) AS (VALUES ${pages.map(pair).join(', ')}),
    printed AS (
      SELECT report_id, sql_id, hash(sql_text) AS text, sql_text FROM sql_text
      WHERE ${database.where} AND sql_id IS NOT NULL AND sql_text IS NOT NULL
    ),
    -- Texts are long and have hundreds of words: only the names looked for go on, with the text's beginning.
    statement AS (
      SELECT sql_id, text, left(any_value(sql_text), ${TEXT_LENGTH}) AS beginning, list_intersect(
        regexp_extract_all(upper(any_value(sql_text)), '[\\w$#]+'), (SELECT list(upper(object_name)) FROM object)
      ) AS names
      FROM printed GROUP BY sql_id, text
    ),
    named AS (
      SELECT owner, object_name, sql_id, text, beginning FROM (SELECT sql_id, text, beginning, unnest(names) AS name FROM statement)
        JOIN object ON upper(object_name) = name
    ),
    listing AS (
      SELECT DISTINCT report_id, owner, object_name FROM segments SEMI JOIN object USING (owner, object_name) WHERE ${database.where}
    ),
    mention AS (SELECT DISTINCT report_id, sql_id, text FROM printed),
    elapsed AS (
      SELECT report_id, sql_id, max(elapsed_s) AS elapsed_s FROM sql_stats
      WHERE ${database.where} AND report_id IN (SELECT report_id FROM timeline WHERE in_series) GROUP BY ALL
    )
    SELECT owner, object_name, sql_id, min(beginning) AS text, count(DISTINCT report_id) AS reports, sum(elapsed_s ORDER BY elapsed_s) AS elapsed_s
    FROM named JOIN listing USING (owner, object_name) JOIN mention USING (report_id, sql_id, text) LEFT JOIN elapsed USING (report_id, sql_id)
    GROUP BY owner, object_name, sql_id
    QUALIFY row_number() OVER (PARTITION BY owner, object_name ORDER BY sum(elapsed_s ORDER BY elapsed_s) DESC NULLS LAST, sql_id) <= ${MAX_SQL}
    ORDER BY owner, object_name, elapsed_s DESC NULLS LAST, sql_id`);
  return new Map(
    [...Map.groupBy(rows, (row) => `${row.owner}.${row.object_name}`)].map(([whole, own]) => [
      whole,
      own.map((row) => ({
        sqlId: row.sql_id,
        path: sqlPath(database.ref.slug, row.sql_id),
        text: row.text,
        reports: row.reports,
        elapsedS: row.elapsed_s,
      })),
    ]),
  );
}

const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null && value !== ''))].map(String).sort();

/** Null where nothing is known. */
function sum(values: readonly Num[]): Num {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
