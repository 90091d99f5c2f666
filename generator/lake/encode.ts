/** What a worker thread does at a commit: the packed rows of many reports to Parquet files, one a table. */
import fs from 'node:fs';
import { constantLeaves, leavesOf } from './columns.ts';
import { parquetFile, type RowGroup } from './parquet/file.ts';
import { chunkOf } from './parquet/pages.ts';
import { type Spent, Stopwatch } from './spent.ts';
import type { StoredTable } from './tables.ts';
import { directoryOf, reportTables, type Unpacked, type Wire } from './wire.ts';

export interface EncodeTask {
  /** In the order in which they are to stand in the files. */
  reports: readonly { report_id: string; wire: Wire }[];
  /** Places in `reportTables`, and the files to write. */
  files: readonly { table: number; file: string }[];
}

/** Rows to a row group where the table does not say; whole reports, so it may be some more. */
const GROUP_ROWS = 122_880;
/** Bytes to a row group: a reader unpacks the pages of a column whole. */
const GROUP_BYTES = 32 * 2 ** 20;

interface Part {
  report_id: string;
  wire: Wire;
  table: Unpacked;
}

export interface Encoded {
  /** Rows written to each file, in the task's order; no file is written for a table without rows. */
  rows: number[];
  spent: Spent;
}

export default function encode({ reports, files }: EncodeTask): Encoded {
  const watch = new Stopwatch();
  const directories = reports.map(({ wire }) => directoryOf(wire));
  const counts: number[] = [];
  for (const { table: index, file } of files) {
    const parts = reports.flatMap(({ report_id, wire }, i): Part[] => {
      const table = directories[i]?.get(index);
      return table ? [{ report_id, wire, table }] : [];
    });
    const table = reportTables[index] as StoredTable;
    const groups = groupsOf(parts, table.rowGroupRows ?? GROUP_ROWS).map((group) => rowGroup(table, group));
    counts.push(groups.reduce((sum, { rows }) => sum + rows, 0));
    if (groups.length > 0) fs.writeFileSync(file, Buffer.concat(parquetFile(table.columns, groups)));
  }
  watch.lap('write');
  return { rows: counts, spent: watch.spent };
}

function groupsOf(parts: readonly Part[], mostRows: number): Part[][] {
  const groups: Part[][] = [];
  let rows = 0;
  let bytes = 0;
  for (const part of parts) {
    if (groups.length === 0 || rows + part.table.rows > mostRows || bytes > GROUP_BYTES) {
      groups.push([]);
      rows = 0;
      bytes = 0;
    }
    groups.at(-1)?.push(part);
    rows += part.table.rows;
    bytes += part.wire.byteLength;
  }
  return groups;
}

function rowGroup({ columns }: StoredTable, parts: readonly Part[]): RowGroup {
  const chunks = columns.map(({ type }, i) =>
    chunkOf(
      i === 0
        ? constantLeaves(parts.map(({ report_id, table }) => ({ text: report_id, rows: table.rows })))
        : leavesOf(
            type,
            parts.map(({ wire, table }) => ({ wire, at: table.places[i - 1] as number, rows: table.rows })),
          ),
    ),
  );
  return { rows: parts.reduce((sum, { table }) => sum + table.rows, 0), chunks };
}
