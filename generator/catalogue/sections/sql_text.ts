/** Complete List of SQL Text. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'sql_text',
  doc: 'Full text of the statements that the report refers to; one row per statement',
  columns: [
    { name: 'sql_id', type: 'text', doc: 'SQL id', from: ['SQL Id'] },
    {
      name: 'sql_text',
      type: 'text',
      doc: 'Text as printed; NULL where the report says it is not available',
      from: ['SQL Text'],
    },
  ],
  sources: [],
});
