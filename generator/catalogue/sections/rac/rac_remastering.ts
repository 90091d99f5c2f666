/** Dynamic Remastering Statistics: blocks whose mastership moved between instances. */
import { defineSection, type Source, type Unpivot } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, scope } from './columns.ts';

const HEADING = /^dynamic remastering stat(istic)?s( - per remaster ops)?$/i;

/** Header cells of a global report by the name that one instance's report has for the statistic. */
const STATISTICS: Readonly<Record<string, string>> = {
  'remaster ops': 'remaster_ops',
  'remastered objects': 'remastered_objects',
  'replay locks received': 'replayed_locks_received',
  'replay locks sent': 'replayed_locks_sent',
  'resources cleaned': 'resources_cleaned',
  remaster: 'remaster_time_s',
  quiesce: 'quiesce_time_s',
  freeze: 'freeze_time_s',
  cleanup: 'cleanup_time_s',
  replay: 'replay_time_s',
  fixwrite: 'fixwrite_time_s',
  sync: 'sync_time_s',
  'begin (persistent)': 'read_mostly_objects_persistent',
};

function among(value: string, wanted: RegExp): Unpivot {
  return {
    header: 'statistic',
    value,
    read: (header) => {
      const statistic = STATISTICS[header.toLowerCase().trim()];
      return statistic !== undefined && wanted.test(statistic) ? statistic : undefined;
    },
  };
}

const GLOBAL = { heading: HEADING, headerRow: 'I#', from: { statistic: [], begin_value: [], end_value: [] } };

/** The objects at both snapshots: the first or second pair of `Begin` and `End`. */
function objects(statistic: string, pair: number, only: Partial<Source>): Source {
  const at = pair === 1 ? '' : `#${pair}`;
  return {
    ...GLOBAL,
    ...only,
    constants: { statistic },
    from: { statistic: [], begin_value: [`Begin${at}`], end_value: [`End${at}`] },
    borrowed: true,
    expects: ['instance_number', 'begin_value', 'end_value'],
  };
}

export default defineSection({
  name: 'rac_remastering',
  doc: 'Dynamic remastering: operations, what they moved and how long they took',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    {
      name: 'statistic',
      type: 'text',
      doc: 'Statistic, e.g. `remaster_ops`, `remastered_objects`, `freeze_time_s`, `affinity_objects`',
      from: ['Name'],
      part: /^(.*?)\s*:?$/,
      codes: {
        'remaster time (s)': 'remaster_time_s',
        'quiesce time (s)': 'quiesce_time_s',
        'freeze time (s)': 'freeze_time_s',
        'cleanup time (s)': 'cleanup_time_s',
        'replay time (s)': 'replay_time_s',
        'fixwrite time (s)': 'fixwrite_time_s',
        'sync time (s)': 'sync_time_s',
      },
    },
    number('total', 'Over the interval', 'Total'),
    number('per_operation', 'Per remaster operation', 'per Remaster Op'),
    number('begin_value', 'At the first snapshot', 'Begin Snap'),
    number('end_value', 'At the last snapshot', 'End Snap'),
  ],
  sources: [
    { ...GLOBAL, unpivot: among('total', /^remaster_ops$/), expects: ['instance_number'] },
    {
      ...GLOBAL,
      unpivot: among('per_operation', /^(?!remaster_ops|read_mostly)/),
      borrowed: true,
      expects: ['instance_number'],
    },
    { ...GLOBAL, unpivot: among('begin_value', /^read_mostly/), borrowed: true, expects: ['instance_number'] },
    objects('affinity_objects', 1, { without: ['Quiesce'] }),
    objects('read_mostly_objects', 2, {}),
    // Up to 12.1 both are one.
    objects('affinity_and_read_mostly_objects', 1, { only: { header: 'Quiesce', matches: /^/ } }),
    {
      heading: HEADING,
      constants: { scope: 'instance' },
      from: { scope: [] },
      expects: ['statistic', 'total', 'per_operation', 'begin_value', 'end_value'],
    },
  ],
});
