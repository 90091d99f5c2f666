import { describe, expect, test } from 'vitest';
import { mapWith, printed, reportOf } from './fixtures.ts';
import { mapReport } from './map.ts';
import { defineSection, type Section } from './section.ts';

/** A section with one source; `more` overrides. */
function section(more: Partial<Section> = {}): Section {
  return defineSection({
    name: 'things',
    columns: [
      { name: 'name', type: 'text', doc: '', from: ['Name', 'Old Name'] },
      { name: 'wait_s', type: 'number', doc: '', from: ['Wait Time (s)', 'Wait (ms)'] },
      { name: 'count', type: 'number', doc: '', from: ['Count'] },
    ],
    sources: [{ heading: /^things$/i, summary: /displays things/, expects: ['name', 'wait_s'] }],
    ...more,
  });
}

describe('recognition', () => {
  const body = ['a | 1'];
  test.each([
    ['by heading', printed('Things', null, 'Name | Count', body), true],
    [
      'by summary under a heading that covers several tables',
      printed('Summary', 'This displays things', 'Name | Count', body),
      true,
    ],
    ['not by a column alone', printed('Other', 'Other', 'Name | Wait Time (s)', body), false],
    ['not with none of its columns', printed('Things', 'displays things', 'Colour | Shape', body), false],
  ])('%s', (_, table, taken) => {
    expect(mapWith(section(), table).mappedTo).toEqual([taken ? 'things' : null]);
  });

  test('wherever the table stands, however its header is spaced and cased', () => {
    const other = printed('Other', null, 'Name', ['x']);
    const { rows, mappedTo } = mapWith(
      section(),
      other,
      printed('Things', null, 'count | WAIT  Time(s) | OLD\nname', ['3 | 2 | a']),
    );
    expect(rows).toEqual([{ name: 'a', wait_s: 2, count: 3 }]);
    expect(mappedTo).toEqual([null, 'things']);
  });

  test('kinds of report that do not have it are left alone', () => {
    const report = { ...reportOf(printed('Things', null, 'Name', ['a'])), kind: 'ash' as const };
    expect(mapReport(report, [section()])).toEqual({ rows: new Map(), mappedTo: [null], warnings: [] });
  });
});

describe('warnings', () => {
  test('name the table and the column that is missing; the rest is read', () => {
    const { rows, warnings } = mapWith(section(), printed('Things', null, 'Name | Count', ['a | 1']));
    expect(rows).toEqual([{ name: 'a', count: 1 }]);
    expect(warnings).toEqual(['table "Things": no column for things.wait_s']);
  });

  test('name what could not be read once a column, with an example; blank and overflown cells are no surprise', () => {
    const { rows, warnings } = mapWith(
      section(),
      printed('Things', null, 'Name | Wait Time (s) | Count', ['a | ##### |', 'b | soon | 1', 'c | later | 2']),
    );
    expect(rows).toEqual([{ name: 'a' }, { name: 'b', count: 1 }, { name: 'c', count: 2 }]);
    expect(warnings).toEqual(['table "Things": 2 value(s) of things.wait_s not understood, e.g. "soon"']);
  });
});

