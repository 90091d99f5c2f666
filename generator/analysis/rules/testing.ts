/** Reports for the rules' tests: only what a test names is in them. Invented figures. */

import type { Baseline } from '../baseline.ts';
import {
  type FactHeader,
  Facts,
  type ParameterChangeFact,
  type Past,
  type Sibling,
  type StatementPast,
} from '../facts/facts.ts';
import type { FactRows, FactTable } from '../facts/rows.ts';
import type { MetricKey } from '../metrics.ts';
import type { Hit, Rule } from './rule.ts';

type Rows = { [T in FactTable]?: Partial<FactRows[T]>[] };

export interface TestFacts extends Rows {
  header?: Partial<FactHeader>;
  metrics?: Partial<Record<MetricKey, number>>;
  usual?: Partial<Record<MetricKey, Partial<Baseline>>>;
  statements?: Record<string, StatementPast>;
  steady?: { sqlId: string; pct: number }[];
  previous?: Facts;
  /** Series snapshots before; 100 where there is any past. */
  snapshots?: number;
  parameterChanges?: ParameterChangeFact[];
  siblings?: Sibling[];
}

/** One hour of DB time 3600 s on 8 CPUs, unless `header` says otherwise; AAS follows from it. */
export function testFacts({
  header,
  metrics,
  usual,
  statements,
  steady,
  previous,
  snapshots,
  parameterChanges,
  siblings,
  ...tables
}: TestFacts): Facts {
  const whole: FactHeader = {
    report_id: 'test',
    kind: 'awr',
    db_name: 'TESTDB',
    instance_name: 'testdb1',
    instance_number: 1,
    container_name: null,
    release: '19.0.0.0.0',
    host_name: 'testhost',
    cpus: 8,
    memory_gb: 64,
    is_rac: false,
    begin_s: 1_700_000_000,
    end_s: 1_700_003_600,
    startup_s: 1_600_000_000,
    elapsed_s: 3600,
    db_time_s: 3600,
    begin_snap_id: 100,
    end_snap_id: 101,
    in_series: true,
    gap_before_s: null,
    restarted: false,
    ...header,
  };
  const aas = whole.db_time_s === null || !whole.elapsed_s ? {} : { aas: whole.db_time_s / whole.elapsed_s };
  const past: Past = {
    previous: previous ?? null,
    baseline: (key) => {
      const own = usual?.[key];
      return own ? { median: 0, scale: 1, samples: 20, basis: 'hour_of_week', ...own } : null;
    },
    statement: (sqlId) => statements?.[sqlId] ?? null,
    steadyStatements: () => steady ?? [],
    snapshots: snapshots ?? (usual || statements || previous ? 100 : 0),
  };
  return new Facts(
    whole,
    new Map(Object.entries(tables) as [FactTable, unknown[]][]),
    new Map(Object.entries({ ...aas, ...metrics })),
    {
      past,
      parameterChanges: parameterChanges ?? [],
      siblings: siblings ?? [],
    },
  );
}

/** An event of foreground sessions that takes so much of a DB time of 3600 s. */
export function foreground(event: string, pctDbTime: number, avgMs = 5): Partial<FactRows['wait_events']> {
  const total = 36 * pctDbTime;
  return {
    scope: 'foreground',
    event,
    wait_class: null,
    waits: (1000 * total) / avgMs,
    total_wait_s: total,
    avg_wait_ms: avgMs,
    pct_db_time: pctDbTime,
  };
}

/** The same for background sessions, by its average. */
export function background(event: string, avgMs: number, waits = 10_000): Partial<FactRows['wait_events']> {
  return {
    scope: 'background',
    event,
    wait_class: null,
    waits,
    total_wait_s: (waits * avgMs) / 1000,
    avg_wait_ms: avgMs,
    pct_db_time: null,
  };
}

/** What the rule finds with its own thresholds; null where a section that it needs is missing. */
export function hitsOf(rule: Rule, facts: TestFacts | Facts): Hit[] | null {
  const whole = facts instanceof Facts ? facts : testFacts(facts);
  if (!rule.needs.every((table) => whole.has(table))) return null;
  return rule.find(whole, rule.thresholds);
}

/** A text with plain spaces between numbers and units. */
export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
