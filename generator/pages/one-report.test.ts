/** The page of a report in memory says what the page of the same report says whose rows are in the lake. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { AwrError } from '../base/errors.ts';
import { ingest } from '../lake/ingest.ts';
import { openLake } from '../lake/lake.ts';
import { writeArchive } from '../sample/archive.ts';
import { defaultOptions } from '../sample/options.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { silentContext, temporaryLakeDir } from '../testing/lake.ts';
import { oneReportModel } from './one-report.ts';
import { openModelSource } from './source.ts';

const MINUTES = 60_000;

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
  // What the snapshot before listed and this one does not.
  parameters: (parameters as { beginValue: unknown; endValue: unknown }[] | null)?.filter(
    ({ beginValue, endValue }) => beginValue !== null || endValue !== null,
  ),
});

async function compare(folder: string, limit: number): Promise<number> {
  const dir = temporaryLakeDir();
  const ctx = silentContext(dir);
  await ingest([folder], ctx);
  await analyze(ctx);
  const lake = await openLake(dir);
  const source = await openModelSource(dir);
  try {
    const rows = await lake.query<{ report_id: string; source_path: string }>(
      `SELECT report_id, source_path FROM reports WHERE begin_time IS NOT NULL AND source_path NOT LIKE '%!%'
       ORDER BY report_id LIMIT ${limit}`,
    );
    for (const { report_id, source_path } of rows) {
      const stored = await source.snapshot(report_id);
      const own = oneReportModel(new Uint8Array(fs.readFileSync(source_path)), path.basename(source_path));
      const [one, other] = [own, stored].map((model) => alone(parts({ ...model })));
      expect(one, source_path).toEqual(other);
      expect(own.findings === null, source_path).toBe(stored.findings === null);
    }
    return rows.length;
  } finally {
    source.close();
    lake.close();
  }
}

test(
  'of a synthetic archive',
  async () => {
    const folder = path.join(path.dirname(temporaryLakeDir()), 'archive');
    await writeArchive(
      folder,
      { ...defaultOptions, databases: 3, days: 1, interval: 240 },
      silentContext(folder),
      false,
    );
    expect(await compare(folder, 60)).toBeGreaterThan(15);
  },
  2 * MINUTES,
);

test('what is no report says so, with what to do', () => {
  const bytes = new TextEncoder().encode('shopping list: milk, bread, and a great deal more of it');
  expect(() => oneReportModel(bytes, 'list.txt')).toThrow(AwrError);
});

describeCorpus('of real reports', (corpus) => {
  test(
    'every report has the same page',
    async () => {
      expect(await compare(corpus, 1000)).toBeGreaterThan(0.9 * corpusFiles().length);
    },
    5 * MINUTES,
  );
});
