/** Initialization parameters: value at the first snapshot, and at the second where it was changed between. */
import type { Interval } from '../../model/types.ts';
import { escaped } from '../format.ts';
import type { Layout } from '../layout.ts';
import type { Cell } from '../page.ts';
import { type Chapter, emptySection, section } from '../section.ts';

const CHANGED = ' End Value is displayed only if the parameter value was modified within the snapshot interval';

const HEADER = ['Parameter Name', 'Begin value', 'End value (if different)'];

/** What Oracle prints for a value that stayed. */
const UNCHANGED = '&#160;&#160;';

function rows(interval: Interval, layout: Layout): Cell[][] {
  const { pdb } = interval.database;
  return interval.parameters.map((it) => [
    it.name,
    it.begin,
    it.end === it.begin ? UNCHANGED : escaped(it.end),
    ...(layout.pdbColumn && pdb ? ['CDB$ROOT'] : []),
  ]);
}

function multiValued(interval: Interval, layout: Layout): Cell[][] {
  const unique = interval.database.name;
  const base = `CONTROLFILE/current.${(interval.database.dbId % 200) + 260}`;
  const root = layout.pdbColumn ? ['CDB$ROOT'] : [];
  return [
    ['control_files', `+DATA/${unique}/${base}.demo`, UNCHANGED, ...root],
    ['control_files', `+FRA/${unique}/${base}.demo`, UNCHANGED, ...root],
  ];
}

export const parameterChapter: Chapter = {
  anchor: 36,
  title: (layout) => (layout.release === '19c' ? 'Initialization Parameters' : 'init.ora Parameters'),
  sections: [
    section(6800, (layout) => layout.parametersTitle, {
      in: (layout) => !layout.pdbColumn,
      notes: (_, layout) =>
        layout.release === '19c'
          ? [
              ' This section shows all the modified initialization parameters that  were in effect during the entire snapshot interval ',
              CHANGED,
            ]
          : [],
      table: (interval, layout) => ({
        summary:
          layout.release === '19c'
            ? 'This table displays name and value of the modified initialization parameters'
            : 'This table displays name and value of init.ora parameters',
        columns: 'slx',
        header: HEADER,
        rows: rows(interval, layout),
      }),
    }),
    section(6805, 'Parameters modified by this container', {
      in: (layout) => layout.pdbColumn,
      notes: () => [CHANGED],
      table: (interval, layout) => ({
        summary: 'This table displays name and value of the initialization parametersmodified by the current container',
        columns: 'slxm',
        header: [...HEADER, 'PDB Name'],
        rows: rows(interval, layout),
      }),
    }),
    emptySection(6810, 'Parameters modified by other containers', (layout) => layout.pdbColumn),
    section(
      6850,
      (layout) => (layout.release === '19c' ? 'Modified Multi-Valued Parameters' : 'init.ora Multi-Valued Parameters'),
      {
        in: (layout) => !layout.pdbColumn,
        notes: (_, layout) => [
          ` This section only displays parameters that have more ${layout.modern ? 'than ' : ''}one value `,
          "'(NULL)' indicates a missing parameter value ",
        ],
        table: (interval, layout) => ({
          summary: layout.modern
            ? 'This table displays name and value of multi-valued parameters'
            : 'This table displays name and value of multi-valued init.ora parameters',
          columns: 'slx',
          header: HEADER,
          rows: multiValued(interval, layout),
        }),
      },
    ),
    section(6855, 'Multi-Valued Parameters modified by this container', {
      in: (layout) => layout.pdbColumn,
      table: (interval, layout) => ({
        summary:
          'This table displays name and value of multi-valued initialization parametersmodified by this container',
        columns: 'slxm',
        header: [...HEADER, 'PDB Name'],
        rows: multiValued(interval, layout),
      }),
    }),
  ],
};
