/** The findings of one small report: values, wording, what is not judged, hostile text. */
import { expect, test } from 'vitest';
import { judgeOne } from '../../analysis/one-report.ts';
import { findingLines, findingsJson, notJudgedJson } from './findings.ts';

const settings = { thresholds: {}, databases: {}, disabled: [] };
const report = {
  report_id: '00000000000000aa',
  kind: 'awr',
  db_name: 'TESTDB',
  instance_name: 'testdb1',
  instance_number: 1,
  cpus: 8,
  begin_time: '2024-03-05 08:00:00',
  end_time: '2024-03-05 09:00:00',
  elapsed_s: 3600,
  db_time_s: 7200,
};
const wait = (scope: string, event: string, more: object) => ({ scope, event, waits: 100_000, ...more });
const events = (lock = 'enq: TX - row lock contention') => ({
  wait_events: [
    wait('foreground', lock, { wait_class: 'Application', total_wait_s: 3600, avg_wait_ms: 36, pct_db_time: 50 }),
    wait('foreground', 'log file sync', {
      wait_class: 'Commit',
      total_wait_s: 1440,
      avg_wait_ms: 45,
      pct_db_time: 20,
    }),
    wait('background', 'log file parallel write', { total_wait_s: 4000, avg_wait_ms: 40 }),
  ],
});

async function judge(tables: Parameters<typeof judgeOne>[1], more: object = {}, disabled: string[] = []) {
  return judgeOne({ ...report, ...more }, tables, { ...settings, disabled });
}

test('what weighs most stands first, in both languages, with its figures', async () => {
  const judgement = await judge(events());
  if (!judgement) throw new Error('not judged');
  const [first, ...others] = findingsJson(judgement) ?? [];
  expect(first).toMatchObject({
    rule: 'row_lock_contention',
    severity: 'high',
    impact_pct_db_time: 50,
    symptom_of: null,
  });
  expect(first?.evidence).toContainEqual(expect.objectContaining({ value: 50, unit: 'percent' }));
  expect(others.map(({ rule }) => rule)).toContain('redo_write_slow');
  const lines = findingLines(judgement, 'en', 80);
  expect(lines[1]).toMatch(/^ {2}High {2,4}\S/);
  expect(lines.join('\n')).toMatch(/50\.0\s%[\s\S]*Likely cause: [\s\S]*Do: [\s\S]*Symptom: /);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(81);
  expect(findingLines(judgement, 'zh', 80).join('\n')).toMatch(/^发现\n {2}高 {2}\S[\s\S]*可能原因：[\s\S]*建议：/);
});

test('a rule that is switched off is silent', async () => {
  const rules = (findingsJson(await judge(events(), {}, ['row_lock_contention'])) ?? []).map(({ rule }) => rule);
  expect(rules).not.toContain('row_lock_contention');
  await expect(judge(events(), {}, ['no_such_rule'])).rejects.toMatchObject({ code: 'config' });
});

test('nothing found is said, and how much could not be looked at', async () => {
  const judgement = await judge({});
  if (!judgement) throw new Error('not judged');
  expect(findingsJson(judgement)).toEqual([]);
  expect(notJudgedJson(judgement)?.map(({ section }) => section)).toContain('wait_events');
  const said = findingLines(judgement, 'en', 200).join('\n');
  const count = new Set(notJudgedJson(judgement)?.flatMap(({ rules }) => rules)).size;
  expect(said).toContain('None: ');
  expect(said).toContain(`${count} rules not judged`);
});

test('reports of no interval are not judged', async () => {
  expect(await judge(events(), { kind: 'addm' })).toBeNull();
  expect(await judge(events(), { begin_time: null })).toBeNull();
});

test('report text reaches the terminal without its escapes', async () => {
  const judgement = await judge(events('enq: TX - row lock contention\u001b]0;owned\u0007'));
  if (!judgement) throw new Error('not judged');
  const said = findingLines(judgement, 'en', 80).join('\n');
  expect(said).toContain('␛]0;owned␇');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose
  expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});
