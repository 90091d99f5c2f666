/** Global Cache Transfer Statistics, Times and (Immediate): blocks received, by the instance that sent them and their class. */
import { defineSection, type Source } from '../../section.ts';
import { BOTH_KINDS, number } from './columns.ts';

const CLASSES = [
  'data block',
  'sort block',
  'save undo block',
  'save undo header',
  'segment header',
  'free list',
  'extent map',
  '1st level bmb',
  '2nd level bmb',
  '3rd level bmb',
  'bitmap block',
  'bitmap index block',
  'file header block',
  'unused',
  'undo header',
  'undo block',
  'system undo header',
  'system undo block',
  'others',
];

const STATISTICS = /^global cache transfer stat(istic)?s$/i;
const TIMES = /^global cache transfer times\b/i;
const IMMEDIATE = /^global cache transfer \(immediate\)$/i;
const IMMEDIATE_TIMES = /^global cache times \(immediate\)$/i;

/** What heads the first column in HTML and in text. */
const FIRST = ['Src Inst#', 'Src Inst'] as const;

/** One instance's table of times: bare times are in the unit of the others. */
function lostTimes(headerRow: string, unit: 'us' | 'ms'): Source {
  const other = unit === 'us' ? 'ms' : 'us';
  return {
    heading: IMMEDIATE_TIMES,
    headerRow,
    groups: ['Immed'],
    without: [`CR Avg Time (${other}) Immed`],
    units: { lost_time_us: unit },
    expects: ['source_instance', 'block_class', 'cr_immediate_us'],
  };
}

