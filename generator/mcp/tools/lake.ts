/** The lake itself: its tables, and SQL over them. */
import { z } from 'zod';
import { AwrError } from '../../base/errors.ts';
import { plainRows } from '../../lake/duckdb.ts';
import { tableNamed, tables } from '../../lake/tables.ts';
import { viewNames } from '../../lake/views.ts';
import { NOTICE } from '../../pages/forms/words.ts';
import { fitting, jsonAnswer } from '../answer.ts';
import { oneOf } from '../names.ts';
import { tool } from '../tool.ts';

const MAX_ROWS = 1000;
const MAX_TIMEOUT_S = 60;

/** Suffixes of column names that are units. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/_per_s$/, 'per second'],
  [/_pct(_|$)|^pct_/, 'percent, 0 to 100'],
  [/_us$/, 'microseconds'],
  [/_ms$/, 'milliseconds'],
  [/_s$/, 'seconds'],
  [/_bytes$/, 'bytes'],
  [/_mb$/, 'mebibytes'],
  [/_gb$/, 'gibibytes'],
];

export const describeLake = tool({
  name: 'describe_lake',
  title: 'Tables of the lake',
  description:
    'Without a table: every table and what one row of it is. With one: its columns with type, meaning and unit. Look here before you write SQL for query. `report_id` joins everything to `reports`; `db_id` and `month` (YYYY-MM) are partitions: name them and less is read.',
  arguments: { table: z.string().max(100).optional().describe('a table’s name') },
  async run(_desk, args) {
    if (args.table === undefined) {
      return jsonAnswer({
        units:
          'Units stand in column names: _s seconds, _ms milliseconds, _us microseconds, _bytes, _mb mebibytes, _pct 0 to 100, _per_s. NULL: not in the report.',
        tables: Object.fromEntries([
          ...tables.map(({ name, doc }) => [name, doc]),
          ['source_cells', 'view of source_tables: one cell of a table as printed'],
        ]),
      });
    }
    const name = oneOf('table', args.table, viewNames, 'describe_lake without a table lists them.');
    if (name === 'source_cells')
      return jsonAnswer({
        table: name,
        columns: ['report_id', 'table_no', 'row_no', 'col_no', 'column_name', 'text', 'db_id', 'month'],
      });
    const table = tableNamed(name);
    const partitions = table.layout === 'none' ? [] : table.layout === 'database' ? ['db_id'] : ['db_id', 'month'];
    return jsonAnswer({
      table: name,
      row: table.doc,
      partitions,
      columns: table.columns.map((column) => {
        const unit = UNITS.find(([suffix]) => suffix.test(column.name))?.[1];
        return { name: column.name, type: column.type, meaning: column.doc, ...(unit !== undefined && { unit }) };
      }),
    });
  },
});

export const query = tool({
  name: 'query',
  title: 'SQL over the lake',
  description:
    'One SELECT in DuckDB’s SQL over the lake, read-only: no other file, no network, no setting. describe_lake tells tables, columns and units. Rows are limited; cut long texts with substr() and page with ORDER BY … LIMIT … OFFSET ….',
  arguments: {
    sql: z.string().min(1).max(20_000).describe('a SELECT, DESCRIBE, SHOW TABLES or EXPLAIN'),
    limit: z
      .number()
      .int()
      .min(1)
      .max(MAX_ROWS)
      .default(100)
      .describe(`rows at most (default 100, highest ${MAX_ROWS})`),
    timeout_s: z
      .number()
      .int()
      .min(1)
      .max(MAX_TIMEOUT_S)
      .default(20)
      .describe('seconds until it is stopped (default 20)'),
  },
  async run(desk, args) {
    const started = performance.now();
    const reader = await desk.runForeign(args.sql, args.limit + 1, args.timeout_s);
    const columns = reader.deduplicatedColumnNames();
    const types = reader.columnTypes().map(String);
    const all = plainRows<Record<string, unknown>>(reader);
    const rows = fitting(all.slice(0, args.limit).map((row) => columns.map((name) => row[name] ?? null)));
    const isCut = all.length > rows.length || !reader.done;
    if (columns.length === 0) {
      throw new AwrError('The statement gives no rows.', { code: 'bad_sql', remedy: 'Give a SELECT.' });
    }
    return jsonAnswer({
      notice: NOTICE.en,
      columns: columns.map((name, i) => ({ name, type: types[i] })),
      rows,
      row_count: rows.length,
      truncated: isCut,
      ...(isCut && {
        hint: `Only the first ${rows.length} rows: aggregate, or go on with ORDER BY … LIMIT … OFFSET ${rows.length}.`,
      }),
      elapsed_ms: Math.round(performance.now() - started),
    });
  },
});
