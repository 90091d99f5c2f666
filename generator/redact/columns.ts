/** What a column of a printed table holds, told by its header cell alone, so that it holds of tables nobody has typed too. */
import type { SourceTable } from '../report/types.ts';

/** `node`: hosts by address, or storage servers, in columns that also hold totals. */
export type Content = 'sql' | 'bind' | 'host' | 'node' | 'user' | 'program' | 'service' | 'object';

/** Header cells in lower case without white space, as tools that cut lines leave them legible. */
const HEADERS: readonly [Content, RegExp][] = [
  ['sql', /sqltext|sqlstatement|^statement(?:text)?$|sqlfulltext|^(?:full|complete)?text(?:ofsql.*)?$/],
  ['sql', /predicate|^(?:access|filter)(?:pred.*)?$|remotesql|^remoteinformation$|^outline(?:data)?$|^projection/],
  ['bind', /^(?:peeked)?binds?(?:value.*|data|variables?|peeked)?$|bindvalue|^valueofbind|capturedbind/],
  ['host', /^(?:db|client)?host(?:name)?s?$|^(?:client)?machine(?:name)?$|^nodename$/],
  ['node', /^cell(?:name)?$|^ip(?:address)?$/],
  [
    'user',
    /^(?:db|os|session|blocking|current|parsing|logon|enduser)?users?(?:name)?$|(?:^|[^%])schema(?:name)?$|^(?:object)?owner(?:name)?$/,
  ],
  ['user', /^clientid(?:entifier)?$|^proxyuser$/],
  [
    'program',
    /^(?:client|blocking)?program(?:name)?$|^(?:sql|session|parsing|client)?module(?:name)?$|^(?:sql|session|parsing|client)?action(?:name)?$/,
  ],
  ['service', /^services?(?:names?)?$|^(?:pdb|con|container|pluggabledatabase)(?:name)?$/],
  ['object', /objectname|^object$|subprogram|^relatedobject|^segment(?:name)?$|^table(?:name)?$/],
];

/** Every header above has one of these: most cells have none, and no more is asked of them. */
const ANY =
  /text|statement|predic|filter|access|remote|outline|project|bind|host|machine|cell|address|node|user|schema|owner|client|program|module|action|object|subprogram|segment|table|service|pdb|con/i;

/** What a column under this header cell holds; null if nothing that redaction knows. */
export function contentOf(header: string): Content | null {
  if (header.length > 40 || header.length < 4 || !ANY.test(header.replace(/\s+/g, ''))) return null;
  const key = header.toLowerCase().replace(/[\s:*]+/g, '');
  return HEADERS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
}

/** Whether a table lists the binds of a statement: `Value` alone says nothing, beside other columns it does. */
function isOfBinds({ heading, summary, header }: SourceTable): boolean {
  return /\bbinds?\b/i.test(`${heading ?? ''} ${summary ?? ''}`) || header.some((cell) => BIND_COLUMN.test(cell));
}

const BIND_COLUMN = /^\s*(?:bind\b|was\s+captured|(?:last\s+)?captured\b)/i;

/**
 * What each cell of a table holds, as a function of its row and column. The header is the row of `th`; where several rows make
 * the header, the further ones are among the first rows. Lists of name and value say it in the cell before.
 */
export function contents(table: SourceTable): (row: number, column: number) => Content | null {
  const columns = table.header.map(contentOf);
  if (isOfBinds(table)) {
    for (const [at, cell] of table.header.entries()) if (/^\s*value\b/i.test(cell)) columns[at] ??= 'bind';
  }
  const headers = new Set<number>();
  for (const [at, row] of table.rows.slice(0, 2).entries()) {
    const isHeader =
      table.header.length > 0
        ? table.header.length !== row.length || contentOf(row[0] ?? '') === null
        : row.length > 2 || (row.length === 1 && table.rows.length > 1);
    // Rows of values have figures.
    if (!isHeader || row.some((cell) => /^[\d.,%]+$/.test(cell)) || row.every((cell) => contentOf(cell) === null))
      continue;
    headers.add(at);
    for (const [column, cell] of row.entries()) columns[column] ??= contentOf(cell);
  }
  const isList = table.header.length === 0 && headers.size === 0;
  return (row, column) => {
    if (headers.has(row)) return null;
    const cells = table.rows[row] ?? [];
    const named = isList && column > 0 ? contentOf(cells[column - 1] ?? '') : null;
    const content = named ?? columns[column] ?? null;
    // The header cell itself, printed again.
    return content !== null && contentOf(cells[column] ?? '') === content ? null : content;
  };
}
