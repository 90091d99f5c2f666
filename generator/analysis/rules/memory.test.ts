/** The rules on memory, undo and the interconnect: above and at their thresholds, and without their sections. */
import { describe, expect, test } from 'vitest';
import type { FactRows } from '../facts/rows.ts';
import bufferCacheSmall from './buffer-cache-small.ts';
import gcBlocksLost from './gc-blocks-lost.ts';
import gcReceiveSlow from './gc-receive-slow.ts';
import pgaMemory from './pga-memory.ts';
import sharedPoolSmall from './shared-pool-small.ts';
import { foreground, hitsOf, plain, testFacts } from './testing.ts';
import undoErrors from './undo-errors.ts';
import { wordingOf } from './wording.ts';

const advice = (
  advisory: string,
  estimate_name: string,
  steps: [factor: number, estimate: number][],
): Partial<FactRows['advisories']>[] =>
  steps.map(([size_factor, estimate]) => ({
    advisory,
    estimate_name,
    size_factor,
    estimate,
    size_mb: 1000 * size_factor,
    pool: advisory === 'buffer_pool' ? 'D' : null,
  }));

describe('buffer cache', () => {
  const at = (larger: number, reads: number) => ({
    advisories: advice('buffer_pool', 'physical_reads_thousands', [
      [0.5, 3000],
      [0.98, 1020],
      [1, 1000],
      [1.08, 990],
      [1.27, larger],
      [2, 1],
    ]),
    wait_events: [foreground('db file sequential read', reads), foreground('log file sync', 10)],
  });
  test('reads that the next larger size would save, of the share that they take', () => {
    const facts = testFacts(at(500, 40));
    const hits = hitsOf(bufferCacheSmall, facts);
    expect(hits).toMatchObject([{ severity: 'medium', impactPct: 20 }]);
    expect(plain(wordingOf(bufferCacheSmall, hits?.[0] as never, 'en').title)).toBe(
      'With a buffer cache of 1.24 GiB in place of 1,000 MiB, 50.0 % fewer blocks would be read from disk; such reads take 40.0 % of DB time.',
    );
  });
  test('silent where it hardly helps, reads weigh little, or the advisory is missing or cut', () => {
    expect(hitsOf(bufferCacheSmall, at(900, 40))).toEqual([]);
    expect(hitsOf(bufferCacheSmall, at(500, 4))).toEqual([]);
    expect(
      hitsOf(bufferCacheSmall, { ...at(500, 40), advisories: advice('buffer_pool', 'physical_reads', [[1, 5]]) }),
    ).toEqual([]);
    expect(hitsOf(bufferCacheSmall, { wait_events: [] })).toBeNull();
  });
});

test('shared pool: only where parsing weighs', () => {
  const at = (parse: number, larger: number) =>
    hitsOf(sharedPoolSmall, {
      advisories: advice('shared_pool', 'load_time_s', [
        [1, 1000],
        [1.2, larger],
      ]),
      time_model: [{ statistic: 'parse time elapsed', pct_db_time: parse, time_s: null }],
    });
  expect(at(40, 400)).toMatchObject([{ severity: 'medium', impactPct: 24 }]);
  expect(at(40, 900)).toEqual([]);
  expect(at(4, 400)).toEqual([]);
  expect(hitsOf(sharedPoolSmall, { time_model: [] })).toBeNull();
});

describe('PGA', () => {
  const stats = (cache_hit_pct: number | null) => ({
    pga_stats: [
      { snapshot: 'interval', cache_hit_pct },
      { snapshot: 'begin', target_mb: 2048 },
    ],
  });
  test('over-allocation counts first, then passes, then the hit rate', () => {
    const overalloc = hitsOf(pgaMemory, {
      ...stats(80),
      advisories: [
        ...advice('pga', 'overalloc_count', [
          [1, 3],
          [1.2, 0],
        ]),
        ...advice('pga', 'extra_workarea_mb', [
          [1, 100],
          [1.2, 10],
        ]),
      ],
      pga_histogram: [{ multi_pass_executions: 2 }],
    });
    expect(overalloc).toMatchObject([{ severity: 'low', variant: 'overalloc', impactPct: null }]);
    expect(overalloc?.[0]?.evidence.map(({ of, value }) => [of, value])).toEqual([
      ['PGA Cache Hit %', 80],
      ['M-Pass Execs', 2],
      ['Estd PGA Overalloc Count', 3],
      ['Estd Extra W/A MB Read/ Written to Disk', 0.1],
      ['PGA_AGGREGATE_TARGET', 2048 * 2 ** 20],
    ]);
    const over = [{ snapshot: 'end', target_mb: 1000, allocated_mb: 1200 }];
    const counted = advice('pga', 'overalloc_count', [
      [1, 3],
      [1.2, 0],
    ]);
    expect(hitsOf(pgaMemory, { pga_stats: over, advisories: counted })).toMatchObject([{ severity: 'medium' }]);
    expect(
      hitsOf(pgaMemory, { ...stats(95), wait_events: [foreground('acknowledge over PGA limit', 3)] }),
    ).toMatchObject([{ variant: 'limit', severity: 'medium', impactPct: 3 }]);
    expect(hitsOf(pgaMemory, { ...stats(95), pga_histogram: [{ multi_pass_executions: 2 }] })).toMatchObject([
      { variant: 'multi', severity: 'info' },
    ]);
    expect(hitsOf(pgaMemory, { ...stats(80), wait_events: [foreground('direct path read temp', 26)] })).toMatchObject([
      { variant: 'hit', severity: 'high', impactPct: 26 },
    ]);
  });
  test('the advisory alone, where more memory would save passes', () => {
    const at = (larger: number) =>
      hitsOf(pgaMemory, {
        ...stats(95),
        advisories: advice('pga', 'extra_workarea_mb', [
          [1, 100],
          [1.2, larger],
        ]),
      });
    expect(at(60)).toMatchObject([{ variant: 'advice', severity: 'info' }]);
    expect(at(70)).toEqual([]);
  });
  test('silent at 90 %, and where nothing is known', () => {
    expect(hitsOf(pgaMemory, stats(90))).toEqual([]);
    expect(hitsOf(pgaMemory, stats(null))).toEqual([]);
    expect(hitsOf(pgaMemory, {})).toBeNull();
  });
});

