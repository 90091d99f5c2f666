import { describe, expect, it } from 'vitest';
import { apartOf, hasApart, LISTS, NOTHING_APART, TABLE_CELLS } from './apart.ts';

const table = (table_no: number, mapped_to: string | null, cells: number | null) => ({ table_no, mapped_to, cells });

describe('apartOf', () => {
  it('takes printed tables of more cells than stay on the page, typed or not, in printed order', () => {
    const rows = [
      table(9, 'latches', TABLE_CELLS + 1),
      table(3, null, TABLE_CELLS + 1),
      table(4, 'latches', TABLE_CELLS),
    ];
    expect(apartOf(rows)).toEqual({ tables: [3, 9], lists: [] });
  });

  it('leaves tables that a section shows whole to their section, but for lists that are long together', () => {
    const half = LISTS.activity.cells / 2;
    const rows = [
      table(1, 'wait_events', 10 * TABLE_CELLS),
      table(2, 'instance_activity', half),
      table(3, 'instance_activity', half + 1),
      table(4, 'wait_event_histogram', half),
    ];
    expect(apartOf(rows)).toEqual({ tables: [], lists: ['activity'] });
  });

  it('knows a report without tables, and one whose cells nobody has counted', () => {
    for (const rows of [null, [], [table(1, 'latches', null)]]) {
      expect(apartOf(rows)).toEqual(NOTHING_APART);
      expect(hasApart(apartOf(rows))).toBe(false);
    }
  });
});
