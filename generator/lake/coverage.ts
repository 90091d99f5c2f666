/** How much of what the reports print is in typed tables, and what is not: counted from `source_tables` without its cells. */
import type { Lake } from './lake.ts';

/** Reports of one kind and format. Lines of text that belong to no table are counted apart. */
export interface KindCoverage {
  kind: string;
  format: string;
  reports: number;
  tables: number;
  cells: number;
  typed_tables: number;
  typed_cells: number;
  /** Of all cells in tables, percent to two decimals; null where there are none. */
  typed_cells_pct: number | null;
  prose_lines: number;
}

/** One kind of printed table that no typed table takes. */
export interface UntypedTable {
  kind: string;
  heading: string | null;
  summary: string | null;
  reports: number;
  tables: number;
  cells: number;
}

export interface Coverage {
  kinds: KindCoverage[];
  /** In most reports first. */
  untyped: UntypedTable[];
}

const KINDS = `
SELECT *, round(100 * typed_cells / nullif(cells, 0), 2) AS typed_cells_pct
FROM (
  SELECT kind, format, count(DISTINCT report_id) AS reports,
    count(*) FILTER (lines IS NULL AND table_no IS NOT NULL) AS tables,
    coalesce(sum(printed) FILTER (lines IS NULL), 0) AS cells,
    count(*) FILTER (mapped_to IS NOT NULL) AS typed_tables,
    coalesce(sum(printed) FILTER (mapped_to IS NOT NULL), 0) AS typed_cells,
    coalesce(sum(lines), 0) AS prose_lines
  FROM (
    SELECT report_id, kind, format, table_no, s.cells AS printed, mapped_to, CASE WHEN prose THEN s.cells END AS lines
    FROM reports LEFT JOIN source_tables AS s USING (report_id)
  )
  GROUP BY kind, format
)
ORDER BY kind, format`;

const UNTYPED = `
SELECT kind, heading, summary, count(DISTINCT report_id) AS reports, count(*) AS tables, coalesce(sum(cells), 0) AS cells
FROM source_tables JOIN reports USING (report_id)
WHERE mapped_to IS NULL AND NOT coalesce(prose, false)
GROUP BY kind, heading, summary
ORDER BY reports DESC, cells DESC, kind, heading, summary`;

export async function lakeCoverage(lake: Lake): Promise<Coverage> {
  return { kinds: await lake.query<KindCoverage>(KINDS), untyped: await lake.query<UntypedTable>(UNTYPED) };
}
