/** Columns that the tables on active session history have in common, in the words of each release. */
import type { ReportKind } from '../../../report/types.ts';
import type { Column } from '../../section.ts';

/** ASH reports, and the AWR reports that have a section on active session history. */
export const ASH_KINDS: readonly ReportKind[] = ['ash', 'awr', 'awr_pdb', 'awr_rac'];

export const event: Column = { name: 'event', type: 'text', doc: 'Event, or `CPU + Wait for CPU`', from: ['Event'] };

export const pctEvent: Column = {
  name: 'pct_event',
  type: 'number',
  doc: 'Samples with the event as percent of all samples',
  from: ['% Event'],
};

export const pctActivity: Column = {
  name: 'pct_activity',
  type: 'number',
  doc: 'Samples as percent of all samples of the period',
  from: ['% Activity'],
};

export const averageActiveSessions: Column = {
  name: 'avg_active_sessions',
  type: 'number',
  doc: 'Average active sessions',
  from: ['Avg Active Sessions', 'Avg Active'],
};

export const containerName: Column = {
  name: 'container_name',
  type: 'text',
  doc: 'Container; from 12.1, in a container database',
  from: ['Container Name', 'PDB Name', 'Con Name'],
};

export const sqlId: Column = { name: 'sql_id', type: 'text', doc: 'SQL id', from: ['SQL ID'] };

export const planHash: Column = {
  name: 'plan_hash',
  type: 'integer',
  doc: 'Plan hash value; NULL where no plan was sampled',
  from: ['Plan Hash', 'Plan Hash Value'],
  absent: /^N\/A$/i,
};

export const sampledExecutions: Column = {
  name: 'executions',
  type: 'number',
  doc: 'Executions seen in the samples',
  from: ['Executions', 'Sampled # of Executions', '# of Sampled Executions'],
};

export const sqlText: Column = {
  name: 'sql_text',
  type: 'text',
  doc: 'Beginning of the text, as far as it is printed here',
  from: ['SQL Text'],
  verbatim: true,
  absent: /^\** *SQL Text Not Available *\**$/i,
};

/** Session id and serial number of a cell like `160,   47`; with the instance in `95,    1(     1)`. */
export const sessionColumns = (from: readonly (string | RegExp)[], what: string): readonly Column[] => [
  { name: 'sid', type: 'integer', doc: `Session id${what}`, from, part: /^\s*(\d+)/, carried: true },
  {
    name: 'serial',
    type: 'integer',
    doc: 'Serial number of the session',
    from,
    part: /(?:,|$)\s*(\d*)/,
    carried: true,
  },
  {
    name: 'instance_number',
    type: 'integer',
    doc: 'Instance of the session, where it is printed',
    from,
    part: /(?:\(|$)\s*(\d*)/,
    carried: true,
  },
];

export const userName: Column = { name: 'user_name', type: 'text', doc: 'Database user', from: ['User'] };

export const program: Column = { name: 'program', type: 'text', doc: 'Program of the session', from: ['Program'] };

/** `193/900 [ 21%]`: found active in 193 of 900 samples. */
export const sampleColumns: readonly Column[] = [
  {
    name: 'samples_active',
    type: 'integer',
    doc: 'Samples in which the session was so',
    from: ['# Samples Active'],
    part: /^([^/[]*)/,
  },
  {
    name: 'samples',
    type: 'integer',
    doc: 'Samples taken in the period',
    from: ['# Samples Active'],
    part: /(?:\/|$)([^[]*)/,
  },
  {
    name: 'samples_active_pct',
    type: 'number',
    doc: 'Samples in which the session was so, as percent of those taken',
    from: ['# Samples Active'],
    part: /(?:\[\s*|$)([\d.,]*)/,
  },
  {
    name: 'transactions',
    type: 'integer',
    doc: 'Distinct transaction ids among the samples',
    from: ['XIDs', '# XIDs'],
  },
];
