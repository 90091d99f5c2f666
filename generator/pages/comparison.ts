/** The model of a comparison's page: any two snapshots or periods, found by the page's address. */
import { compareSides } from '../analysis/compare/compare.ts';
import { loadSides, type Places } from '../analysis/compare/load.ts';
import type { StatementChange } from '../analysis/compare/model.ts';
import { seriesRank } from '../analysis/subject.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import { compareModel, type FoundSide, SHOWN_STATEMENTS, SHOWN_TEXT, shownText, sideOf } from './compare-model.ts';
import { parseComparePath, periodOfFolder, type SidePath } from './compare-paths.ts';
import type { CompareModel } from './compare-types.ts';
import { comparedToUsual } from './compare-usual.ts';
import { digestOf } from './digests.ts';
import type { IndexedInstance, IndexedReport, LakeIndex } from './lake-index.ts';
import { whereReports } from './report-rows.ts';

export interface FoundComparison {
  path: string;
  first: FoundSide;
  second: FoundSide;
}

/** What the address means in this lake; null where it is none, or a side of it has no report that accounts for an interval. */
export function findComparison(index: LakeIndex, path: string): FoundComparison | null {
  const sides = parseComparePath(path);
  if (!sides) return null;
  const [first, second] = [findSide(index, sides.first), findSide(index, sides.second)];
  return first && second ? { path, first, second } : null;
}

/** The side that an address names: the snapshot of that page, or what of the series lies in the period. */
export function findSide(index: LakeIndex, { db, instance, side }: SidePath): FoundSide | null {
  const database = index.bySlug.get(db);
  const folder = `${db}/${instance}/`;
  const own = database?.instances.filter(({ reports }) =>
    reports.some(({ snapshot }) => snapshot.path.startsWith(folder)),
  );
  if (!own || own.length === 0) return null;
  const period = periodOfFolder(side);
  if (period) {
    const series = own.find((each) => each.series.length > 0);
    const reports = series ? reportsWithin(series, period.from, period.to) : [];
    return series && reports.length > 0 ? { instance: series, reports, period } : null;
  }
  const path = `${folder}${side}/`;
  const report = own.flatMap(({ reports }) => reports).find(({ snapshot }) => snapshot.path === path);
  return report && seriesRank(report.snapshot.kind) !== null
    ? { instance: report.instance, reports: [report], period: null }
    : null;
}

/** Reports of the series whose middle lies in the period. */
export function reportsWithin({ series }: IndexedInstance, from: string, to: string): IndexedReport[] {
  const [begin, end] = [milliseconds(from), milliseconds(to)];
  return series.filter(({ snapshot }) => {
    const middle = (milliseconds(snapshot.beginTime) + milliseconds(snapshot.endTime)) / 2;
    return middle >= begin && middle < end;
  });
}

const milliseconds = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`);

/** Of the reports of both sides and of what is usual at their hours, as the lake has them. */
export function comparisonDigest({ path, first, second }: FoundComparison): string {
  const parts = [first, second].flatMap(({ instance, reports }) => [
    instance.name,
    instance.reports[0]?.database.ref.dbName ?? '',
    instance.reports[0]?.database.ref.synthetic ?? false,
    ...reports.flatMap(({ token, usualDigest, snapshot }) => [token, usualDigest, snapshot.path]),
  ]);
  return digestOf(['compare', path, ...parts]);
}

export async function comparisonModel(lake: Lake, { path, first, second }: FoundComparison): Promise<CompareModel> {
  const places = placesOf([first.reports, second.reports]);
  const wanted = Object.entries({ first, second }).map(([key, { reports }]) => ({
    key,
    reportIds: reports.map(({ snapshot }) => snapshot.reportId),
  }));
  const sides = await loadSides((sql) => lake.query(sql), places, wanted);
  const [a, b] = [sides.get('first'), sides.get('second')];
  if (!a || !b) throw new Error('reports of the index that are not in the lake');
  const comparison = compareSides(a, b);
  const texts = await loadTexts(lake, places, comparison.statements?.slice(0, SHOWN_STATEMENTS) ?? []);
  const usual = await comparedToUsual(lake, { first: first.reports, second: second.reports });
  const { dbTimePerS } = comparison;
  return compareModel(
    path,
    sideOf(first, comparison.first, dbTimePerS.first),
    sideOf(second, comparison.second, dbTimePerS.second),
    comparison,
    texts,
    usual,
  );
}

/** The longest text of each that the reports print, cut. */
async function loadTexts(
  lake: Lake,
  { read }: Places,
  statements: readonly StatementChange[],
): Promise<Map<string, string>> {
  if (statements.length === 0) return new Map();
  const ids = statements.map(({ sqlId }) => sqlString(sqlId)).join(', ');
  const rows = await lake.query<{ sql_id: string; sql_text: string | null }>(
    `SELECT sql_id, left(max_by(sql_text, (length(sql_text), sql_text)), ${SHOWN_TEXT + 1}) AS sql_text
     FROM sql_text WHERE ${read} AND sql_id IN (${ids}) AND sql_text IS NOT NULL GROUP BY sql_id`,
  );
  return new Map(
    rows.flatMap(({ sql_id, sql_text }) => (sql_text === null ? [] : [[sql_id, shownText(sql_text)] as const])),
  );
}

/** Where the rows of both sides lie; each in its own database. */
function placesOf(sides: readonly (readonly IndexedReport[])[]): Places {
  const byDatabase = Map.groupBy(new Set(sides.flat()), ({ database }) => database);
  const each = [...byDatabase].map(([database, reports]) => ({
    read: whereReports(reports),
    computed: `${database.where} AND report_id IN (${reports.map(({ snapshot }) => sqlString(snapshot.reportId)).join(', ')})`,
  }));
  const any = (conditions: readonly string[]): string => `(${conditions.map((one) => `(${one})`).join(' OR ')})`;
  return { read: any(each.map(({ read }) => read)), computed: any(each.map(({ computed }) => computed)) };
}
