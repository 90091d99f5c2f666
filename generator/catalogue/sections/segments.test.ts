import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import segments from './segments.ts';

describe('segments', () => {
  test.each([
    [
      '11.2',
      'Owner | Tablespace    Name | Object Name | Subobject   Name | Obj. Type | Logical Reads | %Total',
      'SHOP | DATA | ORDERS | P1 | TABLE PARTITION | 1,648 | 7.76',
      {},
    ],
    [
      '12.2',
      'Owner | Tablespace Name | Object Name | Subobject Name | Obj. Type | Obj# | Dataobj# | Logical Reads | %Total',
      'SHOP | DATA | ORDERS | P1 | TABLE PARTITION | 74001 | 74010 | 1,648 | 7.76',
      { object_id: 74001, data_object_id: 74010 },
    ],
    [
      '19c container',
      'Owner | Tablespace Name | Object Name | Subobject Name | Obj. Type | Obj# | Dataobj# | Logical Reads | %Total | PDB Name',
      'SHOP | DATA | ORDERS | P1 | TABLE PARTITION | 74001 | 74010 | 1,648 | 7.76 | PDB1',
      { object_id: 74001, data_object_id: 74010, pdb_name: 'PDB1' },
    ],
  ])('%s', (_, header, row, more) => {
    const table = printed(
      'Segments by Logical Reads',
      'This table displays top segments by logical reads. Owner, …',
      header,
      [row],
    );
    expect(mapWith(segments, table)).toMatchObject({
      rows: [
        {
          ordering: 'logical_reads',
          owner: 'SHOP',
          tablespace: 'DATA',
          object_name: 'ORDERS',
          subobject_name: 'P1',
          object_type: 'TABLE PARTITION',
          value: 1648,
          pct_total: 7.76,
          ...more,
        },
      ],
      warnings: [],
    });
  });

  test.each([
    ['Segments by DB Blocks Changes', 'DB blocks changes', 'DB Block Changes', 'db_block_changes'],
    ['Segments by Physical Read Requests', 'physical read requests', 'Phys Read Requests', 'physical_read_requests'],
    ['Segments by UnOptimized Reads', 'unoptimized reads', 'UnOptimized Reads', 'unoptimized_reads'],
    ['Segments by Direct Physical Writes', 'direct writes', 'Direct Writes', 'direct_physical_writes'],
    ['Segments by Row Lock Waits', 'row lock waits', 'Row Lock Waits', 'row_lock_waits'],
    ['Segments by ITL Waits', 'ITL waits', 'ITL Waits', 'itl_waits'],
    ['Segments by Global Cache Buffer Busy', 'global cache buffer busy waits', 'GC Buffer Busy', 'gc_buffer_busy'],
    ['Segments by Global Cache Remote Grants', 'gc remote grants', 'GC Remote Grants', 'gc_remote_grants'],
    ['Segments by Something New', 'something new', 'New Measure', 'something_new'],
  ])('%s', (heading, measure, column, ordering) => {
    const header = `Owner | Tablespace Name | Object Name | Subobject Name | Obj. Type | ${column} | % of Capture`;
    for (const [title, summary] of [
      [heading, null],
      ['Segment Statistics', `This table displays top segments by ${measure}. Owner, …`],
    ] as const) {
      const { rows } = mapWith(
        segments,
        printed(title, summary, header, ['SHOP | DATA | ORDERS | | TABLE | 12 | 56.94']),
      );
      expect(rows).toMatchObject([{ ordering, value: 12, pct_total: 56.94 }]);
    }
  });
});
