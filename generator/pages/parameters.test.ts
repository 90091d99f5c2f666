import { expect, test } from 'vitest';
import { parameterRows } from './parameters.ts';

const row = (
  name: string,
  begin_value: string | null,
  end_value: string | null = null,
  more: { value_no?: number; pdb_name?: string } = {},
) => ({ name, begin_value, end_value, value_no: null, pdb_name: null, ...more });
const changed = (rows: ReturnType<typeof parameterRows>) =>
  rows
    ?.filter((each) => each.changed)
    .map(({ name, changedFrom, beginValue, endValue }) => [name, changedFrom, beginValue, endValue]);

test('compares with the value the snapshot before ended with, and lists what has gone', () => {
  const before = [row('a', '1', '2'), row('b', '1'), row('gone', 'x'), row('same', 'y')];
  const rows = parameterRows([row('a', '2'), row('b', '3'), row('new', 'n'), row('same', 'y')], before);
  expect(rows?.map(({ name }) => name)).toEqual(['a', 'b', 'gone', 'new', 'same']);
  expect(changed(rows)).toEqual([
    ['b', '1', '3', null],
    ['gone', 'x', null, null],
    ['new', null, 'n', null],
  ]);
});

test('a change that the report itself prints counts without a snapshot before', () => {
  expect(changed(parameterRows([row('a', '1', '2'), row('b', '1')], null))).toEqual([['a', null, '1', '2']]);
});

test('a multi-valued parameter is one row and has no order', () => {
  const rows = parameterRows(
    [row('control_files', '/b'), row('control_files', '/a')],
    [row('control_files', '/a'), row('control_files', '/b')],
  );
  expect(rows).toMatchObject([{ name: 'control_files', beginValue: '/b, /a', changed: false }]);
});

test('values that are printed together and one by one are shown once', () => {
  const rows = parameterRows(
    [
      row('audit_trail', 'DB,  EXTENDED'),
      row('audit_trail', 'DB', null, { value_no: 1 }),
      row('audit_trail', 'EXTENDED', null, { value_no: 2 }),
    ],
    null,
  );
  expect(rows).toMatchObject([{ name: 'audit_trail', beginValue: 'DB, EXTENDED' }]);
});

test('each container has its own value', () => {
  const of = (pdb_name: string, value: string) => row('open_cursors', value, null, { pdb_name });
  const rows = parameterRows(
    [of('CDB$ROOT', '1000'), of('HRPDB', '1500')],
    [of('CDB$ROOT', '1000'), of('HRPDB', '900')],
  );
  expect(rows?.map(({ container, beginValue, changedFrom }) => [container, beginValue, changedFrom])).toEqual([
    ['CDB$ROOT', '1000', null],
    ['HRPDB', '1500', '900'],
  ]);
});

test('what the instance sets itself is no change', () => {
  const before = [row('__db_cache_size', '1'), row('resource_manager_plan', 'SCHEDULER[0x1]:DEFAULT_MAINTENANCE_PLAN')];
  expect(changed(parameterRows([row('__db_cache_size', '2')], before))).toEqual([]);
  expect(changed(parameterRows([row('resource_manager_plan', 'MINE')], before))).toHaveLength(1);
});

test('without the section there are no rows', () => {
  expect(parameterRows(null, [row('a', '1')])).toBeNull();
});
