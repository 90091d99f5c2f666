/** Looks into a report's HTML with parse5, for tests: the reader of the project is not asked about itself. */
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

const documents = new Map<string, Tree.Document>();

/** The parsed page; the same text is parsed once. */
export function documentOf(html: string): Tree.Document {
  const known = documents.get(html) ?? parse(html);
  documents.set(html, known);
  return known;
}

/** Elements of a name, in order of the document. */
export function elements(node: Tree.Node, name: string, found: Tree.Element[] = []): Tree.Element[] {
  if ('tagName' in node && node.tagName === name) found.push(node);
  for (const child of 'childNodes' in node ? node.childNodes : []) elements(child, name, found);
  return found;
}

export const textOf = (node: Tree.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** Rows of the first table whose summary contains the words, cells trimmed. */
export function rowsOf(html: string, summary: string): string[][] {
  const table = elements(documentOf(html), 'table').find((it) =>
    it.attrs
      .find(({ name }) => name === 'summary')
      ?.value.replace(/\s+/g, ' ')
      .includes(summary),
  );
  if (!table) throw new Error(`no table "${summary}"`);
  return elements(table, 'tr').map((row) =>
    row.childNodes.filter((it) => 'tagName' in it).map((it) => textOf(it).trim()),
  );
}

/** A printed number. */
export const number = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));
/** The number in the row with the label. */
export const cell = (rows: string[][], label: string, column: number): number =>
  number(rows.find(([first]) => first === label)?.[column]);
