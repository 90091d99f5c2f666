/** A lake for measuring the search: many snapshots, many more statements; nothing else that takes time to make. */
import { createHash } from 'node:crypto';
import { addReports, type TestReport } from '../../generator/testing/lake.ts';

const DATABASES = 4;
const SNAPSHOTS_OF_EACH = 2500;
/** Statements that are listed in one snapshot alone; with the returning ones 50,000 and a few. */
const NEW_STATEMENTS = 5;
const RETURNING_STATEMENTS = 20;
const TABLES = 400;
const EVENTS = [
  ...[
    'db file sequential read',
    'db file scattered read',
    'direct path read',
    'direct path read temp',
    'log file sync',
  ],
  ...['log file parallel write', 'enq: TX - row lock contention', 'enq: TM - contention', 'buffer busy waits'],
  ...['latch: cache buffers chains', 'latch: shared pool', 'library cache: mutex X', 'cursor: pin S wait on X'],
  ...['gc buffer busy acquire', 'gc cr block 2-way', 'gc current block 2-way', 'free buffer waits', 'row cache lock'],
];
/** Characters of a sql_id: base 32 as Oracle writes it. */
const BASE32 = '0123456789abcdfghjkmnpqrstuvwxyz';

export async function makeSearchLake(dir: string): Promise<void> {
  const reports = Array.from({ length: DATABASES }, (_, database) =>
    Array.from({ length: SNAPSHOTS_OF_EACH }, (_, hour) => reportOf(database, hour)),
  );
  // By database: a transaction holds its rows in memory.
  for (const own of reports) await addReports(dir, own);
}

function reportOf(database: number, hour: number): TestReport {
  const at = (hours: number): string =>
    new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const statements = [
    ...Array.from({ length: NEW_STATEMENTS }, (_, i) => statement(`${database} ${hour} ${i}`)),
    ...Array.from({ length: RETURNING_STATEMENTS }, (_, i) => statement(`${database} ${(hour * 7 + i) % 500}`)),
  ];
  return {
    db_id: 1000 + database,
    begin_time: at(hour),
    end_time: at(hour + 1),
    report: {
      db_name: `BENCH${database}`,
      instance_name: `bench${database}`,
      host_name: `bench-host-${database}`,
      begin_snap_id: 5000 * database + hour,
      end_snap_id: 5000 * database + hour + 1,
    },
    tables: {
      wait_events: EVENTS.map((event, i) => ({ scope: 'foreground', event, waits: 100, total_wait_s: 10 + i })),
      init_parameters: ['open_cursors', 'sga_target', 'pga_aggregate_target', 'cursor_sharing'].map((name) => ({
        name,
        begin_value: '1',
      })),
      segments: Array.from({ length: 10 }, (_, i) => ({
        ordering: 'logical_reads',
        owner: 'SHOP',
        object_name: i % 2 ? `ORDERS_${(hour * 10 + i) % TABLES}_PK` : `ORDERS_${(hour * 10 + i) % TABLES}`,
        object_type: i % 2 ? 'INDEX' : 'TABLE',
        value: 10 - i,
      })),
      sql_stats: statements.map(({ sql_id }, i) => ({
        ordering: 'elapsed',
        rank: i + 1,
        sql_id,
        elapsed_s: 600 / (i + 1),
        executions: 100,
      })),
      sql_text: statements,
    },
  };
}

/** The same seed, the same statement: two tables, a few columns, and a name that few others have. */
function statement(seed: string): { sql_id: string; sql_text: string } {
  const hash = createHash('sha256').update(seed).digest();
  const sql_id = Array.from(hash.subarray(0, 13), (byte) => BASE32[byte % 32]).join('');
  const number = (at: number, below: number): number => hash.readUInt16BE(at) % below;
  const [orders, customers] = [`orders_${number(14, TABLES)}`, `customer_${number(16, TABLES)}`];
  const columns = Array.from({ length: 6 }, (_, i) => `c.column_${number(18 + 2 * i, 3000)}`).join(', ');
  return {
    sql_id,
    sql_text: `select /*+ leading(o) */ ${columns} from shop.${orders} o join crm.${customers} c on c.id = o.customer_id where o.${hash.toString('hex', 8, 11)}_key = :b1 and o.state = 'OPEN'`,
  };
}
