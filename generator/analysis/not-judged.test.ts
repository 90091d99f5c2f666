/** What a report lacks, and which rules are not judged for it. */
import { expect, test } from 'vitest';
import { notJudgedRows } from './not-judged.ts';
import { rules } from './rules/index.ts';
import { testFacts } from './rules/testing.ts';

const few = rules.filter(({ id }) =>
  ['cpu_dominates', 'unaccounted_time', 'log_file_sync', 'gc_receive_slow'].includes(id),
);

test('rules by the section that is missing; one that lacks two stands under both', () => {
  expect(notJudgedRows(testFacts({}), few)).toEqual([
    { report_id: 'test', section: 'time_model', rules: 'cpu_dominates,unaccounted_time' },
    { report_id: 'test', section: 'wait_events', rules: 'unaccounted_time,log_file_sync' },
  ]);
  expect(notJudgedRows(testFacts({ time_model: [], wait_events: [] }), few)).toEqual([]);
});

test('what only clusters have is missing in clusters alone', () => {
  const facts = testFacts({ header: { is_rac: true }, time_model: [], wait_events: [] });
  expect(notJudgedRows(facts, few)).toEqual([
    { report_id: 'test', section: 'rac_latencies', rules: 'gc_receive_slow' },
  ]);
});
