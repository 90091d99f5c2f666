/** Input and output: by function, by type of file, by tablespace and file. */
import type { IoPart, IoPlace, IoRow } from '../part-types.ts';

/** Rows of tablespaces and of files that a page sums up; the report's own tables have all (our choice). */
export const IO_ROWS = 12;

export interface IoNamedRow extends IoRow {
  list: 'function' | 'filetype';
}

export interface IoPlaceRow extends IoPlace {
  list: 'tablespace' | 'file';
  total: number;
}

export const ioNamedSql = (where: string): string => {
  const columns = `report_id, name, reads_bytes AS "readBytes", reads_per_s AS "readsPerS", writes_bytes AS "writeBytes",
    writes_per_s AS "writesPerS", waits, avg_time_ms AS "avgMs"`;
  return `
  SELECT 'function' AS list, ${columns}, NULL::DOUBLE AS "smallReadMs", NULL::DOUBLE AS "largeReadMs" FROM io_by_function WHERE ${where}
  UNION ALL
  SELECT 'filetype', ${columns}, avg_small_read_ms, avg_large_read_ms FROM io_by_filetype WHERE ${where}`;
};

export const ioPlaceSql = (where: string): string => {
  const from = (list: string, file: string, table: string) => `
    SELECT report_id, '${list}' AS list, tablespace, ${file} AS file, reads, reads_per_s AS "readsPerS", avg_read_ms AS "avgReadMs",
      writes, writes_per_s AS "writesPerS", avg_write_ms AS "avgWriteMs", buffer_waits AS "bufferWaits",
      avg_buffer_wait_ms AS "avgBufferWaitMs",
      count(*) OVER (PARTITION BY report_id)::INTEGER AS total,
      coalesce(reads, 0) + coalesce(writes, 0) AS requests
    FROM ${table} WHERE ${where}
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY requests DESC, tablespace, file) <= ${IO_ROWS}`;
  return `SELECT * EXCLUDE (requests) FROM (${from('tablespace', 'NULL::VARCHAR', 'tablespace_io')}
    UNION ALL ${from('file', 'file', 'file_io')}) ORDER BY report_id, list, requests DESC, tablespace, file`;
};

export function ioPart(named: readonly IoNamedRow[] | null, placed: readonly IoPlaceRow[] | null): IoPart | null {
  if (!named && !placed) return null;
  const rows = (list: IoNamedRow['list']) =>
    (named ?? [])
      // The total is a row like others in the report.
      .filter((row) => row.list === list && !/^total:?$/i.test(row.name))
      .map(
        ({ name, readBytes, readsPerS, writeBytes, writesPerS, waits, avgMs, smallReadMs, largeReadMs }): IoRow => ({
          name,
          readBytes,
          readsPerS,
          writeBytes,
          writesPerS,
          waits,
          avgMs,
          smallReadMs,
          largeReadMs,
        }),
      )
      .sort((a, b) => bytes(b) - bytes(a));
  const places = (list: IoPlaceRow['list']) => {
    const found = (placed ?? []).filter((row) => row.list === list);
    return { rows: found.map(placeOf), total: found[0]?.total ?? 0 };
  };
  return {
    functions: rows('function'),
    fileTypes: rows('filetype'),
    tablespaces: places('tablespace'),
    files: places('file'),
  };
}

const bytes = (row: IoRow): number => (row.readBytes ?? 0) + (row.writeBytes ?? 0);

const placeOf = (row: IoPlaceRow): IoPlace => ({
  tablespace: row.tablespace,
  file: row.file,
  reads: row.reads,
  readsPerS: row.readsPerS,
  avgReadMs: row.avgReadMs,
  writes: row.writes,
  writesPerS: row.writesPerS,
  avgWriteMs: row.avgWriteMs,
  bufferWaits: row.bufferWaits,
  avgBufferWaitMs: row.avgBufferWaitMs,
});