describe('rows', () => {
  test('units come from the cell, else from the header', () => {
    const [row] = mapWith(section(), printed('Things', null, 'Name | Wait (ms)', ['a | 500'])).rows;
    expect(row).toEqual({ name: 'a', wait_s: 0.5 });
    const { rows } = mapWith(
      section(),
      printed('Things', null, 'Name | Wait Time (s)', ['a | 500', 'b | 2.5ms', 'c | 1.2K']),
    );
    expect(rows.map((each) => each['wait_s'])).toEqual([500, 0.0025, 1200]);
  });

  test('rows without any value are dropped, names are folded', () => {
    const { rows } = mapWith(section(), printed('Things', null, 'Name | Wait Time (s)', [' | ', 'a  \n b | 1']));
    expect(rows).toEqual([{ name: 'a b', wait_s: 1 }]);
  });

  test('rows of one table that share what is left of a cut name are two, unless they say the same', () => {
    const cut = printed('Things', null, 'Name | Count', ['redo count ( | 1', 'redo count ( | 2', 'redo count ( | 1']);
    expect(mapWith(section({ key: ['name'] }), cut).rows).toEqual([
      { name: 'redo count (', count: 1 },
      { name: 'redo count (', count: 2 },
    ]);
  });

  test('what is printed twice counts once, the first time', () => {
    const twice = [
      printed('Things', null, 'Name | Count', ['a | 1', 'A | 1']),
      printed('Things', null, 'Name | Count', ['a | 1', 'b | 2']),
    ];
    expect(mapWith(section({ key: ['name'] }), ...twice).rows).toEqual([
      { name: 'a', count: 1 },
      { name: 'b', count: 2 },
    ]);
    expect(mapWith(section(), ...twice).rows).toHaveLength(4);
  });

  test('of alternatives the preferred one present is used, the other stays unmapped', () => {
    const either = section({
      alternatives: true,
      sources: [
        { heading: /^new$/i, expects: ['name'] },
        { heading: /^old$/i, expects: ['name'] },
      ],
    });
    const old = printed('Old', null, 'Name', ['o']);
    expect(mapWith(either, old).rows).toEqual([{ name: 'o' }]);
    const both = mapWith(either, old, printed('New', null, 'Name', ['n']));
    expect(both.rows).toEqual([{ name: 'n' }]);
    expect(both.mappedTo).toEqual([null, 'things']);
  });

  test('a borrowed table fills gaps and stays with its owner', () => {
    const borrowing = section({
      key: ['name'],
      sources: [
        { heading: /^things$/i, expects: ['name', 'count'] },
        {
          heading: /^elsewhere$/i,
          expects: ['name', 'count'],
          borrowed: true,
          except: { column: 'name', matches: /\.\.\.$/ },
        },
      ],
    });
    const { rows, mappedTo } = mapWith(
      borrowing,
      printed('Elsewhere', null, 'Name | Count', ['a | 9', 'b | 2', 'cut... | 3']),
      printed('Things', null, 'Name | Count', ['a | 1']),
    );
    expect(rows).toEqual([
      { name: 'a', count: 1 },
      { name: 'b', count: 2 },
    ]);
    expect(mappedTo).toEqual([null, 'things']);
  });

  test('pairs without a header', () => {
    const pairs = section({ sources: [{ heading: /^things$/i, pairs: true, expects: ['name', 'count'] }] });
    const table = printed('Things', null, null, ['Alpha: | 1.5 | Beta: | 2', 'Gamma: | ###']);
    expect(mapWith(pairs, table).rows).toEqual([
      { name: 'Alpha:', count: 1.5 },
      { name: 'Beta:', count: 2 },
      { name: 'Gamma:' },
    ]);
  });

  test('constants, named groups through codes, numbers within a group, factors', () => {
    const rich = defineSection({
      name: 'things',
      columns: [
        { name: 'scope', type: 'text', doc: '' },
        { name: 'ordering', type: 'text', doc: '', codes: { 'old wording': 'new_wording' } },
        { name: 'rank', type: 'integer', doc: '' },
        { name: 'name', type: 'text', doc: '', from: ['Name'] },
        { name: 'per_second', type: 'number', doc: '', from: ['per Hour'] },
      ],
      sources: [
        {
          heading: /^things by (?<ordering>.+)$/i,
          named: 'ordering',
          constants: { scope: 'all' },
          number: { column: 'rank', within: ['name'] },
          factors: { per_second: 1 / 3600 },
          expects: ['name'],
        },
      ],
    });
    const rows = (heading: string) =>
      mapWith(rich, printed(heading, null, 'Name | per Hour', ['a | 7200', 'a | 36', 'b |'])).rows;
    expect(rows('Things by Old Wording')).toEqual([
      { scope: 'all', ordering: 'new_wording', rank: 1, name: 'a', per_second: 2 },
      { scope: 'all', ordering: 'new_wording', rank: 2, name: 'a', per_second: 0.01 },
      { scope: 'all', ordering: 'new_wording', rank: 1, name: 'b' },
    ]);
    expect(rows('Things by Some Measure')[0]).toMatchObject({ ordering: 'some_measure' });
  });

  test('columns of one name, and the one that no other column takes', () => {
    const wide = defineSection({
      name: 'things',
      columns: [
        { name: 'name', type: 'text', doc: '', from: [''] },
        { name: 'first', type: 'number', doc: '', from: ['Pct Miss'] },
        { name: 'second', type: 'number', doc: '', from: ['Pct Miss#2'] },
        { name: 'value', type: 'number', doc: '', from: ['*'] },
      ],
      sources: [{ heading: /^things$/i, expects: ['name', 'value'] }],
    });
    const table = printed('Things', null, ' | Pct Miss | Any Measure | Pct Miss', ['a | 1 | 2 | 3']);
    expect(mapWith(wide, table).rows).toEqual([{ name: 'a', first: 1, value: 2, second: 3 }]);
  });

  test('a header that lost cells is completed from a known layout', () => {
    const known = section({ layouts: ['Name|Colour|Wait Time (s)|Count', 'Name|Wait (ms)|Count'] });
    const rows = (header: string, ...cells: string[]) => mapWith(known, printed('Things', null, header, cells)).rows;
    expect(rows('Name |  | ', 'a | 500 | 2')).toEqual([{ name: 'a', wait_s: 0.5, count: 2 }]);
    expect(rows(' |  | ', 'a | 500 | 2')).toEqual([{ name: 'a', wait_s: 0.5, count: 2 }]);
    expect(rows(' | Colour | Wait Time (s) | ', 'a | red | 5 | 2')).toEqual([{ name: 'a', wait_s: 5, count: 2 }]);
    expect(rows('Name | Shape |  | Count', 'a | round | 5 | 2')).toEqual([{ name: 'a', count: 2 }]);
  });

  test('a header of plain cells is one where no cell is a header cell', () => {
    const table = printed('Things', null, null, ['Name | Wait Time (s)', 'a | 5']);
    expect(mapWith(section(), table)).toEqual({ rows: [{ name: 'a', wait_s: 5 }], mappedTo: ['things'], warnings: [] });
    expect(mapWith(section(), printed('Things', null, null, ['a | 5'])).mappedTo).toEqual([null]);
    expect(mapWith(section(), printed('Things', null, null, [])).mappedTo).toEqual([null]);
  });

  test('a lookup fills a column where the other table agrees on one value', () => {
    const looking = section({
      lookups: [
        { column: 'count', key: 'name', heading: /^plans$/i, summary: /plans/, keyHeader: 'Name', valueHeader: 'Plan' },
      ],
    });
    const plans = printed('Plans', null, 'Name | Plan', ['a | 7', 'a | 7', 'b | 1', 'b | 2', ' | 3']);
    const things = printed('Things', null, 'Name | Wait Time (s)', ['a | 0', 'b | 0', 'c | 0']);
    expect(mapWith(looking, plans, things).rows).toEqual([
      { name: 'a', wait_s: 0, count: 7 },
      { name: 'b', wait_s: 0 },
      { name: 'c', wait_s: 0 },
    ]);
  });

  test('decimal commas are read where the report prints them', () => {
    const { rows } = mapWith(
      section(),
      printed('Things', null, 'Name | Count', ['a | 1.234.567,5', 'b | 0,25', 'c | 12,5']),
    );
    expect(rows.map((row) => row['count'])).toEqual([1234567.5, 0.25, 12.5]);
  });
});
