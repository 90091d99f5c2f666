import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import fileIo from './file_io.ts';
import tablespaceIo from './tablespace_io.ts';

describe('tablespace_io and file_io', () => {
  const summary = 'This table displays IO Statistics for different tablespaces. …';
  const expected = {
    tablespace: 'DATA',
    reads: 7200,
    reads_per_s: 2,
    avg_read_ms: 8.78,
    writes: 360,
    writes_per_s: 0,
    buffer_waits: 3,
    avg_buffer_wait_ms: 2.5,
  };

  test.each([
    [
      '11.2.0.3',
      'Reads | Av Reads/s | Av Rd(ms) | Av Blks/Rd | Writes | Av Writes/s | Buffer Waits | Av Buf Wt(ms)',
      '7,200 | 2 | 8.78 | 1.00 | 360 | 0 | 3 | 2.50',
      { blocks_per_read: 1 },
    ],
    [
      '11.2.0.4, which prints the writes one column early',
      'Reads | Av Rds/s | Av Rd(ms) | Av Blks/Rd | 1-bk Rds/s | Av 1-bk Rd(ms) | Writes | Writes avg/s | Buffer Waits | Av Buf Wt(ms)',
      '7,200 | 2 | 8.78 | 1.00 | 360 | 1.90 | 8 | 0 | 3 | 2.50',
      { blocks_per_read: 1, single_block_reads_per_s: 1.9, avg_single_block_read_ms: 8 },
    ],
    [
      '12.1',
      'Reads | Av Rds/s | Av Rd(ms) | Av Blks/Rd | 1-bk Rds/s | Av 1-bk Rd(ms) | % Opt Reads | Writes | Writes avg/s | Buffer Waits | Av Buf Wt(ms)',
      '7,200 | 2 | 8.78 | 1.00 | 2 | 8.00 | 0.00 | 360 | 0 | 3 | 2.50',
      { blocks_per_read: 1, single_block_reads_per_s: 2, avg_single_block_read_ms: 8, optimized_reads_pct: 0 },
    ],
    [
      '12.2',
      'Reads | Av Rds/s | Av Rd(ms) | Av Blks/Rd | 1-bk Rds/s | Av 1-bk Rd(ms) | % Opt Reads | Writes | Writes avg/s | Av Writes(ms) | Buffer Waits | Av Buf Wt(ms) | PDB Name',
      '7,200 | 2 | 8.78 | 1.00 | 2 | 8.00 | 0.00 | 360 | 0 | 1.25 | 3 | 2.50 | PDB1',
      {
        avg_write_ms: 1.25,
        pdb_name: 'PDB1',
        blocks_per_read: 1,
        single_block_reads_per_s: 2,
        avg_single_block_read_ms: 8,
        optimized_reads_pct: 0,
      },
    ],
  ])('tablespaces in %s', (_, header, row, more) => {
    const table = printed('Tablespace IO Stats', summary, `Tablespace | ${header}`, [`DATA | ${row}`]);
    expect(mapWith(tablespaceIo, table)).toEqual({
      rows: [{ ...expected, ...more }],
      mappedTo: ['tablespace_io'],
      warnings: [],
    });
  });

  test('files in 11.2.0.4', () => {
    const header =
      'Tablespace | Filename | Reads | Av Rds/s | Av Rd(ms) | Av Blks/Rd | 1-bk Rds/s | Av 1-bk Rd(ms) | Writes | Writes avg/s | Buffer Waits | Av Buf Wt(ms)';
    const table = printed(
      'File IO Stats',
      'This table displays IO Statistics for different physical files. …',
      header,
      ['DATA | /u01/data01.dbf | 7,200 | 2 | 8.78 | 1.00 | 2 | 8.00 | 360 | 0 | 3 | 2.50'],
    );
    expect(mapWith(fileIo, table)).toMatchObject({ rows: [{ ...expected, file: '/u01/data01.dbf' }], warnings: [] });
    expect(mapWith(tablespaceIo, table).mappedTo).toEqual([null]);
  });
});