describe('undo', () => {
  const at = (row: Partial<FactRows['undo']>) => hitsOf(undoErrors, { undo: [{ scope: 'summary', ...row }] });
  test('errors, then queries that are longer than undo is kept', () => {
    expect(at({ snapshot_too_old: 2, max_query_s: 4000, min_tuned_retention_s: 900 })).toMatchObject([
      { severity: 'medium', variant: 'old' },
    ]);
    expect(at({ snapshot_too_old: 2, out_of_space: 1 })).toMatchObject([{ severity: 'high', variant: 'space' }]);
    const quiet = { snapshot_too_old: 0, out_of_space: 0, max_query_s: 1400 };
    expect(at({ ...quiet, min_tuned_retention_s: 900 })).toMatchObject([{ severity: 'info', variant: 'short' }]);
    expect(at({ ...quiet, min_tuned_retention_s: 1000 })).toEqual([]);
    // Retention grows with the query: the least of the interval is from before it.
    expect(at({ ...quiet, min_tuned_retention_s: 900, max_tuned_retention_s: 1400 })).toEqual([]);
  });
  test('the summary counts where there is one: the list of ten minutes repeats it', () => {
    const hits = hitsOf(undoErrors, {
      undo: [
        { scope: 'summary', snapshot_too_old: 3 },
        { scope: 'interval', snapshot_too_old: 3 },
      ],
    });
    expect(hits?.[0]?.evidence[0]?.value).toBe(3);
    expect(hitsOf(undoErrors, {})).toBeNull();
  });
});

describe('interconnect', () => {
  const latency = (time_us: number | null) => ({ scope: 'instance', metric: 'cr_block_receive', time_us });
  test('the slowest receive time, and what waits for it', () => {
    const hits = hitsOf(gcReceiveSlow, {
      rac_latencies: [latency(900), latency(16_000)],
      wait_events: [foreground('gc cr block 2-way', 12)],
    });
    expect(hits).toMatchObject([{ severity: 'high', impactPct: 12 }]);
    expect(hitsOf(gcReceiveSlow, { rac_latencies: [latency(6000)] })).toMatchObject([
      { severity: 'low', impactPct: null },
    ]);
    expect(
      hitsOf(gcReceiveSlow, {
        rac_latencies: [latency(287_000)],
        wait_events: [foreground('gc current block 2-way', 2)],
      }),
    ).toMatchObject([{ severity: 'low', impactPct: 2 }]);
    expect(
      hitsOf(gcReceiveSlow, { rac_latencies: [latency(6000)], wait_events: [foreground('gc cr block 2-way', 0.5)] }),
    ).toEqual([]);
    expect(hitsOf(gcReceiveSlow, { rac_latencies: [latency(5000), latency(null)] })).toEqual([]);
    expect(hitsOf(gcReceiveSlow, {})).toBeNull();
  });
  test('lost blocks', () => {
    const lost = (total: number) =>
      hitsOf(gcBlocksLost, { instance_activity: [{ statistic: 'gc blocks lost', total }] });
    expect(lost(0)).toEqual([]);
    expect([1, 100, 1000].map((n) => lost(n)?.[0]?.severity)).toEqual(['low', 'medium', 'high']);
    expect(hitsOf(gcBlocksLost, { instance_activity: [] })).toEqual([]);
    expect(hitsOf(gcBlocksLost, {})).toBeNull();
  });
});
