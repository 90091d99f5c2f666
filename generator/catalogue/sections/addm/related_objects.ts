/** Statements and objects that recommendations of ADDM relate to. */
import { defineSection } from '../../section.ts';
import { ADDM_KINDS, findingNo, recommendationNo, taskName } from './columns.ts';

export default defineSection({
  name: 'addm_related_objects',
  doc: 'Statements and database objects that the recommendations of ADDM relate to',
  kinds: ADDM_KINDS,
  columns: [
    taskName,
    findingNo,
    recommendationNo,
    { name: 'object', type: 'text', doc: 'What it is, in the words of ADDM', from: ['Object'] },
    {
      name: 'sql_id',
      type: 'text',
      doc: 'SQL id of a statement',
      from: ['Object'],
      part: /(?:\bSQL_ID "?|$)([0-9a-z]*)/,
    },
    {
      name: 'plan_hash',
      type: 'integer',
      doc: 'Plan hash value of a statement',
      from: ['Object'],
      part: /(?:\bPLAN_HASH "?|$)(\d*)/,
    },
    {
      name: 'object_id',
      type: 'integer',
      doc: 'Object number of a database object',
      from: ['Object'],
      part: /(?:\b(?:with )?ID "?(?=\d)|$)(\d*)/,
    },
    {
      name: 'sql_text',
      type: 'text',
      doc: 'Text of a statement, white space as ADDM lays it out',
      from: ['Text'],
      verbatim: true,
    },
  ],
  sources: [
    {
      heading: /^ADDM related objects$/i,
      expects: ['task_name', 'finding_no', 'recommendation_no', 'object', 'sql_text'],
    },
  ],
});
