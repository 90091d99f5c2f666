/** `awr query`: SQL over the lake, for people and for scripts. Reads only. */
import { text as readAll } from 'node:stream/consumers';
import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { DuckDBTypeId, StatementType } from '@duckdb/node-api';
import { plural } from '../base/duration.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import { formatTable } from '../base/table.ts';
import { plainValue } from '../lake/duckdb.ts';
import { openLake } from '../lake/lake.ts';
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

/** CREATE is for a PIVOT, which DuckDB makes two statements of, and for temporary tables; nothing of it is kept. */
const ALLOWED = new Set<number>([StatementType.SELECT, StatementType.EXPLAIN, StatementType.CREATE]);

async function runReadOnly(connection: DuckDBConnection, sql: string): Promise<DuckDBResultReader> {
  // EXPLAIN ANALYZE runs what it explains, so that has to be a SELECT itself.
  const analysed = /^\s*explain\s+analyze\s+(?<statement>[\s\S]*)/i.exec(sql)?.groups?.['statement'];
  if (analysed !== undefined && !(await isSelect(connection, analysed)))
    throw notReading('EXPLAIN ANALYZE of anything else');
  const statements = await connection.extractStatements(sql);
  if (statements.count === 0) throw notReading('nothing');
  let reader: DuckDBResultReader | null = null;
  for (let i = 0; i < statements.count; i++) {
    const statement = await statements.prepare(i);
    const { statementType } = statement;
    const isLast = i === statements.count - 1;
    if (!ALLOWED.has(statementType) || (isLast && statementType === StatementType.CREATE))
      throw notReading(StatementType[statementType] ?? 'this statement');
    reader = await statement.runAndReadAll();
  }
  return reader as DuckDBResultReader;
}

async function isSelect(connection: DuckDBConnection, sql: string): Promise<boolean> {
  const statements = await connection.extractStatements(sql);
  return statements.count === 1 && (await statements.prepare(0)).statementType === StatementType.SELECT;
}

const notReading = (what: string): AwrError =>
  new AwrError(`Only reading is possible here, not ${what}.`, {
    code: 'read_only',
    remedy:
      'Give a SELECT: the lake is read-only here, awr ingest and awr analyze alone fill it. To keep an answer: awr query --format csv "SELECT …" > FILE.',
    exitCode: EXIT.usage,
  });

/** Statements that DuckDB refuses before it tells their kind: a view is no table to insert into. */
const WRITE = /^(?:insert|update|delete|truncate|merge|copy|export|import|create|drop|alter|attach|detach)\b/i;
const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/;

function badSql(error: unknown, sql: string): AwrError {
  const [write] = WRITE.exec(sql.replace(COMMENTS, '')) ?? [];
  if (write !== undefined && !/^Parser Error/.test(String((error as Error)?.message)))
    return notReading(write.toUpperCase());
  const message = error instanceof Error ? error.message.trim() : String(error);
  if (/^Permission Error/.test(message)) {
    return new AwrError(message, {
      code: 'read_only',
      remedy: `Only the lake can be read here, no other file. Its tables are: ${viewNames.join(', ')}.`,
      exitCode: EXIT.usage,
      cause: error,
    });
  }
  const unknownTable = /Table with name|does not exist/.test(message);
  return new AwrError(message, {
    code: 'bad_sql',
    remedy: unknownTable
      ? `The tables are: ${viewNames.join(', ')}.`
      : 'Correct the SQL; DESCRIBE TABLE_NAME lists a table’s columns.',
    exitCode: EXIT.usage,
    cause: error,
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
