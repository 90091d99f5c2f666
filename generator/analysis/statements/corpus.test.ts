/** Statements of real reports: groups hold what differs by literals alone, sums are those of the lists, changes have their reasons. */
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../../lake/ingest.ts';
import { type Lake, openLake } from '../../lake/lake.ts';
import { corpusFiles, describeCorpus } from '../../testing/corpus.ts';
import { silentContext, temporaryLakeDir } from '../../testing/lake.ts';
import { analyze } from '../analyze.ts';
import { fingerprintOf, hashOf } from './fingerprint.ts';

describeCorpus('statements of real reports', () => {
  let lake: Lake;
  beforeAll(async () => {
    // Reports of as few databases as have most statements with literals, and of one in a row.
    const files = corpusFiles(({ name }) =>
      /^(?:awr_xydb|awrrpt_1_18[67]_|awrrpt_10|AWR_DB[SW]|run|awr_rpt_|AIMS)/.test(path.basename(name)),
    );
    const dir = temporaryLakeDir();
    await ingest(
      files.map(({ file }) => file),
      silentContext(dir),
    );
    await analyze(silentContext(dir));
    lake = await openLake(dir);
  }, 300_000);
  afterAll(() => lake?.close());

  test('a group’s statements have its fingerprint', async () => {
    const rows = await lake.query<{ fingerprint: string; sql_id: string; texts: string[] }>(
      `SELECT fingerprint, sql_id, list(DISTINCT t.sql_text) AS texts FROM sql_similar AS s JOIN sql_text AS t USING (sql_id, db_id)
       JOIN sql_groups AS g USING (fingerprint, db_id) WHERE NOT text_cut GROUP BY ALL`,
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const { fingerprint, texts } of rows)
      expect(texts.map((text) => hashOf(fingerprintOf(text)?.shape ?? ''))).toContain(fingerprint);
  });

  test('its sums are those of the lists, each statement of a report once', async () => {
    const [wrong] = await lake.query<{ groups: number; wrong: number }>(`
      WITH listed AS (
        SELECT fingerprint, s.db_id, st.report_id, st.sql_id, coalesce(pdb_name, ''), max(st.elapsed_s) AS elapsed_s
        FROM sql_similar AS s JOIN sql_stats AS st USING (sql_id, db_id)
          SEMI JOIN (SELECT report_id FROM timeline WHERE in_series) AS t ON t.report_id = st.report_id
        GROUP BY ALL
      ),
      sums AS (
        SELECT fingerprint, db_id, sum(elapsed_s) AS elapsed_s, count(DISTINCT sql_id) AS statements FROM listed GROUP BY ALL
      )
      SELECT count(*) AS groups,
        count(*) FILTER (WHERE abs(coalesce(g.elapsed_s, 0) - coalesce(sums.elapsed_s, 0)) > 0.01 OR g.statements <> sums.statements) AS wrong
      FROM sql_groups AS g JOIN sums USING (fingerprint, db_id)`);
    expect(wrong?.groups).toBeGreaterThan(5);
    expect(wrong?.wrong).toBe(0);
  });

  test('no change without its figures', async () => {
    const rows = await lake.query<Record<string, unknown>>(`
      SELECT * FROM sql_changes WHERE (kind IN ('slower', 'faster') AND (factor IS NULL OR moved IS NULL OR impact_pct_db_time < 2))
        OR (kind IN ('new', 'gone') AND (below_pct_db_time IS NULL OR below_pct_db_time > impact_pct_db_time / 2))
        OR (kind = 'slower' AND factor < 1.5) OR (kind = 'faster' AND factor > 1 / 1.5)`);
    expect(rows).toEqual([]);
  });

  test('plans are those that the reports’ samples name', async () => {
    const [row] = await lake.query<{ plans: number; unnamed: number }>(`
      SELECT count(*) AS plans, count(*) FILTER (WHERE plan_hash NOT IN (SELECT plan_hash FROM top_sql_events WHERE plan_hash IS NOT NULL)) AS unnamed
      FROM sql_plans`);
    expect(row?.plans).toBeGreaterThan(10);
    expect(row?.unnamed).toBe(0);
  });
});
