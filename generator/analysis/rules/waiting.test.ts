/** The rules on waiting: each above and at its threshold, with what tells its cause, and without its section. */
import { describe, expect, test } from 'vitest';
import bufferBusy from './buffer-busy.ts';
import controlFileIoSlow from './control-file-io-slow.ts';
import dominantEvent from './dominant-event.ts';
import enqueueContention from './enqueue-contention.ts';
import gcContention from './gc-contention.ts';
import latchMutexContention from './latch-mutex-contention.ts';
import logSwitches from './log-switches.ts';
import multiblockReadSlow from './multiblock-read-slow.ts';
import redoWriteSlow from './redo-write-slow.ts';
import rowLockContention from './row-lock-contention.ts';
import singleBlockReadSlow from './single-block-read-slow.ts';
import tempIo from './temp-io.ts';
import { background, foreground, hitsOf, plain, type TestFacts, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const waits = (...wait_events: NonNullable<TestFacts['wait_events']>): TestFacts => ({ wait_events });

test('without wait events none of them judges', () => {
  const all = [
    bufferBusy,
    controlFileIoSlow,
    dominantEvent,
    enqueueContention,
    gcContention,
    latchMutexContention,
    logSwitches,
    multiblockReadSlow,
    redoWriteSlow,
    rowLockContention,
    singleBlockReadSlow,
    tempIo,
  ];
  expect(all.filter((rule) => hitsOf(rule, {}) !== null)).toEqual([]);
  const idle = waits(
    foreground('SQL*Net message from client', 900, 4000),
    foreground('db file sequential read', 0.5, 50),
  );
  expect(all.filter((rule) => (hitsOf(rule, idle) ?? []).length > 0)).toEqual([]);
});

describe('row locks', () => {
  const event = 'enq: TX - row lock contention';

  test('by share of DB time, with sessions, segment and blockers', () => {
    const facts = testFacts({
      header: { db_time_s: 14_400 },
      wait_events: [{ ...foreground(event, 0), total_wait_s: 7200, pct_db_time: 50, waits: 1440, avg_wait_ms: 5000 }],
      segments: [
        { ordering: 'logical_reads', owner: 'SHOP', object_name: 'OTHER', pct_total: 90 },
        { ordering: 'row_lock_waits', owner: 'SHOP', object_name: 'DOC_NUMBER', subobject_name: null, pct_total: 97 },
      ],
      ash_blocking_sessions: [
        { sid: 17, serial: 4711, instance_number: null, event, pct_activity: 44 },
        { sid: 18, serial: 1, instance_number: null, event: 'log file sync', pct_activity: 99 },
      ],
    });
    const [hit] = hitsOf(rowLockContention, facts) ?? [];
    expect(hit).toMatchObject({ severity: 'high', impactPct: 50, variant: 'segment' });
    expect(hit?.about).toContain('segment:SHOP.DOC_NUMBER');
    expect(plain(wordingOf(rowLockContention, hit as never, 'en').title)).toBe(
      'Sessions wait for row locks: 50.0 % of DB time, 2.00 sessions on average, mostly on SHOP.DOC_NUMBER.',
    );
    expect(hit?.evidence.filter(({ term }) => term === 'pct_activity')).toEqual([
      { term: 'pct_activity', of: '17,4711', value: 44, unit: 'percent', section: 'report' },
    ]);
  });

  test('steps of severity, and silence at the threshold', () => {
    const severity = (pct: number) => hitsOf(rowLockContention, waits(foreground(event, pct, 800)))?.[0]?.severity;
    expect([2, 2.1, 5, 10].map(severity)).toEqual([undefined, 'low', 'medium', 'high']);
    expect(hitsOf(rowLockContention, waits(foreground(event, 20)))?.[0]?.variant).toBe('unknown');
  });
});

test('enqueues: one hit for each, above 1 % of DB time', () => {
  const hits = hitsOf(enqueueContention, {
    ...waits(
      foreground('enq: TM - contention', 12),
      foreground('enq: SQ - contention', 1),
      foreground('enq: TX - allocate ITL entry', 3),
    ),
    segments: [{ ordering: 'itl_waits', owner: 'A', object_name: 'B', subobject_name: null, pct_total: 60 }],
  });
  expect(hits?.map(({ object, severity, variant }) => [object, severity, variant])).toEqual([
    ['enq: TX - allocate ITL entry', 'low', 'itl'],
    ['enq: TM - contention', 'medium', 'tm'],
  ]);
  expect(hits?.[0]?.evidence.at(-1)).toMatchObject({ of: 'A.B', value: 60 });
});

test('buffers: hot blocks and concurrent reads are told apart', () => {
  const hits = hitsOf(bufferBusy, {
    ...waits(foreground('buffer busy waits', 30), foreground('read by other session', 4)),
    buffer_waits: [
      { class: 'undo header', total_wait_s: 1 },
      { class: 'data block', total_wait_s: 900 },
    ],
  });
  expect(hits?.map(({ variant, severity }) => [variant, severity])).toEqual([
    ['busy', 'high'],
    ['read', 'low'],
  ]);
  expect(hits?.[0]?.evidence.find(({ term }) => term === 'total_wait')).toMatchObject({ of: 'data block', value: 900 });
  expect(hits?.[1]?.about).toContain('io');
});

test('latches and mutexes: each event with its own text', () => {
  const hits = hitsOf(latchMutexContention, {
    ...waits(
      foreground('latch: cache buffers chains', 11),
      foreground('cursor: pin S wait on X', 26),
      foreground('cursor: mutex S', 2),
    ),
    metrics: { hard_parses_per_s: 300 },
  });
  expect(hits?.map(({ object, severity, variant }) => [object, severity, variant])).toEqual([
    ['latch: cache buffers chains', 'medium', 'chains'],
    ['cursor: pin S wait on X', 'high', 'parse'],
  ]);
  expect(hits?.[1]?.evidence.at(-1)).toMatchObject({ of: 'hard parses', value: 300 });
});

test('instances that fight for blocks', () => {
  expect(hitsOf(gcContention, waits(foreground('gc buffer busy acquire', 3)))).toEqual([]);
  expect(hitsOf(gcContention, waits(foreground('gc buffer busy acquire', 10)))).toMatchObject([
    { severity: 'medium', impactPct: 10 },
  ]);
});

describe('slow storage', () => {
  test('single-block reads: 10 ms, on Exadata 1 ms, and only where there are enough of them', () => {
    const hits = hitsOf(
      singleBlockReadSlow,
      waits(foreground('db file sequential read', 40, 12), foreground('cell single block physical read', 11, 1.5)),
    );
    expect(hits?.map(({ object, severity }) => [object, severity])).toEqual([
      ['db file sequential read', 'high'],
      ['cell single block physical read', 'medium'],
    ]);
    expect(hitsOf(singleBlockReadSlow, waits(foreground('db file sequential read', 40, 10)))).toEqual([]);
    const few = { ...foreground('db file sequential read', 40, 500), waits: 99 };
    expect(hitsOf(singleBlockReadSlow, waits(few))).toEqual([]);
  });

  test('reads of many blocks 20 ms, temporary writes 15 ms', () => {
    const hits = hitsOf(
      multiblockReadSlow,
      waits(
        foreground('direct path read', 20, 21),
        foreground('db file scattered read', 20, 19),
        foreground('direct path write temp', 5, 16),
      ),
    );
    expect(hits?.map(({ object, severity, variant }) => [object, severity, variant])).toEqual([
      ['direct path read', 'medium', 'read'],
      ['direct path write temp', 'low', 'write'],
    ]);
  });

  test('control files: a background wait has no share of DB time', () => {
    expect(hitsOf(controlFileIoSlow, waits(background('control file parallel write', 16, 400)))).toMatchObject([
      { severity: 'low', impactPct: null, object: 'control file parallel write' },
    ]);
    expect(hitsOf(controlFileIoSlow, waits(background('control file parallel write', 16, 40)))).toEqual([]);
    expect(hitsOf(controlFileIoSlow, waits(foreground('control file sequential read', 25, 30)))).toMatchObject([
      { severity: 'high', impactPct: 25 },
    ]);
  });

  test('redo writes weigh what commits wait', () => {
    expect(
      hitsOf(redoWriteSlow, waits(background('log file parallel write', 18), foreground('log file sync', 30, 20))),
    ).toMatchObject([{ severity: 'high', impactPct: 30, variant: 'felt' }]);
    expect(hitsOf(redoWriteSlow, waits(background('log file parallel write', 18)))).toMatchObject([
      { severity: 'low', impactPct: null, variant: 'alone' },
    ]);
    expect(hitsOf(redoWriteSlow, waits(background('log file parallel write', 15)))).toEqual([]);
  });

  test('temporary space: both events together', () => {
    expect(
      hitsOf(tempIo, waits(foreground('direct path read temp', 10), foreground('direct path write temp', 6))),
    ).toMatchObject([{ severity: 'medium', impactPct: 16 }]);
    expect(hitsOf(tempIo, waits(foreground('direct path read temp', 5)))).toEqual([]);
  });
});

test('log switches: waits for them, and their number where that is known', () => {
  const hits = hitsOf(logSwitches, {
    ...waits(foreground('log file switch (archiving needed)', 22), foreground('log buffer space', 1)),
    instance_activity: [{ statistic: 'log switches (derived)', total: 30 }],
  });
  expect(hits?.map(({ object, severity, impactPct }) => [object, severity, impactPct])).toEqual([
    ['log file switch (archiving needed)', 'high', 22],
  ]);
  expect(hits?.[0]?.evidence.at(-1)?.value).toBe(30);
  const often = {
    ...waits(foreground('log file sync', 1)),
    instance_activity: [{ statistic: 'log switches (derived)' as const, total: 30 }],
  };
  expect(hitsOf(logSwitches, often)).toMatchObject([{ object: 'log switches', severity: 'low', impactPct: null }]);
  const checkpoint = { ...often, ...waits(foreground('log file switch (checkpoint incomplete)', 6)) };
  expect(hitsOf(logSwitches, checkpoint)).toMatchObject([{ severity: 'medium', variant: 'checkpoint_often' }]);
  const few = {
    ...waits(foreground('log file sync', 1)),
    instance_activity: [{ statistic: 'log switches (derived)', total: 4 }],
  };
  expect(hitsOf(logSwitches, few)).toEqual([]);
  expect(hitsOf(logSwitches, waits(foreground('log file sync', 1)))).toEqual([]);
});

test('one event that dominates is a symptom of whatever says more of it', () => {
  const [hit] =
    hitsOf(dominantEvent, waits(foreground('log file sync', 61), foreground('db file sequential read', 39))) ?? [];
  expect(hit).toMatchObject({ severity: 'low', object: 'log file sync', impactPct: 61 });
  expect(dominantEvent.depth).toBe(0);
  expect(hitsOf(dominantEvent, waits(foreground('log file sync', 40)))).toEqual([]);
});
