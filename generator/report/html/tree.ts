/**
 * Tables of any HTML, by parse5's tree: what the HTML standard says a browser would see. The reference for the scanner,
 * and the reader of everything that the scanner declines.
 *
 * No recursion anywhere: the nesting of a hostile page must not overflow the stack.
 */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { AwrError } from '../../base/errors.ts';
import type { SourceTable } from '../types.ts';
import { foldText } from '../values.ts';
import { cleanCell } from './cells.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Real reports nest less than 50 deep; parse5 searches its stack of open elements for every tag, so depth costs squarely. */
const MAX_DEPTH = 512;

interface OpenTable {
  node: Element;
  table: SourceTable;
  /** Cells of the row being read, and the `tr` they belong to. */
  rows: string[][];
  /** Whether every cell of the first row is a `th`. */
  headed: boolean;
}

/**
 * Every table of the page in document order, nested ones after the one they are in.
 * @throws AwrError `not_a_report` when the page nests deeper than any report.
 */
export function treeTables(source: string): SourceTable[] {
  const document = parse(source, { treeAdapter: shallowAdapter(), scriptingEnabled: false });
  const tables: SourceTable[] = [];
  const open: OpenTable[] = [];
  let heading: string | null = null;
  for (let node = next(document, document); node; node = next(node, document)) {
    if (!defaultTreeAdapter.isElementNode(node)) continue;
    while (open.length > 0 && !isInside(node, (open[open.length - 1] as OpenTable).node))
      close(open.pop() as OpenTable);
    const tag = node.tagName;
    if (/^h[1-6]$/.test(tag)) heading = foldText(textContent(node)) || heading;
    else if (tag === 'table') {
      const table = { tableNo: tables.length + 1, heading, summary: summaryOf(node), header: [], rows: [] };
      tables.push(table);
      open.push({ node, table, rows: [], headed: false });
    } else if (tag === 'tr') {
      const owner = open[open.length - 1];
      if (owner) addRow(owner, node);
    }
  }
  while (open.length > 0) close(open.pop() as OpenTable);
  return tables;
}

function addRow(owner: OpenTable, row: Element): void {
  const cells = row.childNodes.filter(
    (child): child is Element =>
      defaultTreeAdapter.isElementNode(child) && (child.tagName === 'td' || child.tagName === 'th'),
  );
  if (cells.length === 0) return;
  if (owner.rows.length === 0) owner.headed = cells.every((cell) => cell.tagName === 'th');
  owner.rows.push(cells.map((cell) => cleanCell(textContent(cell))));
}

function close({ table, rows, headed }: OpenTable): void {
  if (headed) table.header = rows[0] ?? [];
  table.rows = headed ? rows.slice(1) : rows;
}

function summaryOf(node: Element): string | null {
  const summary = node.attrs.find((attribute) => attribute.name === 'summary');
  return summary ? foldText(summary.value) || null : null;
}

/** The next node in document order below `root`, or null. */
function next(node: Node, root: Node): Node | null {
  const child = 'childNodes' in node ? node.childNodes[0] : undefined;
  if (child) return child;
  for (let at: Node | null = node; at && at !== root; at = parentOf(at)) {
    const sibling = siblingAfter(at);
    if (sibling) return sibling;
  }
  return null;
}

const parentOf = (node: Node): Node | null => ('parentNode' in node ? node.parentNode : null);

const positions = new WeakMap<Node, number>();

/** Sibling by position: `indexOf` for every step would cost squarely in a long list of children. */
function siblingAfter(node: Node): Node | undefined {
  const parent = parentOf(node);
  if (!parent || !('childNodes' in parent)) return undefined;
  let position = positions.get(node);
  if (position === undefined) {
    parent.childNodes.forEach((child, i) => {
      positions.set(child, i);
    });
    position = positions.get(node) as number;
  }
  return parent.childNodes[position + 1];
}

function isInside(node: Node, ancestor: Node): boolean {
  for (let at: Node | null = node; at; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

function textContent(element: Element): string {
  let text = '';
  for (let node = next(element, element); node; node = next(node, element)) {
    if (defaultTreeAdapter.isTextNode(node)) text += node.value;
  }
  return text;
}

/** parse5's own adapter, counting how deep the stack of open elements is. */
function shallowAdapter(): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    onItemPush() {
      if (++depth > MAX_DEPTH) {
        throw new AwrError(`The page nests tags more than ${MAX_DEPTH} deep; no report does.`, {
          code: 'not_a_report',
          place: `tag ${MAX_DEPTH} levels deep`,
          remedy: 'Export the report again.',
        });
      }
    },
    onItemPop() {
      depth--;
    },
  };
}
