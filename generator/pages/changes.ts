/** "What changed" on a page: comparisons with earlier reports, cut to what contributes most. */
import { compareSides } from '../analysis/compare/compare.ts';
import { loadSides, type Places } from '../analysis/compare/load.ts';
import { type Comparison, type Contribution, REMAINDER, type StatementChange } from '../analysis/compare/model.ts';
import type { Side } from '../analysis/compare/side.ts';
import { notesIn, summaryOf, whyOf } from '../analysis/compare/wording.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { Change, ChangedStatement, ChangePart, ChangeSide, PeriodChange } from './change-types.ts';
import { earlierOf, lastPeriods } from './earlier.ts';
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import { sqlPath } from './paths.ts';
import { periodsPath } from './prepared.ts';
import { whereReports } from './report-rows.ts';
import type { InBothLanguages } from './types.ts';

const PARTS = 5;
const STATEMENTS = 5;
const PARAMETERS = 8;
/** Below this many average active sessions a difference is not worth a row (our choice: the second decimal of what is printed). */
const NOTABLE = 0.01;

/** A month of hours of two instances: a report is a side of four pages, which in the order of the lake's files lie far apart. */
const KEPT = 1500;

/** Sides that were read, by report id, for the pages that are still to come; the oldest make room. */
export class ChangeSides {
  private readonly lake: Lake;
  private readonly kept = new Map<string, Side>();

  constructor(lake: Lake) {
    this.lake = lake;
  }

  /** Sides of these reports, all of one database, and of what they are held against, by report id. */
  async of(reports: readonly IndexedReport[]): Promise<Map<string, Side>> {
    const needed = new Set(reports.flatMap((report) => earlierOf(report).flatMap((each) => [report, each.report])));
    const missing = [...needed].filter(({ snapshot }) => !this.kept.has(snapshot.reportId));
    const sides = new Map(
      [...needed].flatMap(({ snapshot: { reportId } }) => {
        const side = this.kept.get(reportId);
        return side ? [[reportId, side] as const] : [];
      }),
    );
    const wanted = missing.map(({ snapshot }) => ({ key: snapshot.reportId, reportIds: [snapshot.reportId] }));
    const read = await loadSides((sql) => this.lake.query(sql), placesOf(missing), wanted, []);
    for (const [id, side] of read) {
      this.kept.set(id, side);
      sides.set(id, side);
    }
    for (const id of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(id);
    }
    return sides;
  }
}

/** What a report's page says; null for a report outside the series. */
export function changesOf(report: IndexedReport, sides: ReadonlyMap<string, Side>): Change[] | null {
  if (!report.inSeries) return null;
  const own = sides.get(report.snapshot.reportId);
  return earlierOf(report).flatMap(({ against, report: earlier }): Change[] => {
    const before = sides.get(earlier.snapshot.reportId);
    if (!own || !before) return [];
    return [changeOf(against, compareSides(before, own, []), report.database, [earlier, report])];
  });
}

/** What a database's page says: of every instance the last days against those before. */
export async function loadPeriodChanges(lake: Lake, database: IndexedDatabase): Promise<PeriodChange[]> {
  const changes: PeriodChange[] = [];
  for (const instance of database.counted) {
    const periods = lastPeriods(instance);
    if (!periods) continue;
    const { days, before, last } = periods;
    const wanted = Object.entries({ before, last }).map(([key, reports]) => ({
      key,
      reportIds: reports.map(({ snapshot }) => snapshot.reportId),
    }));
    const sides = await loadSides((sql) => lake.query(sql), placesOf([...before, ...last]), wanted, []);
    const [first, second] = [sides.get('before'), sides.get('last')];
    if (!first || !second) continue;
    const change = changeOf(days === 7 ? 'week' : 'day', compareSides(first, second, []), database, null);
    changes.push({ ...change, instanceName: instance.name, days, path: periodsPath(instance, periods) });
  }
  return changes;
}

function placesOf(reports: readonly IndexedReport[]): Places {
  const ids = reports.map(({ snapshot }) => sqlString(snapshot.reportId));
  const where = reports[0]?.database.where ?? 'false';
  return { read: whereReports(reports), computed: `${where} AND report_id IN (${ids.join(', ')})` };
}

function changeOf(
  against: Change['against'],
  comparison: Comparison,
  database: IndexedDatabase,
  reports: readonly [IndexedReport, IndexedReport] | null,
): Change {
  const { parameters } = comparison;
  const notes = notesIn(comparison, 'zh');
  const parts = comparison.byEvent ?? comparison.byClass;
  return {
    against,
    first: sideOf(comparison.first, reports?.[0] ?? null),
    second: sideOf(comparison.second, reports?.[1] ?? null),
    summary: inBoth((lang) => summaryOf(comparison, lang)),
    notes: notesIn(comparison, 'en').map((en, i) => ({ en, zh: notes[i] ?? en })),
    dbTimePerS: comparison.dbTimePerS,
    parts:
      parts
        ?.filter(({ delta }) => Math.abs(delta ?? 0) >= NOTABLE)
        .slice(0, PARTS)
        .map(partOf) ?? null,
    statements:
      comparison.statements
        ?.filter(({ delta }) => Math.abs(delta) >= NOTABLE)
        .slice(0, STATEMENTS)
        .map((each) => statementOf(each, database.ref.slug)) ?? null,
    parameters: parameters && { count: parameters.length, rows: parameters.slice(0, PARAMETERS) },
  };
}

const sideOf = ({ beginTime, endTime, reports }: Comparison['first'], report: IndexedReport | null): ChangeSide => ({
  beginTime,
  endTime,
  reports,
  snapshot: report?.snapshot ?? null,
});

function partOf({ name, waitClass, first, second, delta, sharePct, waitsPerS, avgWaitMs }: Contribution): ChangePart {
  return { name: name === REMAINDER ? null : name, waitClass, first, second, delta, sharePct, waitsPerS, avgWaitMs };
}

function statementOf(change: StatementChange, slug: string): ChangedStatement {
  const { sqlId, elapsedPerS, delta, exact, sharePct, executionsPerS, elapsedPerExecS } = change;
  return {
    sqlId,
    // STATSPACK knows statements by their hash values alone: those have no page.
    path: /^\d+$/.test(sqlId) ? null : sqlPath(slug, sqlId),
    elapsedPerS,
    delta,
    exact,
    sharePct,
    executionsPerS,
    elapsedPerExecS,
    remark: whyOf(change, 'en') === null ? null : inBoth((lang) => whyOf(change, lang) ?? ''),
  };
}

const inBoth = (say: (lang: 'en' | 'zh') => string): InBothLanguages => ({ en: say('en'), zh: say('zh') });
