import { expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import sqlText from './sql_text.ts';

test('sql_text: the full list to the letter, else what the top tables print uncut', () => {
  const list = printed(
    'Complete List of SQL Text',
    'This table displays the text of the SQL statements which have been referred to in the report',
    'SQL Id | SQL Text',
    ['a | select 1\n  from   dual', 'b | ** SQL Text\n Not Available **'],
  );
  const top = printed(
    'SQL ordered by Version Count',
    'This table displays top SQL by version counts',
    'Version Count | SQL Id | SQL Text',
    ['2 | a | select 1', '2 | c | select 2 from dual', '2 | d | select 3 from a_table_with_a_l...', '2 | e |'],
  );
  expect(mapWith(sqlText, top, list)).toEqual({
    rows: [
      { sql_id: 'a', sql_text: 'select 1\n  from   dual' },
      { sql_id: 'b' },
      { sql_id: 'c', sql_text: 'select 2 from dual' },
    ],
    mappedTo: [null, 'sql_text'],
    warnings: [],
  });
});
