/** Every other table that sets the two periods side by side: a row for each name and measure. */
import { type Column, defineSection, type Source } from '../../section.ts';
import { STARTS, text } from './columns.ts';

function number(name: string, doc: string, ...from: (string | RegExp)[]): Column {
  return { name, type: 'number', doc, from };
}

/** A cell that is of no period. */
const NAME = /^(?!.*(1st|2nd|diff))./;
const NONE = { first_value: [], second_value: [], diff_value: [], diff_value_pct: [] };

/** Tables of one measure, without a row of group names. */
function plain(source: Partial<Source>): Source {
  return {
    headerRow: '',
    constants: { measure: 'value' },
    from: { name: [''], detail: [] },
    named: 'section',
    expects: ['name', 'first_value', 'second_value'],
    ...source,
  };
}

const HOST = /^(?<section>host configuration comparison)\b/i;
const MEMORY = /^physical memory/i;

export default defineSection({
  name: 'diff_statistics',
  doc: 'Other statistics of both periods: host, caches, services, buffer waits, enqueues, dictionary and library cache, queues, servers',
  kinds: ['awr_diff'],
  columns: [
    {
      name: 'section',
      type: 'text',
      doc: 'Heading of the table, e.g. `buffer_wait_statistics`',
      codes: { 'workload repository compare period report': 'ratios', 'load profile': 'ratios' },
    },
    { ...text('name', 'What the row is about; NULL in tables of one row', '', NAME), part: /^(.*?)\s*:?$/ },
    text('detail', 'Second name, where two are printed', 'Name', 'Summary'),
    text('measure', 'Measure as printed with its unit; `value` where there is but one'),
    number('first_value', 'First period', '1st', '1st (M)', 'First'),
    number('second_value', 'Second period', '2nd', '2nd (M)', 'Second'),
    number('diff_value', 'Difference as printed', 'Diff', 'Diff (M)'),
    number('diff_value_pct', 'Difference in percent of the first period', '%Diff'),
  ],
  sources: [
    plain({ heading: HOST, except: { column: 'name', matches: MEMORY } }),
    // `7974.6M`: kept in MiB.
    plain({
      heading: HOST,
      except: { column: 'name', matches: /^(?!physical memory)/i },
      constants: { measure: 'MB' },
      factors: { first_value: 1e-6, second_value: 1e-6, diff_value: 1e-6 },
      borrowed: true,
    }),
    plain({ heading: /^(?<section>cache sizes)\b/i, constants: { measure: 'MB' } }),
    plain({ heading: /^(?<section>workload repository compare period report|load profile)\b/i }),
    {
      heading: /^(?<section>streams by IO time)\b/i,
      named: 'section',
      headerRow: 'Session Type',
      groups: ['1st User', '1st'],
      spread: {
        name: 'measure',
        cells: {
          first_value: ['1st Total', '1st'],
          second_value: ['2nd Total', '2nd'],
          diff_value_pct: ['Total %Diff', '%Diff'],
        },
      },
      from: { ...NONE, name: ['Session Type'], detail: [] },
      expects: ['name'],
    },
    {
      heading: /^(?<section>[^()]+?)( \(RAC\))?$/i,
      named: 'section',
      groups: STARTS,
      spread: {
        name: 'measure',
        cells: { first_value: ['1st'], second_value: ['2nd'], diff_value: ['Diff'], diff_value_pct: ['%Diff'] },
      },
      from: { ...NONE, name: [NAME] },
      expects: [],
    },
    // Any other without a row of group names.
    plain({
      heading: /^(?<section>.+)$/i,
      headerRow: undefined,
      only: { header: '1st', matches: /^/ },
      from: { name: ['', NAME], detail: [] },
      expects: ['first_value', 'second_value'],
    }),
  ],
});
