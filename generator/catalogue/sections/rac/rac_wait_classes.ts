/** Foreground Wait Classes by instance: seconds, and percent of DB time. */
import { defineSection, type Unpivot } from '../../section.ts';
import { instanceNumber, number, SUM, scope, text, WAIT_CLASSES } from './columns.ts';

/** The wait class that a header cell names; one unknown as printed. */
function waitClassOf(header: string): string | undefined {
  const name = header.replace(/\(s\)/i, '').trim();
  return name === '' || name === 'I#' || /^DB time$/i.test(name)
    ? undefined
    : (WAIT_CLASSES[name.toLowerCase()] ?? name);
}

const unpivot = (value: string): Unpivot => ({ header: 'wait_class', value, read: waitClassOf });

/** The cluster's sums, for `wait_classes`. */
export const clusterWaitClasses = {
  heading: /^foreground wait classes$/i,
  headerRow: 'I#',
  only: SUM,
  unpivot: unpivot('total_wait_s'),
  borrowed: true,
  expects: [],
};

export default defineSection({
  name: 'rac_wait_classes',
  doc: 'Foreground wait time by wait class and instance, with DB CPU',
  kinds: ['awr_rac'],
  columns: [
    scope,
    instanceNumber,
    text('wait_class', 'Wait class, or `DB CPU`'),
    number('total_wait_s', 'Total time waited, seconds'),
    number('pct_db_time', "Percent of the instance's DB time; of the cluster's where `scope` is `cluster`"),
    number('db_time_s', 'DB time of the instance, seconds; the same for each class', 'DB time'),
    number(
      'pct_cluster_db_time',
      "The instance's DB time in percent of the cluster's; the same for each class",
      '% Total DB time',
    ),
  ],
  sources: [
    {
      heading: /^foreground wait classes$/i,
      headerRow: 'I#',
      unpivot: unpivot('total_wait_s'),
      units: { db_time_s: 's' },
      expects: ['instance_number'],
    },
    {
      heading: /^foreground wait classes - % of DB time$/i,
      headerRow: 'I#',
      unpivot: unpivot('pct_db_time'),
      expects: ['instance_number'],
    },
    {
      heading: /^foreground wait classes - % of total DB time$/i,
      constants: { scope: 'cluster' },
      from: { scope: [], instance_number: [''] },
      unpivot: unpivot('pct_db_time'),
      expects: ['instance_number'],
    },
  ],
  merge: true,
  key: ['scope', 'instance_number', 'wait_class'],
});
