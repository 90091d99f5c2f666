/** Oracle's markup: anchors, headings, notes and tables, collected as pieces of text and joined once. */
import { escaped } from './format.ts';

/** A cell's text, already formatted but not escaped; null is printed as Oracle's empty cell. */
export type Cell = string | null;

/**
 * What a column looks like: `s` scope row, `S` scope row and right-aligned, `l` text, `r` right-aligned,
 * `c` centred, `m` a module or container on a line of its own, `q` a linked SQL_ID, `x` ready-made markup.
 */
export type ColumnKind = 's' | 'S' | 'l' | 'r' | 'c' | 'm' | 'q' | 'x';

export interface TableSpec {
  summary: string;
  /** Column headings; null for a table without a heading row, '' for Oracle's blank one. */
  header: readonly string[] | null;
  /** One letter a column, see ColumnKind. */
  columns: string;
  rows: readonly (readonly Cell[])[];
  /** The report summary's tables have a width. */
  wide?: boolean;
  /** True where the first row of data is white (`awrnc`), as in the header tables. */
  whiteFirst?: boolean;
  /** Cells of a heading row above the headings: text and colspan. */
  above?: readonly (readonly [text: string, span: number])[];
}

const EMPTY = '&#160;';

/** Opening tags of a row's cells are the same for every row of a colour: made once a table. */
function openers(columns: string, colour: string): string[] {
  return [...columns].map((kind) => {
    switch (kind) {
      case 's':
        return `<td scope="row" class='${colour}'>`;
      case 'q':
        return `<td scope="row" class='${colour}'>`;
      case 'S':
        return `<td scope="row" align="right" class='${colour}'>`;
      case 'r':
        return `<td align="right" class='${colour}'>`;
      case 'c':
        return `<td align="center" class='${colour}'>`;
      default:
        return `<td class='${colour}'>`;
    }
  });
}

function body(kind: string, cell: Cell): string {
  if (kind === 'm') return `${cell ? `\n${escaped(cell)}` : EMPTY}\n</td>\n`;
  if (cell === null || cell === '') return `${EMPTY}</td>`;
  if (kind === 'q') return `<a class="awr" href="#${cell}">${cell}</a></td>\n`;
  if (kind === 'r' || kind === 'x' || kind === 'S') return `${cell}</td>`;
  return `${escaped(cell)}</td>`;
}

export class Page {
  private readonly parts: string[] = [];

  add(text: string): this {
    this.parts.push(text);
    return this;
  }

  table(spec: TableSpec): this {
    const out = this.parts;
    out.push(`<table border="0" ${spec.wide ? 'width="600" ' : ''}class="tdiff" summary="${spec.summary}">\n`);
    if (spec.above) {
      const cells = spec.above.map(([text, span]) =>
        text === ''
          ? `<td>${EMPTY}</td>`.repeat(span)
          : `<th class="awrbg" colspan=" ${span}" id="${escaped(text.replace(/ /g, ''))}">${escaped(text)}</th>`,
      );
      out.push(`<tr>\n${cells.join('')}\n</tr>\n`);
    }
    if (spec.header) {
      out.push('<tr>');
      for (const heading of spec.header) {
        out.push(`<th class="${heading.trim() === '' ? 'awrnobg' : 'awrbg'}" scope="col">${escaped(heading)}</th>`);
      }
      out.push('</tr>\n');
    }
    const grey = openers(spec.columns, spec.whiteFirst ? 'awrnc' : 'awrc');
    const white = openers(spec.columns, spec.whiteFirst ? 'awrc' : 'awrnc');
    const kinds = spec.columns;
    spec.rows.forEach((row, rowNo) => {
      const open = rowNo % 2 === 0 ? grey : white;
      let line = '<tr>';
      for (let i = 0; i < row.length; i++) line += (open[i] ?? '<td>') + body(kinds[i] ?? 'l', row[i] ?? null);
      out.push(`${line}</tr>\n`);
    });
    out.push('</table><p />\n');
    return this;
  }

  notes(lines: readonly string[]): this {
    if (lines.length === 0) return this.add('<ul>\n</ul>\n');
    return this.add(`<ul>\n${lines.map((line) => `<li class="awr">${escaped(line)}</li>\n`).join('')}</ul>\n`);
  }

  toString(): string {
    return this.parts.join('');
  }
}
