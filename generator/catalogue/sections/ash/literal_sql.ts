/** Top SQL using literals: statements that are alike but for their literals. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, pctActivity } from './columns.ts';

const EXAMPLE = { type: 'text', verbatim: true, absent: /^\** *SQL Text Not Available *\**$/i } as const;

export default defineSection({
  name: 'ash_literal_sql',
  doc: 'Statements of active session history that differ in literals alone, taken together',
  kinds: ASH_KINDS,
  columns: [
    {
      name: 'signature',
      type: 'text',
      doc: 'Signature or plan hash value that the statements share',
      from: ['Force Matching Signature', /signature/, 'Plan Hash'],
    },
    pctActivity,
    {
      name: 'sql_versions',
      type: 'integer',
      doc: 'Distinct statements sampled',
      from: ['# of Sampled SQL Versions', '# of Sampled SQLs', /^#ofsampled/],
    },
    {
      name: 'example_1_sql_id',
      type: 'text',
      doc: 'SQL id of an example',
      from: ['Example SQL 1', 'Example SQL ID 1'],
    },
    {
      ...EXAMPLE,
      name: 'example_1_sql_text',
      doc: 'Beginning of its text',
      from: ['Example SQL TEXT 1', 'Example TEXT 1'],
    },
    {
      name: 'example_2_sql_id',
      type: 'text',
      doc: 'SQL id of another example',
      from: ['Example SQL 2', 'Example SQL ID 2'],
    },
    {
      ...EXAMPLE,
      name: 'example_2_sql_text',
      doc: 'Beginning of its text',
      from: ['Example SQL TEXT 2', 'Example TEXT 2'],
    },
    containerName,
  ],
  sources: [
    {
      heading: /^top SQL using literals$/i,
      summary: /^(?:this table displays the )?top SQL using literals/i,
      expects: ['pct_activity', 'sql_versions', 'example_1_sql_id'],
    },
  ],
});
