/** Parts of an invented report: something of every kind, some of it hostile, some absent. */
import type { EventRow, SnapshotParts } from '../../generator/pages/types.ts';
import type { random } from './fixtureRandom.ts';
import { HOSTILE } from './fixtureWorkload.ts';

export const NO_PARTS: SnapshotParts = {
  histogram: null,
  io: null,
  memory: null,
  contention: null,
  ash: null,
  addm: null,
  rac: null,
  exadata: null,
};

const EDGES = [64, 128, 256, 512, 1000, 2000, 4000, 8000, 16_000, 32_000, null];

export function partsOf(
  rnd: ReturnType<typeof random>,
  events: readonly EventRow[],
  sqlId: string,
  isRac: boolean,
): SnapshotParts {
  const sizes = [0.5, 0.75, 1, 1.25, 1.5, 2];
  return {
    histogram: {
      edges: EDGES,
      events: events.map((row, i) => ({
        event: row.name,
        waitClass: row.waitClass,
        lists: i < 10 ? ['top', 'foreground'] : ['background'],
        waits: row.waits,
        totalWaitS: row.totalWaitS,
        pct: EDGES.map((_, j) => (j > 8 ? null : j === 0 ? 0 : rnd.int(0, 400) / 10)),
      })),
    },
    io: {
      functions: ['Buffer Cache Reads', 'LGWR', 'DBWR', HOSTILE].map((name, i) => ({
        name,
        readBytes: i === 1 ? 0 : 2 ** 34 * rnd.near(1, 0.3),
        readsPerS: i === 1 ? null : rnd.near(900, 0.3),
        writeBytes: 2 ** 32,
        writesPerS: 120.5,
        waits: 12_345,
        avgMs: rnd.near(1.2, 0.5),
        smallReadMs: null,
        largeReadMs: null,
      })),
      fileTypes: [],
      tablespaces: { rows: [], total: 0 },
      files: {
        rows: ['USERS', HOSTILE].map((tablespace, i) => ({
          tablespace,
          file: `/u02/oradata/DEMO/${'very_long_directory_name/'.repeat(i * 3)}users${i}.dbf`,
          reads: 1_200_345,
          readsPerS: 333.4,
          avgReadMs: 0.91,
          writes: 0,
          writesPerS: 0,
          avgWriteMs: null,
          bufferWaits: 17,
          avgBufferWaitMs: 0.2,
        })),
        total: 40,
      },
    },
    memory: {
      components: [
        {
          name: 'DEFAULT buffer cache',
          beginMb: 40_960,
          endMb: 41_472,
          minMb: 40_960,
          maxMb: 41_472,
          lastOperation: 'GRO/DEF',
        },
        { name: 'shared pool', beginMb: 9216, endMb: 8704, minMb: 8704, maxMb: 9216, lastOperation: null },
      ],
      advisories: (['buffer_pool', 'shared_pool', 'pga', 'sga'] as const).map((key) => ({
        key,
        pool: null,
        estimate: 'db_time_s',
        points: sizes.map((factor) => ({ sizeMb: 40_960 * factor, factor, value: 1_000_000 / factor ** 1.2 })),
      })),
    },
    contention: {
      rows: [
        {
          kind: 'enqueue',
          name: 'TX-Transaction (row lock contention)',
          requests: 13_390,
          waits: 13_375,
          waitS: 6724,
          avgMs: 502.7,
        },
        { kind: 'latch', name: 'shared pool', requests: 22_758_867, waits: 35_515, waitS: 964, avgMs: 27.1 },
        {
          kind: 'mutex',
          name: 'Cursor Pin · kkslce [KKSCHLPIN2]',
          requests: null,
          waits: 657_763,
          waitS: 647,
          avgMs: 0.98,
        },
        { kind: 'buffer', name: HOSTILE, requests: null, waits: 47_523, waitS: 0, avgMs: 0 },
      ],
      undo: {
        maxQueryS: 3210,
        minRetentionS: 900,
        maxRetentionS: 4210,
        snapshotTooOld: 0,
        outOfSpace: null,
        undoBlocks: 9544,
      },
      limits: [{ resource: 'processes', current: 412, maximum: 1450, limit: 1500 }],
    },
    ash: {
      events: events.slice(0, 4).map((row, i) => ({
        event: row.name,
        waitClass: row.waitClass,
        background: i === 3,
        pct: 40 - 9 * i,
        avgActiveSessions: rnd.near(2, 0.5),
      })),
      sql: [
        {
          sqlId,
          pct: 21.03,
          planHash: '4183169095',
          events: [{ event: events[0]?.name ?? '', rowSource: 'UPDATE', pct: 13.2 }],
        },
        { sqlId: HOSTILE, pct: null, planHash: null, events: [] },
      ],
      slots: Array.from({ length: 12 }, (_, i) => ({
        time: `10:${String(i * 5).padStart(2, '0')}:00`,
        seconds: 300,
        samples: 100 + 10 * i,
        events: events.slice(0, 3).map((row, j) => ({ event: row.name, samples: 30 - 8 * j })),
      })),
      blocking: [
        {
          sid: 5462,
          serial: 26_810,
          instance: 1,
          user: HOSTILE,
          program: 'JDBC Thin Client',
          pct: 4.61,
          activePct: 23,
          events: [{ event: 'enq: TX - row lock contention', pct: 4.61 }],
        },
      ],
    },
    addm: [
      {
        name: 'ADDM:77_1_18354',
        begin: '2026-03-01 09:00:00',
        end: '2026-03-01 10:00:00',
        activeSessions: 9.3,
        findings: [
          {
            no: 1,
            name: 'Top SQL Statements',
            impactPct: 37.4,
            activeSessions: 3.48,
            message: `SQL statements consuming significant database time were found. ${HOSTILE}`,
            symptoms: ['Wait class "Application" was consuming significant database time.'],
            recommendations: [
              {
                no: 1,
                type: 'SQL Tuning',
                benefitPct: 24.7,
                actions: `Investigate the UPDATE statement with SQL_ID "${sqlId}".`,
                rationale: null,
                objects: [
                  { object: `SQL statement with SQL_ID ${sqlId}.`, sqlId, text: 'UPDATE t SET a = :1' },
                  { object: 'SQL statement of another time.', sqlId: null, text: `SELECT '${HOSTILE}' FROM dual` },
                ],
              },
            ],
          },
          {
            no: 2,
            name: 'Hard Parse',
            impactPct: null,
            activeSessions: null,
            message: null,
            symptoms: [],
            recommendations: [],
          },
        ],
      },
    ],
    rac: isRac
      ? {
          instances: [],
          columns: [null],
          figures: [{ metric: 'Avg global cache cr block receive time', unit: 'ms', values: [0.62] }],
          transfers: [
            {
              to: null,
              from: 2,
              blockClass: 'data block',
              crBlocks: 347_564,
              crUs: 1883,
              currentBlocks: null,
              currentUs: null,
              lost: null,
            },
          ],
          pings: [{ from: null, to: 2, us500b: 228, us8k: 208 }],
        }
      : null,
    exadata: isRac ? [{ cell: 'Total (3)', values: { offload_pct: 94.57, smart_mb_per_s: 2718.98 } }] : null,
  };
}
