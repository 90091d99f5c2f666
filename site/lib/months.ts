/** Long lists by month, so that a page with thousands of snapshots opens on the newest. */

export interface Month<Row> {
  /** `YYYY-MM`. */
  month: string;
  rows: Row[];
}

/** Rows in their own order, a group for each run of equal months; one group with an empty name when there are few. */
export function byMonth<Row>(rows: readonly Row[], time: (row: Row) => string, few = 200): Month<Row>[] {
  if (rows.length <= few) return rows.length ? [{ month: '', rows: [...rows] }] : [];
  const months: Month<Row>[] = [];
  for (const row of rows) {
    const month = time(row).slice(0, 7);
    const open = months.at(-1);
    if (open?.month === month) open.rows.push(row);
    else months.push({ month, rows: [row] });
  }
  return months;
}
