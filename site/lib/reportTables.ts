/** The tables of a report as printed, for the part of the page that leaves nothing out. */
import type { ReportTable } from '../../generator/pages/types.ts';
import { esc } from './html.ts';
import { numericClasses } from './table.ts';

/** Consecutive tables under one heading. */
export interface TableGroup {
  /** Fragment: `t12`, from its first table's number. */
  id: string;
  heading: string | null;
  tables: ReportTable[];
  /** Lake table that took all of them, so that another section of the page shows them; null otherwise. */
  mappedTo: string | null;
}

export function groupTables(tables: readonly ReportTable[]): TableGroup[] {
  const groups: TableGroup[] = [];
  for (const table of tables) {
    const open = groups.at(-1);
    if (open && open.heading === table.heading && open.mappedTo === table.mappedTo && table.heading !== null)
      open.tables.push(table);
    else groups.push({ id: `t${table.tableNo}`, heading: table.heading, tables: [table], mappedTo: table.mappedTo });
  }
  return groups;
}

/** Numbers as AWR prints them: `2,198.8K`, `.5`, `1.E+02`, `-3`, `12.5%`, `564.00us`, `####`. */
const NUMBER = /^[-+<>=]*[\d,.]*\d[\d,.]*(?:E[+-]?\d+)?\s*(?:[KMGTP%]|us|ms|ns|s|B)?$|^#+$/i;

/** A column is numeric when this share of its filled cells are numbers. */
const NUMERIC_SHARE = 0.8;

/** 1-based positions of the columns that hold numbers. */
export function numericColumns(rows: readonly (readonly string[])[]): number[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, i) => i + 1).filter((column) => {
    const filled = rows.map((row) => row[column - 1]?.trim() ?? '').filter(Boolean);
    const numbers = filled.filter((text) => NUMBER.test(text)).length;
    return numbers > 0 && numbers >= filled.length * NUMERIC_SHARE;
  });
}

/** A report's table as HTML: cells as printed, numeric columns marked on the table alone. */
export function reportTableHtml(table: ReportTable): string {
  const numeric = numericClasses(numericColumns(table.rows));
  const head = table.header.length
    ? `<thead><tr>${table.header.map((cell) => `<th scope="col">${esc(cell)}`).join('')}</thead>`
    : '';
  const body = table.rows.map((row) => `<tr>${row.map((cell) => `<td>${esc(cell)}`).join('')}`).join('\n');
  return `<div class="scroll" tabindex="0"><table${numeric ? ` class="${numeric}"` : ''}>${head}<tbody>${body}</tbody></table></div>`;
}
