/** The page of a report in memory says what the page of the same report says whose rows are in the lake. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { loadSides } from '../analysis/compare/load.ts';
import type { Side, SideReport } from '../analysis/compare/side.ts';
import { sideOfOne } from '../analysis/compare/side-of-one.ts';
import { testReport } from '../analysis/compare/testing.ts';
import { AwrError } from '../base/errors.ts';
import { ingest } from '../lake/ingest.ts';
import { openLake } from '../lake/lake.ts';
import { silentContext, temporaryLakeDir } from '../testing/lake.ts';
import { overReports } from '../testing/reports.ts';
import type { FoundSide } from './compare-model.ts';
import type { CompareModel } from './compare-types.ts';
import { comparisonModel } from './comparison.ts';
import { type LakeIndex, loadLakeIndex } from './lake-index.ts';
import { comparedReports, oneReportModel, type ReportInMemory, readInMemory } from './one-report.ts';
import { openModelSource } from './source.ts';

/** What only a series gives: another snapshot's figures, what is usual, what came before and after. */
const OF_SERIES =
  /^(?:previous.*|next|overlapping|inSeries|changes|changed|changedFrom|spark|usual|usualAas|aasRatioToPrevious|restarted|gapBeforeS|since|snapshots)$/;
/** Of the file, or of the whole lake. */
const OF_FILE = /^(?:path|source_.*|cell_count|month)$/;

function alone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(alone);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(
    ([key, each]) => each !== undefined && !OF_SERIES.test(key) && !OF_FILE.test(key),
  );
  return Object.fromEntries(kept.map(([key, each]) => [key, alone(each)]).sort());
}

/** Findings come with what was before: compared are those of rules that need no history. */
const parts = ({ findings, notJudged, parameters, ...model }: Record<string, unknown>) => ({
  ...model,
  // One page has it all: there is no other for what is long.
  apart: null,
  // What the snapshot before listed and this one does not.
  parameters: (parameters as { beginValue: unknown; endValue: unknown }[] | null)?.filter(
    ({ beginValue, endValue }) => beginValue !== null || endValue !== null,
  ),
});

/** Reads the folder into a lake of its own, and each report again in memory; returns how many were held against each other. */
async function compare(folder: string): Promise<number> {
  const dir = temporaryLakeDir();
  const ctx = silentContext(dir);
  await ingest([folder], ctx);
  await analyze(ctx);
  const lake = await openLake(dir);
  const source = await openModelSource(dir);
  try {
    const rows = await lake.query<{ report_id: string; source_path: string }>(
      `SELECT report_id, source_path FROM reports WHERE begin_time IS NOT NULL AND source_path NOT LIKE '%!%'
       ORDER BY report_id`,
    );
    const wanted = rows.map(({ report_id }) => ({ key: report_id, reportIds: [report_id] }));
    const sides = await loadSides((sql) => lake.query(sql), { read: 'true', computed: 'true' }, wanted);
    const read: ReportInMemory[] = [];
    for (const { report_id, source_path } of rows) {
      const stored = await source.snapshot(report_id);
      const report = readInMemory(new Uint8Array(fs.readFileSync(source_path)), path.basename(source_path));
      const own = oneReportModel(report);
      const [one, other] = [own, stored].map((model) => alone(parts({ ...model })));
      expect(one, source_path).toEqual(other);
      expect(own.findings === null, source_path).toBe(stored.findings === null);
      const side = sideOfOne(report.header, report.tables);
      if (side) expect(printed(side), source_path).toEqual(printed(sides.get(report_id) as Side));
      if (side) read.push(report);
    }
    expect(read.length).toBeGreaterThan(10);
    const [first, second] = read as [ReportInMemory, ReportInMemory];
    const stored = await comparisonModel(lake, {
      path: 'compare/',
      ...pairIn(await loadLakeIndex(lake), [first, second]),
    });
    expect(comparedReports(first, second).usual).toEqual([]);
    expect(withoutAddress(comparedReports(first, second))).toEqual(withoutAddress(stored));
    return rows.length;
  } finally {
    source.close();
    lake.close();
  }
}

/** Columns of the header that a side has, and maps as lists: what `expect` shows of those can be read. */
function printed({ reports, chapters, events, statements, classes, parameters, ...side }: Side) {
  const list = <T>(map: ReadonlyMap<string, T> | undefined | null) => (map ? [...map] : null);
  return {
    ...side,
    reports: reports.map((report) => SIDE_COLUMNS.map((name) => [name, report[name]])),
    classes: list(classes),
    events: events && { ...events, byEvent: list(events.byEvent) },
    statements: statements && { ...statements, byId: list(statements.byId) },
    parameters: list(parameters),
    chapters: [...chapters].map(([id, { rows, ...chapter }]) => [id, chapter, list(rows)]),
  };
}

const SIDE_COLUMNS = Object.keys(testReport()) as (keyof SideReport)[];

function pairIn(
  index: LakeIndex,
  reports: readonly [ReportInMemory, ReportInMemory],
): Record<'first' | 'second', FoundSide> {
  const [first, second] = reports.map(({ header }): FoundSide => {
    const report = index.byReport.get(String(header['report_id']));
    if (!report) throw new Error('a report that is not in the lake');
    return { instance: report.instance, reports: [report], period: null };
  });
  return { first: first as FoundSide, second: second as FoundSide };
}

/** A series may call itself otherwise than its one report would; addresses of pages hang on the others, and so does what is usual. */
const withoutAddress = ({ first, second, statements, usual: _, ...model }: CompareModel) => ({
  ...model,
  first: first.head,
  second: second.head,
  statements: statements?.map(({ path: _, ...statement }) => statement) ?? null,
});

test('what is no report says so, with what to do', () => {
  const bytes = new TextEncoder().encode('shopping list: milk, bread, and a great deal more of it');
  expect(() => readInMemory(bytes, 'list.txt')).toThrow(AwrError);
});

overReports(compare, { interval: 240 });
