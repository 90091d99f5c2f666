/**
 * The rows of the parts from one report in memory: what `PART_QUERIES` asks of the lake, for a page made in a browser.
 * `one-report.test.ts` holds both against each other.
 */
import type { Row } from '../../analysis/expression.ts';
import type { RowsByTable } from '../../analysis/metrics-of-one.ts';
import type { Num } from '../../base/figures.ts';
import { CONTENTION_ROWS, LIMIT_SHARE } from './contention.ts';
import { METRICS } from './exadata.ts';
import { IO_ROWS } from './io.ts';
import { ESTIMATES, KEYS } from './memory.ts';
import type { PartRows } from './parts.ts';
import { FIGURES } from './rac.ts';

type Made = Record<string, unknown>;
type Order = readonly [column: string, direction?: 'desc'];

const num = (row: Row, name: string): Num => (row[name] === null || row[name] === undefined ? null : Number(row[name]));
const isText = (row: Row, name: string): boolean => row[name] !== null && row[name] !== undefined;

/** The columns as they are, or under another name: `[name, column]`. */
const picked = (row: Row, columns: readonly (string | readonly [name: string, column: string])[]): Made =>
  Object.fromEntries(
    columns.map((each) => {
      const [name, column] = typeof each === 'string' ? [each, each] : each;
      return [name, row[column] ?? null];
    }),
  );

/** As the lake sorts: absent values last whichever way. */
function sorted<T extends Made>(rows: readonly T[], ...orders: readonly Order[]): T[] {
  return rows.toSorted((a, b) => {
    for (const [column, direction] of orders) {
      const [one, other] = [a[column] ?? null, b[column] ?? null];
      if (one === other) continue;
      if (one === null) return 1;
      if (other === null) return -1;
      return ((one as number) < (other as number) ? -1 : 1) * (direction ? -1 : 1);
    }
    return 0;
  });
}

/** Null where no row has the column. */
function over(rows: readonly Row[], name: string, combine: (a: number, b: number) => number): Num {
  // In order of value, as the lake adds up: the last digit of a sum depends on it.
  const values = rows.flatMap((row) => num(row, name) ?? []).sort((a, b) => a - b);
  return values.length === 0 ? null : values.reduce(combine);
}
const sum = (rows: readonly Row[], name: string): Num => over(rows, name, (a, b) => a + b);
const max = (rows: readonly Row[], name: string): Num => over(rows, name, (a, b) => Math.max(a, b));

const grouped = (rows: readonly Row[], ...columns: readonly string[]): Row[][] => [
  ...Map.groupBy(rows, (row) => JSON.stringify(columns.map((name) => row[name] ?? null))).values(),
];

function histogram(rows: readonly Row[]): Made[] {
  const known = rows.filter((row) => num(row, 'pct_waits') !== null);
  if (known.length === 0) return [];
  const bucket = (row: Row) => [
    row['event'],
    row['span'],
    row['bucket_le_us'] ?? '',
    row['pct_waits'],
    row['waits'] ?? '',
  ];
  const text = (row: Row) =>
    bucket(row)
      .filter((each) => each !== null && each !== undefined)
      .join('\u001f');
  return [{ buckets: known.map(text).join('\u001e') }];
}

const IO_COLUMNS = [
  'name',
  ['readBytes', 'reads_bytes'],
  ['readsPerS', 'reads_per_s'],
  ['writeBytes', 'writes_bytes'],
  ['writesPerS', 'writes_per_s'],
  'waits',
  ['avgMs', 'avg_time_ms'],
] as const;

const PLACE_COLUMNS = [
  'tablespace',
  'reads',
  ['readsPerS', 'reads_per_s'],
  ['avgReadMs', 'avg_read_ms'],
  'writes',
  ['writesPerS', 'writes_per_s'],
  ['avgWriteMs', 'avg_write_ms'],
  ['bufferWaits', 'buffer_waits'],
  ['avgBufferWaitMs', 'avg_buffer_wait_ms'],
] as const;

