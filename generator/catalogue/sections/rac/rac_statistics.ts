/** Tables by instance that no other section knows: each release prints some of its own. */
import { metricName } from '../../names.ts';
import { defineSection } from '../../section.ts';
import { instanceNumber, number, scope, text } from './columns.ts';

export default defineSection({
  name: 'rac_statistics',
  doc: 'Tables by instance that have no table of their own here: a row for each filled cell',
  kinds: ['awr_rac'],
  columns: [
    { name: 'section', type: 'text', doc: 'Heading of the table, in snake_case', codes: {} },
    scope,
    instanceNumber,
    text(
      'name',
      'What the row is about, where it has a name beside its instance',
      /(statistic|name|event|class|category|namespace|pool|component|interface|service)$/,
    ),
    text('metric', 'Column, in snake_case'),
    number('value', 'Value as printed'),
    text('value_text', 'Value that is no number'),
  ],
  sources: [
    {
      heading: /^(?<section>.+)$/i,
      named: 'section',
      headerRow: 'I#',
      spanned: true,
      only: { header: 'I#', matches: /\S/ },
      unpivot: { header: 'metric', value: 'value', text: 'value_text', read: metricName },
      expects: ['instance_number'],
    },
  ],
});
