import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../../testing/lake.ts';
import { formsOf } from '../forms/forms.ts';
import { seriesFiles } from '../series/files.ts';
import { openModelSource } from '../source.ts';
import type { ModelSource, ModelWithForms, PageEntry } from '../types.ts';
import { openPageMaker, type PageMaker } from './maker.ts';

const lakeDir = temporaryLakeDir();
let maker: PageMaker;
let source: ModelSource;
let entries: PageEntry[];

/** Some hours of an invented database. */
function hours(count: number): TestReport[] {
  const at = (hour: number) => `2024-03-05 ${String(hour).padStart(2, '0')}:00:00`;
  return Array.from({ length: count }, (_, hour) => ({
    begin_time: at(hour),
    end_time: at(hour + 1),
    report: { db_time_s: 3600 * (hour + 1), begin_snap_id: hour, end_snap_id: hour + 1 },
    tables: {
      time_model: [{ statistic: 'DB CPU', time_s: 1800, pct_db_time: 50 }],
      foreground_wait_classes: [{ wait_class: 'DB CPU', total_wait_s: 1800, pct_db_time: 50 }],
      wait_events: [{ scope: 'top', event: '等待 <b>x</b>', wait_class: 'Other', pct_db_time: 9, avg_wait_ms: hour }],
      sql_stats: [{ ordering: 'elapsed', rank: 1, sql_id: 'aaaaaaaaaaaa1', elapsed_s: 9, executions: hour }],
      sql_text: [{ sql_id: 'aaaaaaaaaaaa1', sql_text: 'select 1 from dual' }],
    },
  }));
}

beforeAll(async () => {
  await addReports(lakeDir, hours(4));
  await analyze(silentContext(lakeDir));
  [maker, source] = await Promise.all([openPageMaker(lakeDir), openModelSource(lakeDir)]);
  entries = await source.entries();
});

afterAll(async () => {
  source.close();
  await maker.close();
  fs.rmSync(lakeDir, { recursive: true, force: true });
});

describe('pages made in a thread', () => {
  test('are those of the lake, in its order', async () => {
    expect(entries.length).toBeGreaterThan(8);
    expect(await maker.entries()).toEqual(entries);
  });

  test('have the model, forms and series that the lake gives without a thread', async () => {
    await maker.expect(new Set(entries.map(({ path }) => path)));
    const decoded = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
    const [withForms, withSeries] = [new Set<string>(), new Set<string>()];
    for (const { type, key } of entries) {
      const [made, model] = [await maker.page(type, key), await source.model(type, key)];
      expect(made.model).toEqual(model);
      expect(made.series).toEqual(seriesFiles(model));
      if (made.series.size > 0) withSeries.add(type);
      if (!made.forms) continue;
      withForms.add(type);
      for (const lang of ['en', 'zh'] as const) {
        const { json, markdown } = formsOf(model as ModelWithForms, lang);
        expect([decoded(made.forms[lang].json), decoded(made.forms[lang].markdown)]).toEqual([json, markdown]);
      }
    }
    expect([...withForms]).toEqual(expect.arrayContaining(['fleet', 'database', 'snapshot', 'sql']));
    expect([...withSeries]).toEqual(expect.arrayContaining(['database', 'sql']));
  });

  test('are kept for the other language, and for no longer', async () => {
    const [first, second] = entries.filter(({ type }) => type === 'snapshot');
    if (!first || !second) throw new Error('two snapshots are needed');
    const once = await maker.page(first.type, first.key);
    expect(await maker.page(first.type, first.key)).toBe(once);
    await maker.page('fleet', '');
    expect(await maker.page(first.type, first.key)).not.toBe(once);
  });

  test('fail as without a thread', async () => {
    const expected = await source.model('snapshot', 'nope').catch((error: unknown) => error);
    const failed = await maker.page('snapshot', 'nope').catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'no_page', message: (expected as Error).message });
    // The thread lives on.
    expect((await maker.page('fleet', '')).model.type).toBe('fleet');
  });

  test('cannot be had of what is no lake, or of a thread that was closed', async () => {
    await expect(openPageMaker(`${lakeDir}-none`)).rejects.toMatchObject({
      code: 'no_lake',
      remedy: expect.stringContaining('awr ingest'),
    });
    const other = await openPageMaker(lakeDir);
    const asked = other.page('fleet', '');
    await other.close();
    await expect(asked).rejects.toThrow(/thread/);
    await expect(other.page('fleet', '')).rejects.toThrow(/thread/);
  });
});
