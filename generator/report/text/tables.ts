/**
 * Every table of a text report, as printed. Tables are known by their lines of dashes, lists by `label:   value`; whatever
 * is neither is kept as a table of one column, line by line, so that nothing printed is lost.
 */
import type { SourceTable } from '../types.ts';
import { type Block, blocksOf, isNote } from './blocks.ts';
import { MAX_LINE } from './columns.ts';
import { type Body, rowsOf } from './records.ts';
import { PAGE_BREAK, sectionsOf } from './sections.ts';
import { Words } from './words.ts';

/** A label that ends in a colon, and its value well apart; what ends in one itself is the next label. */
const LABEL = /^\s*(\S.*?:)(?:\s{2,}|\s*$)/;
const VALUE = /^\S+(?: \S+){0,4}(?=\s{2,}|$)/;

type Draft = Omit<SourceTable, 'tableNo'>;

/** The tables of a report's text in the order printed; headings without the page's `DB/Inst: … Snaps: …`, no summaries. */
export function textTables(text: string): SourceTable[] {
  const sections = sectionsOf(text);
  const words = new Words(sections.flatMap(({ lines }) => lines));
  return sections
    .flatMap(({ heading, lines }) => sectionTables(heading, lines, words))
    .map((table, at) => ({ tableNo: at + 1, ...table }));
}

function sectionTables(heading: string | null, lines: readonly string[], words: Words): Draft[] {
  const { blocks, separators } = blocksOf(lines);
  const starts = new Map(blocks.map((block) => [block.from, block]));
  const bySignature = new Map<string, { block: Block; body: Body; draft: Draft }>();
  const drafts: Draft[] = [];
  const draft = (): Draft => {
    const table: Draft = { heading, summary: null, header: [], rows: [] };
    drafts.push(table);
    return table;
  };
  let current: { block: Block; body: Body } | null = null;
  let prose: Draft | null = null;
  let pairs: Draft | null = null;
  const notes = new Set<string>();
  let note = '';

  const tell = (line: string) => {
    const pair = isNote(line) ? null : pairsOf(line);
    if (pair) {
      pairs ??= draft();
      pairs.rows.push(pair);
    } else {
      prose ??= Object.assign(draft(), { prose: true } as const);
      prose.rows.push([line.trim()]);
    }
  };
  const endNote = () => {
    if (note !== '' && !notes.has(note)) {
      notes.add(note);
      tell(note);
    }
    note = '';
  };

  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const block = starts.get(at);
    if (note !== '' && !block && /^ {2,}\S/.test(line) && !separators.has(at)) {
      note += ` ${line.trim()}`;
      continue;
    }
    endNote();
    if (block) {
      const known = bySignature.get(block.signature);
      const entry = known ?? { block, body: { lines: [], separated: false }, draft: draft() };
      if (!known) bySignature.set(block.signature, entry);
      current = entry;
      at = block.to - 1;
    } else if (line === PAGE_BREAK) {
      current = null;
    } else if (separators.has(at)) {
      if (current) current.body.separated = current.body.lines.at(-1) === '';
      current = null;
    } else if (isNote(line) && !current) note = line.trim();
    else if (current) current.body.lines.push(line);
    else if (line !== '' && !/^[\s~=-]*$/.test(line)) tell(line);
  }
  endNote();
  if (drafts.length === 0 && heading !== null) Object.assign(draft(), { prose: true });
  for (const entry of bySignature.values()) {
    const { header, rows, widths, rest } = rowsOf(entry.block, entry.body, words);
    // Above the labels stands the title, as pages have it alone.
    const names = heading !== null && header[0] === heading && widths[0] === 0 ? ['', ...header.slice(1)] : header;
    Object.assign(entry.draft, { header: names, rows, widths });
    for (const line of rest) tell(line);
  }
  return drafts;
}

/** Labels and values on one line, in turn, values that are not printed empty; null where it is no list. */
function pairsOf(line: string): string[] | null {
  if (line.length > MAX_LINE) return null;
  const cells: string[] = [];
  let rest = line;
  for (let label = LABEL.exec(rest); label; label = LABEL.exec(rest)) {
    rest = rest.slice(label[0].length);
    const value = VALUE.exec(rest)?.[0];
    if (value === undefined && rest.trim() !== '') return null;
    const printed = value === undefined || value.endsWith(':') ? '' : value;
    cells.push(label[1] ?? '', printed);
    rest = rest.slice(printed.length);
  }
  return rest.trim() === '' && cells.some((cell, at) => at % 2 === 1 && cell !== '') ? cells : null;
}