function places(list: string, rows: readonly Row[]): Made[] {
  const all = rows.map(
    (row): Made => ({
      list,
      ...picked(row, PLACE_COLUMNS),
      file: list === 'file' ? (row['file'] ?? null) : null,
      total: rows.length,
      requests: (num(row, 'reads') ?? 0) + (num(row, 'writes') ?? 0),
    }),
  );
  return sorted(all, ['requests', 'desc'], ['tablespace'], ['file'])
    .slice(0, IO_ROWS)
    .map(({ requests, ...row }) => row);
}

function advisories(rows: readonly Row[]): Made[] {
  const names: readonly string[] = Object.values(ESTIMATES).flat();
  const known = rows.filter(
    (row) =>
      KEYS.some((key) => key === row['advisory']) &&
      names.includes(String(row['estimate_name'])) &&
      num(row, 'size_mb') !== null &&
      num(row, 'estimate') !== null,
  );
  return grouped(known, 'advisory', 'pool', 'estimate_name').map((own) => ({
    ...picked(own[0] ?? {}, ['advisory', 'pool', 'estimate_name']),
    points: JSON.stringify(
      sorted(own as Made[], ['size_mb']).map((row) => [
        num(row, 'size_mb'),
        num(row, 'size_factor'),
        num(row, 'estimate'),
      ]),
    ),
  }));
}

function contention(tables: RowsByTable): Made[] {
  const row = (kind: string, name: unknown, requests: Num, waits: Num, wait_s: Num): Made => ({
    kind,
    name,
    requests,
    waits,
    wait_s,
  });
  const sleeps = new Map(
    grouped(
      (tables['latch_sleeps'] ?? []).filter((each) => !isText(each, 'child_number')),
      'latch',
    ).map((own) => [own[0]?.['latch'], sum(own, 'sleeps')]),
  );
  const mutex = (each: Row) =>
    [each['mutex_type'], each['location']].filter((part) => part !== null && part !== undefined);
  const wait = (each: Row) => num(each, 'wait_time_ms');
  const all = [
    ...(tables['enqueues'] ?? []).map((each) =>
      row('enqueue', each['enqueue'], num(each, 'requests'), num(each, 'waits'), num(each, 'wait_time_s')),
    ),
    ...grouped(tables['latches'] ?? [], 'latch').map((own) => {
      const name = own[0]?.['latch'];
      return row('latch', name, sum(own, 'get_requests'), sleeps.get(name) ?? null, sum(own, 'wait_time_s'));
    }),
    ...(tables['mutexes'] ?? []).map((each) => {
      const ms = wait(each);
      return row(
        'mutex',
        mutex(each).join(' · '),
        num(each, 'gets'),
        num(each, 'sleeps'),
        ms === null ? null : ms / 1000,
      );
    }),
    ...(tables['buffer_waits'] ?? []).map((each) =>
      row('buffer', each['class'], null, num(each, 'waits'), num(each, 'total_wait_s')),
    ),
  ].filter((each) => (num(each, 'waits') ?? 0) > 0 || (num(each, 'wait_s') ?? 0) > 0);
  const weighed = all.map((each) => ({ ...each, byTime: each['wait_s'] ?? 0, byWaits: each['waits'] ?? 0 }));
  return sorted<Made>(weighed, ['byTime', 'desc'], ['byWaits', 'desc'], ['kind'], ['name'])
    .slice(0, CONTENTION_ROWS)
    .map(({ byTime, byWaits, ...each }) => each);
}

function undo(rows: readonly Row[]): Made[] {
  if (rows.length === 0) return [];
  const summary = rows.filter((row) => row['scope'] === 'summary');
  const retention = (name: string) => rows.map((row) => ({ value: num(row, name) ?? num(row, 'tuned_retention_s') }));
  return [
    {
      maxQueryS: max(rows, 'max_query_s'),
      minRetentionS: over(retention('min_tuned_retention_s'), 'value', (a, b) => Math.min(a, b)),
      maxRetentionS: max(retention('max_tuned_retention_s'), 'value'),
      snapshotTooOld: sum(summary, 'snapshot_too_old') ?? sum(rows, 'snapshot_too_old'),
      outOfSpace: sum(summary, 'out_of_space') ?? sum(rows, 'out_of_space'),
      undoBlocks: sum(
        rows.filter((row) => row['scope'] !== 'summary'),
        'undo_blocks',
      ),
    },
  ];
}

