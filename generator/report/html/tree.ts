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
import type { OnCell } from './scan.ts';
import { asTitle, UNTITLED } from './titles.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Real reports nest less than 20 deep; parse5 searches its stack of open elements for every tag, so depth costs squarely. */
const MAX_DEPTH = 512;

/** A node whose children are being visited. */
interface Visit {
  parent: Parent;
  next: number;
  /** Whether text in here may be a section's title. */
  titled: boolean;
  /** Whether it stood in a table, outside of its cells: HTML moves it before the table, though it names what follows. */
  moved: boolean;
}

/**
 * Every table of the page in document order, nested ones after the one they are in.
 * @throws AwrError `not_a_report` when the page nests deeper than any report.
 */
export function treeTables(source: string, onCell?: OnCell): SourceTable[] {
  const movedNodes = new WeakSet<Node>();
  const document = parse(source, {
    treeAdapter: reportAdapter(movedNodes),
    scriptingEnabled: false,
    sourceCodeLocationInfo: onCell !== undefined,
  });
  const tables: SourceTable[] = [];
  let names: Names = { heading: null, title: null };
  let later: Names | null = null;
  const visits: Visit[] = [{ parent: document, next: 0, titled: true, moved: false }];
  for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
    const node = visit.parent.childNodes[visit.next++];
    if (!node) {
      visits.pop();
      continue;
    }
    const moved = visit.moved || movedNodes.has(node);
    if (moved) later ??= { heading: names.heading, title: null };
    const named = moved && later ? later : names;
    if (defaultTreeAdapter.isTextNode(node)) {
      if (visit.titled) named.title = asTitle(node.value) ?? named.title;
    } else if (defaultTreeAdapter.isElementNode(node)) {
      const tag = node.tagName;
      if (/^h[1-6]$/.test(tag)) {
        named.heading = foldText(textContent(node)) || named.heading;
        named.title = null;
      } else if (tag === 'table') {
        const table = {
          tableNo: tables.length + 1,
          heading: names.title ?? names.heading,
          summary: summaryOf(node),
          header: [],
          rows: [],
        };
        names = later ?? { heading: names.heading, title: null };
        later = null;
        readRows(table, node, onCell);
        tables.push(table);
      }
      const titled = visit.titled && !UNTITLED.has(tag) && !/^h[1-6]$/.test(tag);
      visits.push({ parent: node, next: 0, titled, moved });
    }
  }
  return tables;
}

/** What the next table is named by. */
interface Names {
  heading: string | null;
  title: string | null;
}

/** Rows stand in the table or in its sections; their cells in them. */
function readRows(table: SourceTable, node: Element, onCell: OnCell | undefined): void {
  for (const child of node.childNodes) {
    if (!defaultTreeAdapter.isElementNode(child)) continue;
    if (child.tagName === 'tr') addRow(table, child, onCell);
    else if (/^t(?:body|head|foot)$/.test(child.tagName)) {
      for (const row of child.childNodes) {
        if (defaultTreeAdapter.isElementNode(row) && row.tagName === 'tr') addRow(table, row, onCell);
      }
    }
  }
}

function addRow(table: SourceTable, row: Element, onCell: OnCell | undefined): void {
  const cells = row.childNodes.filter(
    (child): child is Element =>
      defaultTreeAdapter.isElementNode(child) && (child.tagName === 'td' || child.tagName === 'th'),
  );
  if (cells.length === 0) return;
  const texts = cells.map((cell) => cleanCell(textContent(cell)));
  if (table.header.length === 0 && table.rows.length === 0 && cells.every((cell) => cell.tagName === 'th')) {
    table.header = texts;
    return;
  }
  table.rows.push(texts);
  if (!onCell) return;
  cells.forEach((cell, column) => {
    const place = cell.sourceCodeLocation;
    if (!place?.startTag) return;
    onCell(
      table,
      table.rows.length - 1,
      column,
      place.startTag.endOffset,
      place.endTag?.startOffset ?? place.endOffset,
    );
  });
}

function summaryOf(node: Element): string | null {
  const summary = node.attrs.find((attribute) => attribute.name === 'summary');
  return summary ? foldText(summary.value) || null : null;
}

function textContent(element: Element): string {
  let text = '';
  const visits: { parent: Parent; next: number }[] = [{ parent: element, next: 0 }];
  for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
    const node: Node | undefined = visit.parent.childNodes[visit.next++];
    if (!node) visits.pop();
    else if (defaultTreeAdapter.isTextNode(node)) text += node.value;
    else if (defaultTreeAdapter.isElementNode(node)) visits.push({ parent: node, next: 0 });
  }
  return text;
}

/**
 * parse5's own adapter, counting how deep the stack of open elements is.
 * @param moved is given what HTML moves out of a table
 */
function reportAdapter(moved: WeakSet<Node>): TreeAdapter<DefaultTreeAdapterTypes.DefaultTreeAdapterMap> {
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    insertBefore(parent, node, reference) {
      moved.add(node);
      defaultTreeAdapter.insertBefore(parent, node, reference);
    },
    insertTextBefore(parent, text, reference) {
      const before = parent.childNodes.length;
      defaultTreeAdapter.insertTextBefore(parent, text, reference);
      const node = parent.childNodes[parent.childNodes.indexOf(reference) - 1];
      if (node && parent.childNodes.length > before) moved.add(node);
    },
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
