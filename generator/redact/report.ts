/**
 * A report without what must not be kept: SQL literals or all SQL text, and names of hosts, users, programs and services. Applied to
 * what the reader made, before anything is derived from it. The tables keep their shape.
 */
import type { SourceReport, SourceTable } from '../report/types.ts';
import { type Content, contents } from './columns.ts';
import { textWithoutLiterals } from './embedded.ts';
import { LEFT_OUT } from './left-out.ts';
import { type Digest, type NameKind, Names } from './names.ts';
import { isPlaceholder, LITERAL, sqlWithoutLiterals, withoutLiterals } from './sql.ts';

export interface Redaction {
  sql: 'none' | 'literals' | 'text';
  names: readonly NameKind[];
  /** For pseudonyms: keyed, at least eight hexadecimal digits. */
  digest: Digest;
}

export const isNothing = ({ sql, names }: Pick<Redaction, 'sql' | 'names'>): boolean =>
  sql === 'none' && names.length === 0;

/** The report as it may be kept; the report itself where nothing was asked for. */
export function redactReport(report: SourceReport, redaction: Redaction): SourceReport {
  if (isNothing(redaction)) return report;
  const withoutSql = redaction.sql === 'none' ? report : redactSql(report, redaction.sql);
  return redaction.names.length === 0 ? withoutSql : redactNames(withoutSql, redaction);
}

function redactSql(report: SourceReport, mode: 'literals' | 'text'): SourceReport {
  const ownLines = report.format === 'html';
  const clean = (text: string, content: Content | null): string => {
    if (text.length < 2) return text;
    if (content === 'bind') return isPlaceholder(text) ? text : LITERAL;
    if (content === 'sql' && !/^[\s\d,.%]*$/.test(text)) {
      if (mode === 'text') return isPlaceholder(text) ? text : LEFT_OUT;
      return /^\s*(?:access|filter|storage)\s*\(|^\s*\d+\s+-\s+/.test(text)
        ? withoutLiterals(text, { ownLines })
        : sqlWithoutLiterals(text, { ownLines });
    }
    return textWithoutLiterals(text, { ownLines, mode });
  };
  return {
    ...report,
    tables: report.tables.map((table) => cleanTable(uncut(table), clean)),
    warnings: report.warnings.map((warning) => clean(warning, null)),
  };
}

/** Cells that a writer cut through are kept in one piece only: a cut may have gone through a comment. */
function uncut(table: SourceTable): SourceTable {
  if (!table.wrapped) return table;
  const { wrapped, ...rest } = table;
  const rows = [...table.rows];
  for (const { row, column, text } of wrapped) {
    rows[row] = (rows[row] ?? []).map((cell, at) => (at === column ? text : cell));
  }
  return { ...rest, rows };
}

function cleanTable(table: SourceTable, clean: (text: string, content: Content | null) => string): SourceTable {
  const content = contents(table);
  const rows = table.rows.map((row, at) =>
    row.map((cell, column) => (cell === '' ? cell : clean(cell, content(at, column)))),
  );
  for (const column of table.rows[0]?.keys() ?? []) joinLines(table, rows, column, content, clean);
  return {
    ...table,
    heading: table.heading === null ? null : clean(table.heading, null),
    summary: table.summary === null ? null : clean(table.summary, null),
    header: table.header.map((cell) => clean(cell, null)),
    rows,
  };
}

/**
 * A text that goes on over several rows, as text reports print it, is one: strings and comments reach over line ends. Rows
 * go together where only this column is filled.
 */
function joinLines(
  { rows: printed }: SourceTable,
  rows: string[][],
  column: number,
  content: (row: number, column: number) => Content | null,
  clean: (text: string, content: Content | null) => string,
): void {
  for (let from = 0; from < printed.length; ) {
    let to = from + 1;
    while (to < printed.length && isAlone(printed[to] ?? [], column)) to++;
    if (to - from > 1 && printed[from]?.[column]) {
      const text = printed
        .slice(from, to)
        .map((row) => row[column] ?? '')
        .join('\n');
      const lines = clean(text, content(from, column)).split('\n');
      // Lines that went with a literal or a comment leave empty cells behind.
      for (let at = from; at < to; at++) {
        const row = rows[at];
        if (row) row[column] = (at === to - 1 ? lines.slice(at - from).join('\n') : lines[at - from]) ?? '';
      }
    }
    from = to;
  }
}

const isAlone = (row: readonly string[], column: number): boolean =>
  (row[column] ?? '') !== '' && row.every((cell, at) => at === column || cell === '');

function redactNames(report: SourceReport, { names: kinds, digest }: Redaction): SourceReport {
  const { host_name, container_name, ...header } = report.header;
  const names = new Names(kinds, digest, [header.db_name, header.db_unique_name, header.instance_name]);
  const tables = report.tables.map((table) => ({ table, content: contents(table) }));
  if (host_name) names.learn('host', host_name);
  if (container_name) names.learn('service', container_name);
  const eachCell = (visit: (cell: string, content: Content | null) => void): void => {
    for (const { table, content } of tables) {
      for (const [at, row] of table.rows.entries()) {
        for (const [column, cell] of row.entries()) if (cell !== '') visit(cell, content(at, column));
      }
    }
  };
  eachCell((cell, content) => {
    if (content !== null) names.learn(content, cell);
    if (cell.length > 8) names.learnDescriptors(cell);
    if (content !== 'sql') names.learnSaid(cell);
  });
  for (const { table } of tables) {
    for (const [name = '', ...values] of table.rows) for (const value of values) names.learnParameter(name, value);
  }
  return {
    ...report,
    header: {
      ...report.header,
      host_name: host_name === null ? null : names.host(host_name),
      container_name: container_name === null ? null : names.service(container_name),
    },
    tables: tables.map(({ table, content }) => ({
      ...table,
      heading: table.heading === null ? null : names.replaceTitle(table.heading),
      rows: table.rows.map((row, at) =>
        row.map((cell, column) =>
          names.replace(content(at, column) ?? (column > 0 ? names.contentOfParameter(row[0] ?? '') : null), cell),
        ),
      ),
      ...(table.wrapped && {
        wrapped: table.wrapped.map((each) => ({
          ...each,
          text: names.replace(content(each.row, each.column), each.text),
        })),
      }),
    })),
    warnings: report.warnings.map((warning) => names.replace(null, warning)),
  };
}