function limits(rows: readonly Row[]): Made[] {
  const near = rows.flatMap((row) => {
    const [limit, maximum] = [num(row, 'limit_value'), num(row, 'maximum_utilization')];
    if (limit === null || maximum === null || limit <= 0 || maximum < LIMIT_SHARE * limit) return [];
    const shown = picked(row, [
      'resource',
      ['current', 'current_utilization'],
      ['maximum', 'maximum_utilization'],
      ['limit', 'limit_value'],
    ]);
    return [{ ...shown, share: maximum / limit } as Made];
  });
  return sorted(near, ['share', 'desc'], ['resource']).map(({ share, ...row }) => row);
}

function addmDetails(tables: RowsByTable): Made[] {
  const one = (part: string, row: Row, columns: Parameters<typeof picked>[1]): Made => ({
    part,
    recommendation_no: null,
    title: null,
    rationale: null,
    sql_id: null,
    pct: null,
    ...picked(row, ['task_name', 'finding_no', ...columns]),
  });
  return [
    ...(tables['addm_symptoms'] ?? []).map((row) =>
      one('symptom', row, [
        ['text', 'message'],
        ['pct', 'impact_pct'],
      ]),
    ),
    ...(tables['addm_recommendations'] ?? []).map((row) =>
      one('recommendation', row, [
        'recommendation_no',
        ['title', 'type'],
        ['text', 'actions'],
        'rationale',
        ['pct', 'benefit_pct'],
      ]),
    ),
    ...(tables['addm_related_objects'] ?? []).map((row) =>
      one('object', row, ['recommendation_no', ['title', 'object'], ['text', 'sql_text'], 'sql_id']),
    ),
  ];
}

function racFigures(tables: RowsByTable): Made[] {
  const of = (table: string, kind: string, unit: string, column: string, factor: number) =>
    (tables[table] ?? []).flatMap((row) => {
      const value = num(row, column);
      const isNamed = FIGURES[String(row['metric'])]?.of === kind;
      if (row['scope'] !== 'instance' || !isNamed || value === null) return [];
      return [{ instance: row['instance_number'] ?? null, metric: row['metric'], unit, value: value / factor } as Made];
    });
  return [
    ...of('rac_latencies', 'latency', 'ms', 'time_us', 1000),
    ...of('rac_load_profile', 'load', 'per_second', 'per_second', 1),
    ...of('rac_efficiency', 'efficiency', 'percent', 'value_pct', 1),
  ];
}

function racTransfers(rows: readonly Row[]): Made[] {
  const moved = rows.filter(
    (row) =>
      isText(row, 'block_class') && ((num(row, 'cr_blocks') ?? 0) !== 0 || (num(row, 'current_blocks') ?? 0) !== 0),
  );
  const all = grouped(moved, 'instance_number', 'source_instance', 'block_class').map((own): Made => {
    const counted = (blocks: string) => own.filter((row) => (num(row, blocks) ?? -1) >= 0);
    const made = {
      ...picked(own[0] ?? {}, [
        ['to', 'instance_number'],
        ['from', 'source_instance'],
        ['blockClass', 'block_class'],
      ]),
      crBlocks: max(counted('cr_blocks'), 'cr_blocks'),
      crUs: max(counted('cr_blocks'), 'cr_avg_us'),
      currentBlocks: max(counted('current_blocks'), 'current_blocks'),
      currentUs: max(counted('current_blocks'), 'current_avg_us'),
      lost: max(own, 'lost_blocks'),
    };
    // Receivers that are not named stand first.
    return { ...made, blocks: (made.crBlocks ?? 0) + (made.currentBlocks ?? 0), first: (made as Made)['to'] ?? -1 };
  });
  return sorted(all, ['first'], ['from'], ['blocks', 'desc'], ['blockClass']).map(({ blocks, first, ...row }) => row);
}

function exadata(rows: readonly Row[]): Made[] {
  const figures = rows.flatMap((row) => {
    const time = num(row, 'time_us');
    const value = num(row, 'value') ?? (time === null ? null : time / 1000);
    const metric = Object.entries(METRICS).find(
      ([, { section, metric: printed, disks }]) =>
        row['section'] === section &&
        row['metric'] === printed &&
        (!disks || String(row['disk_type'] ?? '').startsWith(`${disks}/`)),
    )?.[0];
    return metric === undefined || value === null || !isText(row, 'cell_name')
      ? []
      : [{ cell: row['cell_name'], metric, value }];
  });
  const best = grouped(figures, 'cell', 'metric').map(
    (own): Made => ({ ...picked(own[0] ?? {}, ['cell', 'metric']), value: max(own, 'value') }),
  );
  return sorted(best, ['cell'], ['metric']);
}

