import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import initParameters from './init_parameters.ts';

describe('init_parameters', () => {
  const header = 'Parameter Name | Begin value | End value (if different)';

  test('values to the letter; each value of a multi-valued one has its number', () => {
    const all = printed(
      'Modified Parameters',
      'This table displays name and value of the modified initialization parameters',
      header,
      ['control_files | +DATA/c1,  +FRA/c2 |', 'db_domain | |', 'sga_target | 1073741824 | 2147483648'],
    );
    const multi = printed(
      'Modified Multi-Valued Parameters',
      'This table displays name and value of multi-valued parameters',
      header,
      ['control_files | +DATA/c1 |', 'control_files | +FRA/c2 |'],
    );
    expect(mapWith(initParameters, multi, all)).toEqual({
      rows: [
        { name: 'control_files', begin_value: '+DATA/c1,  +FRA/c2' },
        { name: 'db_domain' },
        { name: 'sga_target', begin_value: '1073741824', end_value: '2147483648' },
        { name: 'control_files', begin_value: '+DATA/c1', value_no: 1 },
        { name: 'control_files', begin_value: '+FRA/c2', value_no: 2 },
      ],
      mappedTo: ['init_parameters', 'init_parameters'],
      warnings: [],
    });
  });

  test.each([
    ['init.ora Parameters', 'This table displays name and value of init.ora parameters'],
    [
      'Parameters modified by this container',
      'This table displays name and value of the initialization parametersmodified by the current container',
    ],
    [
      'Parameters modified by other containers',
      'This table displays name and value of database parametersthat have been inherited by the current container',
    ],
  ])('%s', (heading, summary) => {
    const table = (title: string | null, text: string | null) =>
      printed(title, text, `${header} | PDB Name`, ['open_cursors | 1000 | | PDB1']);
    const expected = [{ name: 'open_cursors', begin_value: '1000', pdb_name: 'PDB1' }];
    expect(mapWith(initParameters, table(heading, null)).rows).toEqual(expected);
    expect(mapWith(initParameters, table(null, summary)).rows).toEqual(expected);
  });

  test.each([
    [
      'Multi-Valued Parameters modified by this container',
      'This table displays name and value of multi-valued initialization parametersmodified by this container',
    ],
    ['init.ora Multi-Valued Parameters', 'This table displays name and value of multi-valued init.ora parameters'],
  ])('%s', (heading, summary) => {
    const table = (title: string | null, text: string | null) =>
      printed(title, text, `${header} | PDB Name`, ['local_listener | a | | PDB1', 'local_listener | b | | PDB2']);
    const expected = [
      { value_no: 1, pdb_name: 'PDB1' },
      { value_no: 1, pdb_name: 'PDB2' },
    ];
    expect(mapWith(initParameters, table(heading, null)).rows).toMatchObject(expected);
    expect(mapWith(initParameters, table(null, summary)).rows).toMatchObject(expected);
  });
});
