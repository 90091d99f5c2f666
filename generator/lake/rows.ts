/**
 * Rows on their way into DuckDB: a JSON text of columns, `{"a":[…],"b":[…]}`, unnested by DuckDB itself. Four times
 * faster than appending values from JavaScript (and far more than that for lists of lists), cheap to send between
 * threads, and made by the workers rather than by the one writer.
 */
import { sqlName, sqlString } from './layout.ts';

interface NamedColumn {
  name: string;
  type: string;
}

/** The JSON text; `valuesOf` gives a column's values, all columns of one length. Lone surrogates become U+FFFD. */
export function columnsJson(
  columns: readonly NamedColumn[],
  valuesOf: (name: string, index: number) => unknown[],
): string {
  const json = JSON.stringify(Object.fromEntries(columns.map(({ name }, i) => [name, valuesOf(name, i)])));
  // JSON.stringify escapes just the surrogates that stand alone; DuckDB would refuse them.
  return /\\ud[89a-f]/.test(json) ? wellFormed(json) : json;
}

/**
 * A SELECT that gives the rows of such a text. `expression`: the SQL that holds it; `from`: the subquery or table that
 * the expression is of; `keep`: a column of that to stand before the rows' own.
 */
export function rowsFromJson(
  expression: string,
  columns: readonly NamedColumn[],
  { from, keep }: { from?: string; keep?: string } = {},
): string {
  const structure = sqlString(
    JSON.stringify(Object.fromEntries(columns.map(({ name, type }) => [name, jsonType(type)]))),
  );
  const kept = keep ? `${sqlName(keep)}, ` : '';
  const unnested = columns.map(({ name }) => `unnest(json_columns.${sqlName(name)}) AS ${sqlName(name)}`).join(', ');
  const source = from ? ` FROM ${from}` : '';
  return `SELECT ${kept}${unnested} FROM (SELECT ${kept}from_json(${expression}, ${structure}) AS json_columns${source})`;
}

/** The nested array notation that `from_json` wants: a list of the column's type. */
function jsonType(type: string): unknown {
  const element = type.replaceAll('[]', '');
  let nested: unknown = [element];
  for (let depth = (type.length - element.length) / 2; depth > 0; depth--) nested = [nested];
  return nested;
}

function wellFormed(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value) => (typeof value === 'string' ? value.toWellFormed() : value));
}
