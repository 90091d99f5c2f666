/** "Advisory Statistics": what other sizes of each memory area would do, and how workareas fared. */
import type { Interval } from '../../model/types.ts';
import { fixed, int, pct } from '../format.ts';
import type { Cell } from '../page.ts';
import { type Chapter, emptySection, section } from '../section.ts';

/** A factor's size, in whole mebibytes. */
const sized = (mb: number, factor: number): string => int(Math.round((mb * factor) / 64) * 64);

/** Reads with a cache of `factor` times its size, relative to today's: more below, a little fewer above. */
const readFactor = (factor: number): number =>
  factor >= 1 ? 1 - 0.06 * (1 - 1 / factor) : 1 + 0.55 * (1 / factor - 1) ** 0.62 * 0.6;

const steps = (from: number, to: number, by: number): number[] =>
  Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => Math.round((from + i * by) * 100) / 100);

/** Reads, times and the like in the advisories are sums since the instance was started. */
const sinceStart = (interval: Interval): number => (interval.end.time - interval.startup) / interval.elapsedS;

function bufferPool(interval: Interval): Cell[][] {
  const { bufferCacheMb } = interval.database.cast;
  const c = interval.counters;
  const reads = (c.singleReads + c.multiReads + 1000) * Math.min(60, sinceStart(interval));
  return steps(0.1, 2, 0.1).map((factor) => [
    'D',
    sized(bufferCacheMb, factor),
    fixed(factor, 2),
    int((bufferCacheMb * factor * 123.2) / 1000),
    fixed(readFactor(factor), 2),
    int((reads * readFactor(factor)) / 1000),
    '1',
    fixed(Math.round(((reads * interval.readLatencyUs) / 1e6) * readFactor(factor)), 2),
  ]);
}

function pgaAdvisory(interval: Interval): Cell[][] {
  const { pgaTargetMb } = interval.database.cast;
  const processed = interval.counters.workareaMb * Math.min(60, sinceStart(interval));
  return [0.13, 0.25, 0.5, 0.75, 1, 1.2, 1.4, 1.6, 1.8, 2, 3, 4, 6, 8].map((factor) => {
    const extra = factor >= 1 ? processed * 0.004 : processed * 0.05 * (1 / factor - 1);
    return [
      sized(pgaTargetMb, factor),
      fixed(factor, 2),
      fixed(processed, 2),
      fixed(extra, 2),
      fixed(pct(processed, processed + extra), 2),
      factor < 0.2 ? '3' : '0',
      int((processed + extra) * 96),
    ];
  });
}

function sharedPool(interval: Interval): Cell[][] {
  const { sharedPoolMb } = interval.database.cast;
  const saved = interval.counters.executions * 0.0004 * Math.min(60, sinceStart(interval)) + 5000;
  const load = interval.counters.hardParses * 0.0021 * Math.min(60, sinceStart(interval)) + 90;
  return steps(0.4, 2, 0.1).map((factor) => {
    const lost = factor >= 1 ? 0 : (1 - factor) * 0.02;
    const cache = Math.min(0.62, factor * 0.6) * sharedPoolMb;
    return [
      sized(sharedPoolMb, factor),
      fixed(factor, 2),
      int(cache),
      int(cache * 38),
      int(saved * (1 - lost)),
      fixed(1 - lost, 2),
      int(load + saved * lost),
      fixed(1 + (saved * lost) / load, 2),
      int((interval.counters.executions * 3 * (1 - lost)) / 1000),
    ];
  });
}

function sga(interval: Interval): Cell[][] {
  const c = interval.counters;
  const dbTime = (interval.dbTimeUs / 1e6) * Math.min(60, sinceStart(interval));
  const reads = c.physicalReads * Math.min(60, sinceStart(interval));
  return steps(0.25, 2, 0.125).map((factor) => [
    sized(interval.database.cast.sgaMb, factor),
    fixed(factor, 2),
    int(dbTime * (0.7 + 0.3 * readFactor(factor))),
    int(reads * readFactor(factor)),
  ]);
}

