/** Cases of the rules on statements. Invented figures. */
import type { StatementPast } from '../../facts/facts.ts';
import type { RuleCases } from './case.ts';

const statement = (elapsed_s: number, more: { plan_hash?: number; buffer_gets?: number } = {}) => ({
  ordering: 'elapsed',
  sql_id: 'a1',
  executions: 10,
  elapsed_s,
  buffer_gets: 1000,
  pct_total: elapsed_s / 36,
  plan_hash: 2,
  version_count: null,
  module: null,
  pdb_name: null,
  ...more,
});
const past = (more: Partial<StatementPast> = {}): StatementPast => ({
  perExecution: { median: 10, scale: 1, samples: 20 },
  getsPerExecution: { median: 100, scale: 10, samples: 20 },
  variation: 0.2,
  plans: [],
  age: 1,
  ...more,
});
const plan = (hash: number, firstSeen: number, perExecutionS: number) => ({
  hash,
  firstSeen,
  lastSeen: 1_700_000_000 - 3600,
  seen: 20,
  perExecutionS,
});

export const sqlCases: RuleCases = {
  sql_dominates: { fires: { sql_stats: [statement(1116)] }, silent: { sql_stats: [statement(1080)] } },
  sql_slower: {
    fires: { sql_stats: [statement(500)], statements: { a1: past() } },
    silent: { sql_stats: [statement(140)], statements: { a1: past() } },
  },
  sql_plan_changed: {
    fires: { sql_stats: [statement(500)], statements: { a1: past({ plans: [plan(1, 1_690_000_000, 10)] }) } },
    silent: {
      sql_stats: [statement(500, { plan_hash: 1 })],
      statements: { a1: past({ plans: [plan(1, 1_690_000_000, 10)] }) },
    },
  },
  sql_variable: {
    fires: { sql_stats: [statement(500)], statements: { a1: past({ variation: 1.7 }) } },
    silent: { sql_stats: [statement(500)], statements: { a1: past({ variation: 1.66 }) } },
  },
  top_sql_moved: {
    fires: { sql_stats: [statement(400)], snapshots: 48 },
    silent: { sql_stats: [statement(400)], snapshots: 48, statements: { a1: past() } },
  },
  top_lists_cut: { fires: { sql_stats: [statement(1000)] }, silent: { sql_stats: [statement(1080)] } },
};
