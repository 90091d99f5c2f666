/** "Memory Statistics". */
import type { Interval } from '../../model/types.ts';
import { fixed, int } from '../format.ts';
import type { Cell } from '../page.ts';
import { type Chapter, emptySection, section } from '../section.ts';

const mb = (n: number): string => fixed(n, 2);

function components(interval: Interval, modern: boolean): Cell[][] {
  const { cast } = interval.database;
  const still = (name: string, size: number): Cell[] => [name, mb(size), mb(size), mb(size), mb(size), '0', 'STA/'];
  const grown = (name: string, size: number, kind: string): Cell[] => [
    name,
    mb(size),
    mb(size),
    mb(size * 0.98),
    mb(size),
    '0',
    kind,
  ];
  const none = [
    'ASM Buffer Cache',
    'DEFAULT 16K buffer cache',
    'DEFAULT 2K buffer cache',
    'DEFAULT 32K buffer cache',
    'DEFAULT 4K buffer cache',
    'DEFAULT 8K buffer cache',
  ];
  return [
    ...none.map((name) => still(name, 0)),
    grown('DEFAULT buffer cache', cast.bufferCacheMb, 'SHR/DEF'),
    ...(modern
      ? [
          still('Data Transfer Cache', 0),
          still('In Memory RO Extension Area', 0),
          still('In Memory RW Extension Area', 0),
          still('In-Memory Area', 0),
        ]
      : []),
    still('KEEP buffer cache', 0),
    still('PGA Target', cast.pgaTargetMb),
    still('RECYCLE buffer cache', 0),
    still('SGA Target', cast.sgaMb),
    still('Shared IO Pool', modern ? 512 : 0),
    still('java pool', 256),
    still('large pool', 512),
    grown('shared pool', cast.sharedPoolMb, 'GRO/DEF'),
    still('streams pool', 0),
  ];
}

/** Process memory by category; mark, then size in MB of the total. */
function processMemory(interval: Interval, modern: boolean): Cell[][] {
  const { pdb } = interval.database;
  const ends = [
    ['B', interval.atBegin],
    ['E', interval.atEnd],
  ] as const;
  return ends.flatMap(([mark, moment]) => {
    const row = (category: string, share: number, used: number | null, processes: number): Cell[] => {
      const size = moment.pgaMb * share;
      return [
        ...(pdb && modern ? [pdb.name] : []),
        mark,
        category,
        fixed(size, 2),
        used === null ? null : fixed(size * used, 2),
        fixed(size / processes, 2),
        fixed((size / processes) * 1.4, 2),
        int(Math.max(1, (size / processes) * 18)),
        used === 0 ? null : int(Math.max(1, (size / processes) * 31)),
        int(processes),
        int(processes),
      ];
    };
    const n = Math.max(4, moment.sessions);
    return [
      row('Other', 0.68, null, n),
      row('Freeable', 0.18, 0, Math.ceil(n * 0.5)),
      row('SQL', 0.11, 0.86, Math.ceil(n * 0.9)),
      row('PL/SQL', 0.03, 0.61, n),
    ];
  });
}

function breakdown(interval: Interval): Cell[][] {
  const { cast } = interval.database;
  const used = interval.atBegin.sharedPoolUsedPct;
  const later = interval.atEnd.sharedPoolUsedPct;
  const part = (pool: string, name: string, a: number, b = a): Cell[] => [
    pool,
    name,
    fixed(a, 2),
    fixed(b, 2),
    fixed(a > 0 ? ((b - a) / a) * 100 : 0, 2),
  ];
  const shared = (share: number): [number, number] => [
    (cast.sharedPoolMb * used * share) / 100,
    (cast.sharedPoolMb * later * share) / 100,
  ];
  return [
    part('java', 'free memory', 256),
    part('large', 'PX msg pool', 15.63),
    part('large', 'free memory', 496.37),
    part('shared', 'KGLH0', ...shared(0.22)),
    part('shared', 'KGLHD', ...shared(0.06)),
    part('shared', 'SQLA', ...shared(0.51)),
    part('shared', 'db_block_hash_buckets', cast.bufferCacheMb * 0.0056),
    part('shared', 'free memory', (cast.sharedPoolMb * (100 - used)) / 100, (cast.sharedPoolMb * (100 - later)) / 100),
    part('shared', 'kglsim object batch', ...shared(0.02)),
    part('', 'buffer_cache', cast.bufferCacheMb),
    part('', 'fixed_sga', 8.43),
    part('', 'log_buffer', cast.logBufferKb / 1024),
  ];
}