function histogram(interval: Interval): Cell[][] {
  const { executions, workareaMb } = interval.counters;
  const buckets: [string, string, number, number][] = [
    ['2K', '4K', executions * 0.07, 0],
    ['64K', '128K', executions * 0.004, 0],
    ['128K', '256K', executions * 0.0016, 0],
    ['256K', '512K', executions * 0.0009, 0],
    ['512K', '1024K', executions * 0.0006, 0],
    ['1M', '2M', workareaMb * 0.11, 0],
    ['2M', '4M', workareaMb * 0.02, 0],
    ['8M', '16M', workareaMb * 0.004, 0.01],
    ['64M', '128M', workareaMb * 0.0006, 0.12],
    ['256M', '512M', workareaMb * 0.0001, 0.4],
  ];
  return buckets
    .map(([low, high, total, share]) => ({ low, high, total: Math.round(total), onePass: Math.round(total * share) }))
    .filter((it) => it.total > 0)
    .map((it) => [it.low, it.high, int(it.total), int(it.total - it.onePass), int(it.onePass), '0']);
}

export const advisoryChapter: Chapter = {
  anchor: 26,
  title: 'Advisory Statistics',
  sections: [
    section(2000, 'Instance Recovery Stats', {
      notes: () => [' B: Begin Snapshot,  E: End Snapshot'],
      table: (interval) => {
        const blocks = Math.round(interval.counters.redoBytes / 512 / 8) + 9000;
        const rac = interval.database.isRac;
        const row = (mark: string, factor: number): Cell[] => [
          mark,
          '300',
          String(Math.round(14 + 40 * interval.activity * factor)),
          String(Math.round(interval.counters.cacheWrites * 0.11 * factor)),
          String(Math.round(blocks * factor)),
          String(blocks * 4),
          '3774873',
          String(blocks * 6),
          null,
          null,
          rac ? '0' : null,
        ];
        return {
          summary:
            'This table displays instance recovery statistics at begin and end snapshot. It displays target MTTR, estimated MTTR, recovery estimated IO per second, redo blocks, target redo blocks, etc.',
          columns: 'srrrrrrrrrr',
          header: [
            '',
            'Targt MTTR  (s) ',
            'Estd MTTR (s)',
            'Recovery Estd IOs',
            'Actual  RedoBlks',
            'Target  RedoBlks',
            'Log Sz  RedoBlks',
            'Log Ckpt Timeout RedoBlks',
            'Log Ckpt Interval RedoBlks',
            'Opt Log Sz(M)',
            'Estd RAC Avail Time',
          ],
          rows: [row('B', 0.92), row('E', 1.05)],
        };
      },
    }),
    emptySection(2010, 'MTTR Advisory'),
    section(2100, 'Buffer Pool Advisory', {
      notes: () => [
        ' Only rows with estimated physical reads >0 are displayed ',
        ' ordered by Block Size, Buffers For Estimate',
      ],
      table: (interval) => ({
        // Oracle's own summary of this table speaks of the MTTR advisory.
        summary:
          'This table displays MTTR advisory. It displays size for estimate, dirty limit, estimated cache writes, estimated cache write factor, estimated total write, estimated total IO per second, etc.',
        columns: 'srrrrrrr',
        header: [
          'P',
          'Size for Est (M)',
          'Size Factor',
          'Buffers (thousands)',
          'Est Phys Read Factor',
          'Estimated Phys Reads (thousands)',
          'Est Phys Read Time',
          'Est %DBtime for Rds',
        ],
        rows: bufferPool(interval),
      }),
    }),
    section(2400, 'PGA Aggr Summary', {
      notes: () => [' PGA cache hit % - percentage of W/A (WorkArea) data processed only in-memory'],
      table: (interval) => {
        const c = interval.counters;
        const extra = ((c.tempReads + c.tempWrites) * 8) / 1024;
        return {
          summary:
            'This table displays PGA aggregate summary. It includes PGA cache hits, total wait time, average time for each class of buffer wait and WorkArea data processed.',
          columns: 'rrr',
          header: ['PGA Cache Hit %', 'W/A MB Processed', 'Extra W/A MB Read/Written'],
          rows: [[fixed(pct(c.workareaMb, c.workareaMb + extra), 2), int(c.workareaMb), int(extra)]],
        };
      },
    }),
    section(2600, 'PGA Aggr Target Stats', {
      notes: () => [
        ' B: Begin Snap   E: End Snap (rows dentified with B or E contain data    which is absolute i.e. not diffed over the interval) ',
        ' Auto PGA Target - actual workarea memory target ',
        ' W/A PGA Used    - amount of memory used for all Workareas (manual + auto) ',
        ' %PGA W/A Mem    - percentage of PGA memory allocated to workareas ',
        ' %Auto W/A Mem   - percentage of workarea memory controlled by Auto Mem Mgmt ',
        ' %Man W/A Mem    - percentage of workarea memory under manual control',
      ],
      table: (interval) => {
        const { pgaTargetMb } = interval.database.cast;
        const row = (mark: string, pga: number): Cell[] => [
          mark,
          int(pgaTargetMb),
          int(pgaTargetMb * 0.84),
          fixed(pga, 2),
          fixed(pga * 0.09, 2),
          fixed(9, 2),
          '100.00',
          '0.00',
          int(1048576),
        ];
        return {
          summary:
            'This table displays PGA aggregate target statistics for begin and end snapshot. Statistics include PGA aggregate target, auto PGA target, PGA memory allocation, etc.',
          columns: 'srrrrrrrr',
          header: [
            '',
            'PGA Aggr Target(M)',
            'Auto PGA Target(M)',
            'PGA Mem  Alloc(M) ',
            'W/A PGA  Used(M) ',
            '%PGA W/A Mem',
            '%Auto W/A Mem',
            '%Man W/A Mem',
            'Global Mem Bound(K)',
          ],
          rows: [row('B', interval.atBegin.pgaMb), row('E', interval.atEnd.pgaMb)],
        };
      },
    }),
    section(2700, 'PGA Aggr Target Histogram', {
      notes: () => [' Optimal Executions are purely in-memory operations'],
      table: (interval) => ({
        summary: 'This table displays PGA aggregate target histograms.',
        columns: 'rrrrrr',
        header: ['  Low Optimal', '  High Optimal', 'Total Execs', 'Optimal Execs', '1-Pass Execs', 'M-Pass Execs'],
        rows: histogram(interval),
      }),
    }),
    section(2800, 'PGA Memory Advisory', {
      notes: () => [
        ' When using Auto Memory Mgmt, minimally choose a pga_aggregate_target value    where Estd PGA Overalloc Count is 0',
      ],
      table: (interval) => ({
        summary:
          'This table displays PGA memory advisory for different estimated PGA target sizes. It displays size factor, Workarea MB processed, estimated PGA cache hit, estimated extra Workarea MB read written to disk, etc., for each target size.',
        columns: 'Srrrrrr',
        header: [
          'PGA Target Est (MB)',
          'Size Factr',
          'W/A MB Processed',
          'Estd Extra    W/A MB Read/   Written to Disk ',
          'Estd PGA Cache Hit %',
          'Estd PGA Overalloc Count',
          'Estd Time',
        ],
        rows: pgaAdvisory(interval),
      }),
    }),
    section(5500, 'Shared Pool Advisory', {
      notes: () => [' SP: Shared Pool     Est LC: Estimated Library Cache   Factr: Factor '],
      table: (interval) => ({
        summary:
          'This table displays shared pool advisory. Size factor, estimated library cache size, estimated library cache memory object and other info is displayed for different shared pool sizes',
        columns: 'Srrrrrrrr',
        header: [
          'Shared Pool Size(M)',
          'SP Size Factr',
          'Est LC Size (M)',
          'Est LC Mem Obj',
          'Est LC Time Saved (s)',
          'Est LC Time Saved Factr',
          'Est LC Load Time (s)',
          'Est LC Load Time Factr',
          'Est LC Mem Obj Hits (K)',
        ],
        rows: sharedPool(interval),
      }),
    }),
    section(6900, 'SGA Target Advisory', {
      table: (interval) => ({
        summary:
          'This table displays SGA target advisory for different SGA target sizes. It displays SGA size factor, estimated DB time and estimated physical reads for different SGA target sizes.',
        columns: 'Srrr',
        header: ['SGA Target Size (M)', 'SGA Size Factor', 'Est DB Time (s)', 'Est Physical Reads'],
        rows: sga(interval),
      }),
    }),
    emptySection(7100, 'Streams Pool Advisory'),
    emptySection(7200, 'Java Pool Advisory'),
  ],
};