type PartName = keyof PartRows;
type Make = (tables: RowsByTable) => Made[];

/** Rows of a table with some of its columns, in some order. */
const plain =
  (table: string, columns: Parameters<typeof picked>[1], ...orders: readonly Order[]): Make =>
  (tables) =>
    sorted(
      (tables[table] ?? []).map((row) => picked(row, columns)),
      ...orders,
    );

const BLOCKER = [
  'sid',
  'serial',
  'instance_number',
  'user_name',
  'program',
  'pct_activity',
  'samples_active_pct',
  'event',
  'pct_event',
];

/** By part, as `PART_QUERIES`. */
export const PARTS_IN_MEMORY: Record<PartName, Make> = {
  histogram: (tables) => histogram(tables['wait_event_histogram'] ?? []),
  io_named: (tables) => [
    ...(tables['io_by_function'] ?? []).map((row) => ({
      list: 'function',
      ...picked(row, IO_COLUMNS),
      smallReadMs: null,
      largeReadMs: null,
    })),
    ...(tables['io_by_filetype'] ?? []).map((row) => ({
      list: 'filetype',
      ...picked(row, [...IO_COLUMNS, ['smallReadMs', 'avg_small_read_ms'], ['largeReadMs', 'avg_large_read_ms']]),
    })),
  ],
  io_places: (tables) => [
    ...places('file', tables['file_io'] ?? []),
    ...places('tablespace', tables['tablespace_io'] ?? []),
  ],
  advisories: (tables) => advisories(tables['advisories'] ?? []),
  components: plain('memory_components', ['component', 'begin_mb', 'current_mb', 'min_mb', 'max_mb', 'last_operation']),
  contention,
  undo: (tables) => undo(tables['undo'] ?? []),
  limits: (tables) => limits(tables['resource_limits'] ?? []),
  ash_events: plain(
    'ash_events',
    ['event', 'wait_class', 'session_type', 'pct_activity', 'avg_active_sessions'],
    ['pct_activity', 'desc'],
    ['event'],
  ),
  ash_sql: (tables) =>
    plain(
      'top_sql_events',
      ['sql_id', 'plan_hash', 'pct_activity', 'event', 'pct_event', 'row_source'],
      ['pct_activity', 'desc'],
      ['sql_id'],
      ['pct_event', 'desc'],
      ['event'],
    )(tables).filter((row) => isText(row, 'sql_id')),
  ash_slots: plain('ash_activity', ['slot_time', 'slot_s', 'slot_samples', 'event', 'event_samples']),
  ash_blockers: plain(
    'ash_blocking_sessions',
    BLOCKER,
    ['pct_activity', 'desc'],
    ['instance_number'],
    ['sid'],
    ['pct_event', 'desc'],
  ),
  addm_findings: plain('addm_findings', [
    'task_name',
    'finding_no',
    'name',
    'impact_pct',
    'impact_active_sessions',
    'message',
    'task_active_sessions',
    'begin_time',
    'end_time',
  ]),
  addm_details: addmDetails,
  rac_figures: racFigures,
  rac_instances: plain(
    'rac_instances',
    [
      ['instance', 'instance_number'],
      ['name', 'instance_name'],
      ['host', 'host_name'],
      ['dbTimeS', 'db_time_s'],
      ['avgActiveSessions', 'avg_active_sessions'],
    ],
    ['instance'],
  ),
  rac_transfers: (tables) => racTransfers(tables['rac_block_transfers'] ?? []),
  rac_pings: plain(
    'rac_ping',
    [
      ['from', 'instance_number'],
      ['to', 'target_instance'],
      ['us500b', 'avg_500b_us'],
      ['us8k', 'avg_8k_us'],
    ],
    ['from'],
    ['to'],
  ),
  exadata: (tables) => exadata(tables['exadata_stats'] ?? []),
};
