import { expect, test } from 'vitest';
import { mapWith, printed } from './fixtures.ts';
import { columnGroups, joinedHeader } from './groups.ts';
import { defineSection } from './section.ts';

const cells = (line: string) => line.split('|');

test('a row of group names is spread over the columns it covers', () => {
  const header = cells('Class|1st|2nd|Diff|1st|2nd|Total Diff');
  const groups = columnGroups(['1st'], cells('|Waits|Time (s)|'), header);
  expect(joinedHeader(header, groups ?? [])).toEqual(
    cells('Class|Waits 1st|Waits 2nd|Waits Diff|Time (s) 1st|Time (s) 2nd|Total Diff'),
  );
});

test('no groups where the two rows disagree', () => {
  expect(columnGroups(['1st'], cells('|Waits|Time (s)'), cells('Class|1st|2nd'))).toBeNull();
  expect(columnGroups(['1st'], cells('||Waits'), cells('Class|1st|2nd'))).toBeNull();
  expect(columnGroups(['1st'], [''], cells('1st|2nd'))).toBeNull();
});

const times = defineSection({
  name: 'times',
  columns: [
    { name: 'instance_number', type: 'integer', doc: '', from: ['I#'], absent: /^sum$/i },
    { name: 'sent_us', type: 'number', doc: '', from: [/^queuetime.*sent$/] },
  ],
  sources: [
    {
      heading: /^times$/i,
      headerRow: 'I#',
      groups: ['Sent', 'GCS'],
      only: { header: 'I#', matches: /^\d+$/ },
      expects: ['instance_number', 'sent_us'],
    },
  ],
});

test('the unit of a group is that of its columns, and rows can be picked by a cell', () => {
  const table = printed('Times', null, null, ['|Queue Time (ms)|Process', 'I#|Sent|GCS', '1|2.5|1', 'Sum|2.5|1']);
  const { rows, warnings } = mapWith(times, table);
  expect(rows).toEqual([{ instance_number: 1, sent_us: 2500 }]);
  expect(warnings).toEqual([]);
});

const compared = defineSection({
  name: 'compared',
  columns: [
    { name: 'item', type: 'text', doc: '', from: ['Class'] },
    { name: 'measure', type: 'text', doc: '' },
    { name: 'first', type: 'number', doc: '' },
    { name: 'second', type: 'number', doc: '' },
  ],
  sources: [
    {
      heading: /./,
      headerRow: 'Class',
      groups: ['1st'],
      spread: { name: 'measure', cells: { first: ['1st'], second: ['2nd'] } },
      expects: ['item'],
    },
  ],
});

test('a row is a lake row for each group that has a value', () => {
  const table = printed('Waits', null, null, ['|Waits|Time', 'Class|1st|2nd|1st|2nd', 'block|1|2|3|', 'header|||4|5']);
  expect(mapWith(compared, table).rows).toEqual([
    { item: 'block', measure: 'Waits', first: 1, second: 2 },
    { item: 'block', measure: 'Time', first: 3 },
    { item: 'header', measure: 'Time', first: 4, second: 5 },
  ]);
  const plain = printed('Waits', null, null, ['Class|1st|2nd', 'block|1|2']);
  expect(mapWith(compared, plain)).toMatchObject({ rows: [], mappedTo: [null] });
});
