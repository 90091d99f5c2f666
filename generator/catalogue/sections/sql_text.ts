/** Complete List of SQL Text. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';

export default defineSection({
  name: 'sql_text',
  kinds: [...INSTANCE_KINDS, 'awr_rac', 'awr_diff', 'ash', 'awr_sql'],
  doc: 'Full text of the statements that the report refers to; one row per statement',
  columns: [
    { name: 'sql_id', type: 'text', doc: 'SQL id', from: ['SQL Id'] },
    {
      name: 'sql_text',
      type: 'text',
      doc: 'Text as printed, of which text reports have the first lines alone (AWR four of 80 characters); NULL where the report says it is not available',
      from: ['SQL Text'],
      verbatim: true,
      absent: /^\** *SQL Text Not Available *\**$/i,
    },
    {
      name: 'old_hash_value',
      type: 'integer',
      doc: 'Hash value of the statement in STATSPACK reports, which print no SQL id; see `sql_stats`',
    },
  ],
  layouts: ['SQL Id|SQL Text'],
  sources: [
    {
      summary: /text of the SQL statements/i,
      heading: /^(?:complete list of|full) SQL text$/i,
      expects: ['sql_id', 'sql_text'],
    },
    {
      // STATSPACK's report of one statement.
      heading: /^SQL text$/i,
      from: { old_hash_value: ['Old Hash Value'] },
      expects: ['old_hash_value', 'sql_text'],
    },
    // Where the list is missing: what the top SQL tables print uncut.
    {
      summary: /displays top SQL by /i,
      heading: /^SQL ordered by /i,
      expects: ['sql_id', 'sql_text'],
      except: { column: 'sql_text', matches: /\.\.\.$|^\s*$/ },
      borrowed: true,
    },
    // ASH reports as text have no list, and up to four lines of 80 characters for each statement: two are never cut.
    {
      heading: /^top SQL (?:with top (?:events|row sources)|statements)$/i,
      expects: ['sql_id', 'sql_text'],
      except: { column: 'sql_text', matches: /\.\.\.$|^\s*$|^[\s\S]{160,}$/ },
      borrowed: true,
    },
  ],
  key: ['sql_id', 'old_hash_value'],
});
