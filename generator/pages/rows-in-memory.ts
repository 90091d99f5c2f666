/** The rows that a snapshot's page is made of, from one report in memory in place of the lake. Runs in a browser. */
import type { Row } from '../analysis/expression.ts';
import { PARTS_IN_MEMORY } from './parts/in-memory.ts';
import type { PartRows } from './parts/parts.ts';
import { ReportRows, TABLES, type TableName } from './report-rows.ts';

/** What `TABLES` asks of the lake in more than a column's name. */
const EXPRESSIONS: Readonly<Record<string, (row: Row) => unknown>> = {
  'coalesce(sql_id, old_hash_value::VARCHAR)': (row) =>
    row['sql_id'] ?? (row['old_hash_value'] == null ? null : String(row['old_hash_value'])),
  'sql_id IS NULL': (row) => row['sql_id'] == null,
  'to_json(header)::VARCHAR': (row) => JSON.stringify(row['header']),
  'to_json(rows)::VARCHAR': (row) => JSON.stringify(row['rows']),
};

type Column = readonly [name: string, of: (row: Row) => unknown];

/** `tables`: rows by lake table, as they are mapped. Throws for an expression of `TABLES` that is not known here: a defect. */
export function rowsInMemory(tables: Readonly<Record<string, readonly Row[]>>): ReportRows {
  const found = new ReportRows();
  for (const [table, { columns }] of Object.entries(TABLES) as [TableName, { columns: string }][]) {
    const rows = tables[table] ?? [];
    if (rows.length === 0) continue;
    const wanted = columns.startsWith('*') ? null : columnsOf(columns);
    for (const row of rows)
      found.add(table, wanted ? Object.fromEntries(wanted.map(([name, of]) => [name, of(row)])) : row);
  }
  for (const [part, make] of Object.entries(PARTS_IN_MEMORY) as [keyof PartRows, (typeof PARTS_IN_MEMORY)['undo']][])
    for (const row of make(tables)) found.add(`part ${part}`, row);
  return found;
}

/** Of a list as a SELECT has it; commas within brackets part nothing. */
function columnsOf(list: string): Column[] {
  return list.split(/,(?![^(]*\))/).map((text): Column => {
    const [expression = '', alias] = text.trim().split(/\s+AS\s+/i);
    const name = alias ?? expression;
    if (/^\w+$/.test(expression)) return [name, (row) => row[expression] ?? null];
    const of = EXPRESSIONS[expression];
    if (!of) throw new Error(`not known in memory: ${expression}`);
    return [name, of];
  });
}