export const memoryChapter: Chapter = {
  anchor: 33,
  title: 'Memory Statistics',
  sections: [
    section(8500, 'Memory Dynamic Components', {
      notes: () => [
        ' Min/Max sizes since instance startup ',
        ' Oper Types/Modes: INItializing,GROw,SHRink,STAtic/IMMediate,DEFerred ',
        ' ordered by Component ',
      ],
      table: (interval, layout) => ({
        summary:
          'This table displays memory dynamic component statistics. Begin snap size, current size, min size, etc. are displayed for each component',
        columns: 'srrrrrl',
        header: [
          'Component',
          'Begin Snap Size (Mb)',
          'Current Size (Mb)',
          'Min Size (Mb)',
          'Max Size (Mb)',
          'Oper Count',
          'Last Op Typ/Mod',
        ],
        rows: components(interval, layout.modern),
      }),
    }),
    emptySection(8600, 'Memory Resize Operations Summary'),
    emptySection(8650, 'Memory Resize Ops'),
    section(7300, 'Process Memory Summary', {
      notes: () => [
        ' B: Begin Snap   E: End Snap  ',
        ' All rows below contain absolute values (i.e. not diffed over the interval) ',
        ' Max Alloc is Maximum PGA Allocation size at snapshot time  ',
        ' Hist Max Alloc is the Historical Max Allocation for still-connected processes ',
        ' ordered by Begin/End snapshot, Alloc (MB) desc',
      ],
      table: (interval, layout) => ({
        summary:
          'This table displays process memory summary. Allocation, used, average allocation, etc. are displayed for different category of process memory.',
        columns: `${layout.pdbColumn ? 'm' : ''}llrrrrrrrr`,
        header: [
          ...(layout.pdbColumn ? ['PDB Name'] : []),
          '',
          'Category',
          'Alloc (MB)',
          'Used (MB)',
          'Avg Alloc (MB)',
          'Std Dev Alloc (MB)',
          'Max Alloc (MB)',
          'Hist Max Alloc (MB)',
          'Num Proc',
          'Num Alloc',
        ],
        rows: processMemory(interval, layout.modern),
      }),
    }),
    section(5900, 'SGA Memory Summary', {
      table: (interval) => {
        const { cast } = interval.database;
        const bytes = (n: number): string => int(n * 1048576);
        return {
          summary: 'This table displays SGA memory summary. For each SGA region, begin size and end size is displayed.',
          columns: 'srr',
          header: ['SGA regions', 'Begin Size (Bytes)', 'End Size (Bytes) (if different)'],
          rows: [
            ['Database Buffers', bytes(cast.bufferCacheMb), null],
            ['Fixed Size', int(8839504), null],
            ['Redo Buffers', bytes(cast.logBufferKb / 1024), null],
            ['Variable Size', bytes(cast.sgaMb - cast.bufferCacheMb - cast.logBufferKb / 1024), null],
          ],
        };
      },
    }),
    section(6100, (layout) => layout.sgaBreakdown, {
      notes: () => [
        ' ordered by Pool, Name  ',
        ' N/A value for Begin MB or End MB indicates the size of that Pool/Name was    insignificant, or zero in that snapshot',
      ],
      table: (interval) => ({
        summary: 'This table displays SGA breakdown difference. For each pool name, begin and end size are displayed.',
        columns: 'llrrr',
        header: ['Pool', 'Name', 'Begin MB', 'End MB', '% Diff'],
        rows: breakdown(interval),
      }),
    }),
  ],
};
