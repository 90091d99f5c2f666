/** Global CR Server Statistics: consistent-read blocks that were asked for and what became of the requests. */
import { defineSection, type Source } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, scope } from './columns.ts';

/** Header cells of global reports, the group's name before, by the statistic of one instance's report. */
const STATISTICS: Readonly<Record<string, string>> = {
  'block requests cr': 'cr_block_requests',
  'block requests cu': 'current_block_requests',
  'block requests data': 'data_block_requests',
  'block requests undo': 'undo_block_requests',
  'block requests tx': 'tx_block_requests',
  'results current': 'current_results',
  'results private': 'private_results',
  'results zero': 'zero_results',
  'results dsk rd': 'disk_read_results',
  'results fail': 'fail_results',
  'fairness down conv': 'fairness_down_converts',
  'fairness clears': 'fairness_clears',
  'freegc elems': 'free_gc_elements',
  'flushes total': 'flushes',
  'total flushes': 'flushes',
  'flushes queued': 'flushes_queued',
  'flushes qfull': 'flush_queue_full',
  'flushes maxtm': 'flush_max_time_us',
  'flush max time (us)': 'flush_max_time_us',
  'light works': 'light_works',
  'total builds': 'builds',
  'total errors': 'errors',
};

function byInstance(groups: readonly string[], without: readonly string[]): Source {
  return {
    heading: /^(global CR serve[rd] stat(istic)?s|CR blocks served statistics)$/i,
    headerRow: 'I#',
    groups,
    without,
    unpivot: { header: 'statistic', value: 'total' },
    from: { total: [], statistic: [] },
    expects: ['instance_number'],
  };
}

export default defineSection({
  name: 'rac_blocks_served',
  doc: 'Requests for consistent-read blocks that an instance served, and their results',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    {
      name: 'statistic',
      type: 'text',
      doc: 'Statistic, e.g. `cr_block_requests`, `disk_read_results`, `flush_max_time_us`',
      from: ['Statistic'],
      codes: STATISTICS,
    },
    number('total', 'Number over the interval', 'Total'),
  ],
  sources: [
    // 12.2 on, and up to 12.1.
    byInstance(['CR', 'Current', 'Down Conv', 'Works', 'Flushes'], ['Clears', 'Fairness Clears']),
    byInstance(
      ['CR', 'Current', 'Down Conv', 'Elems', 'Total', 'Works', 'Errors'],
      ['Builds', 'Total Builds', 'Light Builds'],
    ),
    {
      heading: /^(global CR serve[rd] stat(istic)?s|CR blocks served statistics)$/i,
      constants: { scope: 'instance' },
      from: { scope: [] },
      expects: ['statistic', 'total'],
    },
  ],
});
