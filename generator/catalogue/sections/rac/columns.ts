/** What the tables of a global report share: whose a row is, and how RAC names things. */
import type { Column } from '../../section.ts';
import { INSTANCE_KINDS } from '../../section.ts';

/** Figures over instances, by what stands in place of the instance's number. */
const FIGURES: Readonly<Record<string, string>> = {
  '*': 'cluster',
  sum: 'sum',
  total: 'sum',
  avg: 'avg',
  average: 'avg',
  min: 'min',
  max: 'max',
  std: 'std_dev',
  'std dev': 'std_dev',
};

/** A cluster has up to a hundred instances; numbers may have gaps. */
const NUMBERS = Object.fromEntries(Array.from({ length: 256 }, (_, number) => [String(number), 'instance']));

/** Whether a row is one instance's or a figure over several, so that sums do not count twice. */
export const scope: Column = {
  name: 'scope',
  type: 'text',
  doc: '`instance`: one instance; else a figure over the instances: `sum`, `avg`, `min`, `max`, `std_dev`, or `cluster` for the whole',
  from: ['I#'],
  codes: { ...FIGURES, ...NUMBERS },
};

export const instanceNumber: Column = {
  name: 'instance_number',
  type: 'integer',
  doc: 'Instance; NULL where `scope` is not `instance`, and in the report of one instance, whose own it is',
  from: ['I#'],
  absent: /^(\*|sum|total|avg|average|min|max|std( dev)?)$/i,
};

/** Kinds of tables that both reports print. */
export const BOTH_KINDS = [...INSTANCE_KINDS, 'awr_rac'] as const;

/** A row of a sum, as `only` picks it. */
export const SUM = { header: 'I#', matches: /^sum$/i };

/** A row of the whole cluster. */
export const CLUSTER = { header: 'I#', matches: /^\*$/ };

/** Wait classes, which global reports abbreviate. */
export const WAIT_CLASSES: Readonly<Record<string, string>> = {
  'user i/o': 'User I/O',
  'sys i/o': 'System I/O',
  'system i/o': 'System I/O',
  other: 'Other',
  applic: 'Application',
  application: 'Application',
  commit: 'Commit',
  network: 'Network',
  concurcy: 'Concurrency',
  concurrency: 'Concurrency',
  config: 'Configuration',
  configuration: 'Configuration',
  cluster: 'Cluster',
  admin: 'Administrative',
  administrative: 'Administrative',
  scheduler: 'Scheduler',
  queueing: 'Queueing',
  'db cpu': 'DB CPU',
};

/** A number column. */
export function number(name: string, doc: string, ...from: (string | RegExp)[]): Column {
  return { name, type: 'number', doc, from };
}

/** A text column. */
export function text(name: string, doc: string, ...from: (string | RegExp)[]): Column {
  return { name, type: 'text', doc, from };
}
