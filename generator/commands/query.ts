/** `awr query`: SQL over the lake, for people and for scripts. Reads only. */
import { text as readAll } from 'node:stream/consumers';
import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { DuckDBTypeId } from '@duckdb/node-api';
import { plural } from '../base/duration.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import { formatTable } from '../base/table.ts';
import { plainValue } from '../lake/duckdb.ts';
import { openLake } from '../lake/lake.ts';
import { badSql, runReadOnly } from '../lake/read-only.ts';
import { viewNames } from '../lake/views.ts';
import type { Command } from './types.ts';

const FORMATS = ['table', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** Cells of the table format are cut here; csv and json are never cut. */
const MAX_CELL = 80;

const command: Command = {
  name: 'query',
  summary: 'Ask the lake in SQL (DuckDB’s): awr query "SELECT db_name, count(*) FROM reports GROUP BY 1"',
  usage: 'SQL',
  takes: { most: 1, remedy: 'Put the SQL in quotes: awr query "SELECT …".' },
  options: {
    format: { type: 'string', value: 'table|csv|json', doc: 'how the answer is printed (default table)' },
  },
  async run(ctx, values, positionals) {
    const format = formatOf(values['format']);
    if (positionals.length === 0) {
      throw new AwrError('No SQL given.', {
        code: 'usage',
        remedy: `Put it in quotes: awr query "SELECT …"; - reads it from standard input. Tables: ${viewNames.join(', ')}.`,
        exitCode: EXIT.usage,
      });
    }
    const sql = positionals[0] === '-' ? await readAll(process.stdin) : String(positionals[0]);
    const lake = await openLake(ctx.config.lake, { confined: true });
    const interrupt = (connection: DuckDBConnection) => () => connection.interrupt();
    try {
      const reader = await lake.read(sql, async (connection) => {
        const stop = interrupt(connection);
        ctx.signal.addEventListener('abort', stop);
        try {
          return await runReadOnly(connection, sql);
        } finally {
          ctx.signal.removeEventListener('abort', stop);
        }
      });
      printers[format](reader, ctx.write);
      return EXIT.ok;
    } catch (error) {
      ctx.signal.throwIfAborted();
      throw error instanceof AwrError ? error : badSql(error, sql);
    } finally {
      lake.close();
    }
  },
};

function formatOf(value: unknown): Format {
  const format = FORMATS.find((each) => each === (value ?? 'table'));
  if (format) return format;
  throw new AwrError(`Not a format: ${JSON.stringify(value)}.`, {
    code: 'usage',
    remedy: `Give one of ${FORMATS.join(', ')}.`,
    exitCode: EXIT.usage,
  });
}

const NUMERIC = new Set<DuckDBTypeId>([
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.DECIMAL,
]);

const printers: Record<Format, (reader: DuckDBResultReader, write: (text: string) => void) => void> = {
  table(reader, write) {
    const columns = reader.columnNames().map((title, i) => {
      const isNumber = NUMERIC.has(reader.columnTypeId(i));
      return { title, align: isNumber ? ('right' as const) : ('left' as const), maxWidth: MAX_CELL };
    });
    const rows = valuesOf(reader).map((row) => row.map((value) => (value === null ? null : asText(value))));
    const lines = formatTable(columns, rows, { nullText: 'NULL' });
    write(`${lines.join('\n')}\n(${plural(rows.length, 'row')})\n`);
  },
  csv(reader, write) {
    const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;
    write(line(reader.columnNames()));
    for (const row of valuesOf(reader)) write(line(row.map((value) => (value === null ? '' : asText(value)))));
  },
  json(reader, write) {
    const names = reader.deduplicatedColumnNames();
    const rows = valuesOf(reader).map((row) =>
      JSON.stringify(Object.fromEntries(names.map((name, i) => [name, row[i]]))),
    );
    write(rows.length === 0 ? '[]\n' : `[\n${rows.join(',\n')}\n]\n`);
  },
};

function valuesOf(reader: DuckDBResultReader): unknown[][] {
  return reader.getRows().map((row) => row.map(plainValue));
}

const asText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export default command;
