/** Time Model by instance: seconds, and percent. */
import { defineSection, type Unpivot } from '../../section.ts';
import { instanceNumber, number, SUM, scope, text } from './columns.ts';

/** Statistics under their own names; a header cell adds its unit or what it is a percentage of. */
const STATISTICS: Readonly<Record<string, string>> = {
  'db time': 'DB time',
  '% total db time': 'DB time',
  'db cpu': 'DB CPU',
  'sql exec ela': 'sql execute elapsed time',
  'parse ela': 'parse time elapsed',
  'hard parse': 'hard parse elapsed time',
  'hard parse ela': 'hard parse elapsed time',
  'pl/sql ela': 'PL/SQL execution elapsed time',
  'java ela': 'Java execution elapsed time',
  'bg time': 'background elapsed time',
  '% total bg time': 'background elapsed time',
  'bg cpu': 'background cpu time',
};

/** The statistic that a header cell names, as `time_model` names it; one unknown as printed. */
export function statisticOf(header: string): string {
  const name = header
    .replace(/\(s\)/i, '')
    .replace(/(?<=\S)\s+%\s*(db|bg) time$/i, '')
    .trim();
  return STATISTICS[name.toLowerCase()] ?? name;
}

const unpivot = (value: string): Unpivot => ({ header: 'statistic', value, read: statisticOf });

/** The cluster's sums, for `time_model`. */
export const clusterTimeModel = {
  heading: /^time model$/i,
  headerRow: 'I#',
  only: SUM,
  unpivot: { ...unpivot('time_s'), read: (header: string) => (header === 'I#' ? undefined : statisticOf(header)) },
  borrowed: true,
  expects: [],
};

export default defineSection({
  name: 'rac_time_model',
  doc: 'Time model by instance; the activities overlap and do not add up',
  kinds: ['awr_rac'],
  columns: [
    scope,
    instanceNumber,
    text('statistic', 'Statistic, named as in `time_model`'),
    number('time_s', 'Seconds over the interval'),
    number(
      'pct',
      "Percent of the instance's DB time, for background CPU of its background time; for `DB time` and `background elapsed time` percent of the cluster's",
    ),
  ],
  sources: [
    { heading: /^time model$/i, headerRow: 'I#', unpivot: unpivot('time_s'), expects: ['instance_number'] },
    { heading: /^time model - % of DB time$/i, headerRow: 'I#', unpivot: unpivot('pct'), expects: ['instance_number'] },
  ],
  merge: true,
  key: ['scope', 'instance_number', 'statistic'],
});