export default defineSection({
  name: 'rac_block_transfers',
  doc: 'Blocks received over the interconnect by sending instance and class of block. Immediate: not delayed by contention or load',
  kinds: BOTH_KINDS,
  columns: [
    {
      name: 'instance_number',
      type: 'integer',
      doc: 'Receiving instance; NULL in the report of one instance, whose own it is',
      from: ['Instance# Dest', 'Dest'],
    },
    {
      name: 'source_instance',
      type: 'integer',
      doc: 'Sending instance',
      from: ['Instance# Src', 'Src', 'Inst No', 'Src Inst#', 'Src Inst'],
    },
    {
      name: 'block_class',
      type: 'text',
      doc: 'Class of block, e.g. `data block`, `undo header`, `others`',
      from: ['Block Class', 'Class'],
      codes: Object.fromEntries(CLASSES.map((name) => [name, name])),
    },
    number('cr_blocks', 'Consistent-read blocks received', 'CR Blocks Received'),
    number('cr_immediate_pct', 'Percent of them immediate', 'CR Blocks %Immed', 'CR % Immed', 'CR Immed'),
    number('cr_busy_pct', 'Percent of them delayed by contention', 'CR Blocks %Busy', 'CR % Busy'),
    number('cr_congested_pct', 'Percent of them delayed by load', 'CR Blocks %Cngst', 'CR % Congst'),
    number('current_blocks', 'Current blocks received', 'Current Blocks Received'),
    number('current_immediate_pct', 'Percent of them immediate', 'Current Blocks %Immed', 'Current % Immed'),
    number('current_busy_pct', 'Percent of them delayed by contention', 'Current Blocks %Busy', 'Current % Busy'),
    number('current_congested_pct', 'Percent of them delayed by load', 'Current Blocks %Cngst', 'Current % Congst'),
    number('cr_avg_us', 'Average time of consistent-read blocks, microseconds', /^cravgtime\(..\)all$/),
    number(
      'cr_immediate_us',
      'Average time of immediate ones, microseconds',
      /^cravgtime\(..\)immed$/,
      /^immedcravgtime\(..\)total$/,
    ),
    number('cr_busy_us', 'Average time of those delayed by contention, microseconds', /^cravgtime\(..\)busy$/),
    number('cr_congested_us', 'Average time of those delayed by load, microseconds', /^cravgtime\(..\)co?ngst$/),
    number('current_avg_us', 'Average time of current blocks, microseconds', /^currentavgtime\(..\)all$/),
    number(
      'current_immediate_us',
      'Average time of immediate ones, microseconds',
      /^currentavgtime\(..\)immed$/,
      /^immedcurrentavgtime\(..\)total$/,
    ),
    number(
      'current_busy_us',
      'Average time of those delayed by contention, microseconds',
      /^currentavgtime\(..\)busy$/,
    ),
    number(
      'current_congested_us',
      'Average time of those delayed by load, microseconds',
      /^currentavgtime\(..\)co?ngst$/,
    ),
    number('lost_blocks', 'Blocks lost', 'Blocks Lost', 'Lost Blocks Count'),
    number('lost_time_us', 'Average time of lost blocks, microseconds', /^lostblockstime\(..\)$/, 'Lost Time'),
    number(
      'cr_immediate_blocks',
      'Immediate consistent-read blocks received',
      'Immediate CR Blocks Received',
      'CR Immed Blks Received',
    ),
    number('cr_2hop_pct', 'Percent of them over two hops', 'Immediate CR Blocks %2-hop', 'CR % 2hop'),
    number('cr_3hop_pct', 'Percent of them over three hops', 'Immediate CR Blocks %3-hop', 'CR % 3hop'),
    number(
      'current_immediate_blocks',
      'Immediate current blocks received',
      'Immediate Current Blocks Received',
      'Current Immed Blks Received',
    ),
    number('current_2hop_pct', 'Percent of them over two hops', 'Immediate Current Blocks %2-hop', 'Current % 2hop'),
    number('current_3hop_pct', 'Percent of them over three hops', 'Immediate Current Blocks %3-hop', 'Current % 3hop'),
    number('cr_2hop_us', 'Average time over two hops, microseconds', /^(immed)?cravgtime\(..\)2-?hop$/),
    number('cr_3hop_us', 'Average time over three hops, microseconds', /^(immed)?cravgtime\(..\)3-?hop$/),
    number('current_2hop_us', 'Average time over two hops, microseconds', /^(immed)?currentavgtime\(..\)2-?hop$/),
    number('current_3hop_us', 'Average time over three hops, microseconds', /^(immed)?currentavgtime\(..\)3-?hop$/),
  ],
  sources: [
    {
      heading: STATISTICS,
      headerRow: 'Dest',
      groups: ['Dest', 'Class', 'Received', 'All'],
      expects: ['instance_number', 'source_instance', 'block_class', 'cr_blocks', 'current_blocks', 'cr_avg_us'],
    },
    {
      heading: IMMEDIATE,
      headerRow: 'Dest',
      groups: ['Dest', 'Class', 'Count', 'Received', 'Total'],
      expects: [
        'instance_number',
        'source_instance',
        'block_class',
        'lost_blocks',
        'cr_immediate_blocks',
        'cr_2hop_us',
      ],
    },
    {
      heading: STATISTICS,
      headerRow: 'Inst No',
      groups: ['Blocks Received'],
      from: { cr_blocks: ['CR Blocks Received'], current_blocks: ['Current Blocks Received'] },
      expects: ['source_instance', 'block_class', 'cr_blocks', 'current_blocks'],
    },
    {
      heading: TIMES,
      headerRow: 'Inst No',
      groups: ['All'],
      expects: ['source_instance', 'block_class', 'cr_avg_us', 'current_avg_us'],
    },
    ...FIRST.flatMap((headerRow): Source[] => [
      {
        heading: IMMEDIATE,
        headerRow,
        groups: ['Immed Blks Received'],
        expects: ['source_instance', 'block_class', 'cr_immediate_blocks', 'current_immediate_blocks'],
      },
      lostTimes(headerRow, 'us'),
      lostTimes(headerRow, 'ms'),
    ]),
  ],
  merge: true,
  key: ['instance_number', 'source_instance', 'block_class'],
});
