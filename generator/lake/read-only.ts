/**
 * SQL that is not ours over a lake that was opened confined: only what reads is run, whatever else DuckDB could do. The
 * connection's own confinement keeps it to the lake's files; here statements are told apart, and errors say what to do.
 */
import type { DuckDBConnection, DuckDBResultReader } from '@duckdb/node-api';
import { StatementType } from '@duckdb/node-api';
import { AwrError, EXIT } from '../base/errors.ts';
import { viewNames } from './views.ts';

/** CREATE is for a PIVOT, which DuckDB makes two statements of, and for temporary tables; nothing of it is kept. */
const ALLOWED = new Set<number>([StatementType.SELECT, StatementType.EXPLAIN, StatementType.CREATE]);

/**
 * Runs what reads and returns the last statement's rows: all, or at least `rows` of them where that is given, in chunks,
 * so that an answer of any size costs no more memory. Throws `read_only`.
 */
export async function runReadOnly(
  connection: DuckDBConnection,
  sql: string,
  rows?: number,
): Promise<DuckDBResultReader> {
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
    reader = rows !== undefined && isLast ? await statement.streamAndReadUntil(rows) : await statement.runAndReadAll();
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

/** What DuckDB says of a statement as an error of ours: `read_only` or `bad_sql`. */
export function badSql(error: unknown, sql: string): AwrError {
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
