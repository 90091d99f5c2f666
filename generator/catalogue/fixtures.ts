/** For tests: reports made of a few tables, written by us in the layout of each release. */
import type { SourceReport, SourceTable } from '../report/types.ts';
import { mapReport } from './map.ts';
import type { Section } from './section.ts';
import type { Cell, MappedReport } from './types.ts';

/** A printed table: cells of a line are separated by `|`, outer blanks cut; the first line is the header unless it is null. */
export function printed(
  heading: string | null,
  summary: string | null,
  header: string | null,
  rows: string[],
): SourceTable {
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  return { tableNo: 0, heading, summary, header: header === null ? [] : cells(header), rows: rows.map(cells) };
}

/** A report of one instance with these tables and an empty header. */
export function reportOf(...tables: SourceTable[]): SourceReport {
  return {
    kind: 'awr',
    format: 'html',
    encoding: 'utf-8',
    synthetic: true,
    header: {} as SourceReport['header'],
    tables: tables.map((table, at) => ({ ...table, tableNo: at + 1 })),
    warnings: [],
  };
}

/** Rows of one lake table as objects, nulls left out. */
export function rowsOf(mapped: MappedReport, section: Section): Record<string, Cell>[] {
  return (mapped.rows.get(section.name) ?? []).map((row) =>
    Object.fromEntries(
      section.columns.map(({ name }, at) => [name, row[at] ?? null]).filter(([, cell]) => cell !== null),
    ),
  );
}

/** Maps a report of these tables with one section; rows as `rowsOf` gives them. */
export function mapWith(section: Section, ...tables: SourceTable[]) {
  const mapped = mapReport(reportOf(...tables), [section]);
  return { rows: rowsOf(mapped, section), warnings: mapped.warnings, mappedTo: mapped.mappedTo };
}
