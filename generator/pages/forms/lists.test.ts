/** The forms of wait events and segments, of models made by hand: what they say, and that report text in them is no markup. */
import { lexer, walkTokens } from 'marked';
import { describe, expect, test } from 'vitest';
import type { SegmentModel } from '../segment-types.ts';
import type { SnapshotRef } from '../types.ts';
import type { WaitModel } from '../wait-types.ts';
import { formsOf } from './forms.ts';
import { segmentSchema } from './segment.ts';
import { waitSchema } from './wait.ts';

const HOSTILE = '<img src=x onerror=1> [a](http://evil.example/) | `b`';
const database = { slug: 'orcl-1', dbName: 'ORCL', dbId: '1', synthetic: true };
const snapshot = (hour: number): SnapshotRef => ({
  reportId: `000000000000000${hour}`,
  kind: 'awr',
  path: `orcl-1/orcl/2026-03-0${hour}-1000_1-2/`,
  instanceName: 'orcl',
  instanceNumber: 1,
  beginSnap: 1,
  endSnap: 2,
  beginTime: `2026-03-0${hour} 10:00:00`,
  endTime: `2026-03-0${hour} 11:00:00`,
  elapsedS: 3600,
});

const wait: WaitModel = {
  type: 'wait',
  database,
  event: 'log file sync',
  waitClass: 'Commit',
  totals: {
    scope: 'foreground',
    waitS: 120,
    waits: 60_000,
    avgMs: 2,
    pctDbTime: 12.5,
    peak: { pctDbTime: 40, snapshot: snapshot(2) },
    seen: 2,
    firstSeen: '2026-03-01 10:00:00',
    lastSeen: '2026-03-02 11:00:00',
  },
  histories: [],
  latency: null,
  sql: {
    basis: 'ash',
    reports: 1,
    rows: [
      {
        sqlId: 'abc',
        path: 'orcl-1/sql/abc/',
        text: HOSTILE,
        reports: 1,
        seconds: 9,
        rowSource: null,
        module: HOSTILE,
      },
    ],
  },
  objects: [],
  segments: [],
  incidents: [],
  occurrences: [2, 1].map((hour) => ({
    snapshot: snapshot(hour),
    waits: 30_000,
    totalWaitS: 60,
    avgMs: hour,
    pctDbTime: null,
    timeoutsPct: 0,
  })),
};

const segment: SegmentModel = {
  type: 'segment',
  database,
  owner: 'SHOP',
  objectName: HOSTILE,
  objectTypes: ['TABLE'],
  tablespaces: ['USERS'],
  seen: 1,
  firstSeen: '2026-03-01 10:00:00',
  lastSeen: '2026-03-01 11:00:00',
  orderings: [{ ordering: 'logical_reads', total: 1000, meanPct: 10, peak: null, reports: 1, instances: [] }],
  partitions: [],
  partitionCount: 0,
  sql: [],
  incidents: [],
  occurrences: [{ snapshot: snapshot(1), values: { logical_reads: { value: 1000, pct: 10 } } }],
};

describe.each([
  ['wait', wait, waitSchema],
  ['segment', segment, segmentSchema],
] as const)('%s', (_, model, schema) => {
  test('is under its schema in both languages', () => {
    for (const lang of ['en', 'zh'] as const) schema.parse(JSON.parse(formsOf(model, lang).json));
    expect(schema.safeParse({ type: model.type }).success).toBe(false);
  });

  test('is Markdown in which report text stays text', () => {
    const { json, markdown } = formsOf(model, 'en');
    expect(json).not.toContain('<');
    walkTokens(lexer(markdown), (token) => {
      expect(['html', 'image', 'def']).not.toContain(token.type);
      if (token.type === 'link') expect(token.href).toMatch(/^[a-z0-9_./-]+\.(?:md|json|html)$/);
    });
  });
});

test('a wait event: totals, what is behind it, newest first', () => {
  const { json, markdown } = formsOf(wait, 'zh');
  expect(JSON.parse(json)).toMatchObject({
    path: 'orcl-1/wait/log-file-sync/',
    totals: { total_wait_s: 120, avg_wait_ms: 2, peak_pct_db_time: 40, peak: { begin_time: '2026-03-02 10:00:00' } },
    sql: [{ sql_id: 'abc', seconds: 9 }],
    occurrences: [{ avg_wait_ms: 2, pct_db_time: null }, { avg_wait_ms: 1 }],
    occurrences_total: 2,
  });
  expect(markdown).toContain('# log file sync · ORCL');
  expect(markdown).toContain('`totals.total_wait_s`: 120');
  expect(markdown).toMatch(/\[2026-03-02 10:00:00\]\(.*index\.md\)/);
});
