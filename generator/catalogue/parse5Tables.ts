/** For tests: a report's tables and values read with parse5 alone, sharing nothing with the reader. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface PrintedTable {
  title: string;
  header: string[];
  rows: string[][];
}

type Node = DefaultTreeAdapterTypes.Node;

const children = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);
const textOf = (node: Node): string =>
  node.nodeName === '#text' ? (node as DefaultTreeAdapterTypes.TextNode).value : children(node).map(textOf).join('');
export const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
const find = (node: Node, name: string): Node[] =>
  children(node).flatMap((child) => (child.nodeName === name ? [child] : find(child, name)));

/** Every table with the summary as its title; a header row is the first one where it is of `th` alone. */
export function printedTables(bytes: Uint8Array): PrintedTable[] {
  const page = parse(new TextDecoder('windows-1252').decode(bytes));
  return find(page, 'table').map((table) => {
    const lines = find(table, 'tr').map((line) => children(line).filter(({ nodeName }) => /^t[hd]$/.test(nodeName)));
    const cells = lines.map((line) => line.map((cell) => textOf(cell).replaceAll('\r\n', '\n').trim()));
    const hasHeader = lines[0]?.every(({ nodeName }) => nodeName === 'th') ?? false;
    const attrs = 'attrs' in table ? table.attrs : [];
    return {
      title: fold(attrs.find(({ name }) => name === 'summary')?.value ?? ''),
      header: hasHeader ? (cells[0] ?? []).map((cell) => cell.replace(/\s+/g, '').toLowerCase()) : [],
      rows: hasHeader ? cells.slice(1) : cells,
    };
  });
}

const SUFFIXES: Record<string, number> = { '': 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

/** A printed count. */
export function plain(text: string | undefined): number | null {
  const match = /^(-?[\d,]*\.?\d*(?:E[+-]\d+)?)([KMGT]?)$/.exec(text ?? '');
  if (!match || !/\d/.test(match[1] ?? '')) return null;
  return Number(match[1]?.replaceAll(',', '')) * (SUFFIXES[match[2] ?? ''] ?? Number.NaN);
}

const MILLISECONDS: Record<string, number> = { ns: 1e-6, us: 1e-3, ms: 1, s: 1e3 };

/** A printed average wait; a bare number is in milliseconds, as its column says. */
export function milliseconds(text: string | undefined): number | null {
  const match = /^([\d.,]+)\s*(ns|us|ms|s)?$/.exec(text ?? '');
  const value = match ? plain(match[1]) : null;
  return match && value !== null ? value * (MILLISECONDS[match[2] ?? 'ms'] ?? Number.NaN) : null;
}

/** Cells of every table whose title matches, as objects by folded header. */
export function printedRows(tables: PrintedTable[], title: RegExp): Record<string, string>[] {
  return tables
    .filter((table) => title.test(table.title))
    .flatMap(({ header, rows }) =>
      rows.map((row) => Object.fromEntries(header.map((cell, at) => [cell, row[at] ?? '']))),
    );
}
