/** What an ASH report says of itself: the samples it rests on. */
import { defineSection } from '../../section.ts';

/** Times and durations are in the report's header already; here they are text. */
const NO_NUMBER = /[^\d.,\s]/;

export default defineSection({
  name: 'ash_period',
  doc: 'What an ASH report says of its period, one row for each line: samples, average active sessions, sources',
  kinds: ['ash'],
  columns: [
    {
      name: 'item',
      type: 'text',
      codes: { 'avg. active session per cpu': 'avg_active_sessions_per_cpu' },
      doc: '`analysis_begin_time`, `analysis_end_time`, `elapsed_time`, `sample_count`, `average_active_sessions`, `avg_active_sessions_per_cpu`, `report_target` and the like',
      from: [''],
    },
    {
      name: 'value',
      type: 'number',
      doc: 'Value of counts and averages; NULL of times and text',
      from: ['Sample Time'],
      absent: NO_NUMBER,
    },
    { name: 'value_text', type: 'text', doc: 'Value as printed', from: ['Sample Time'] },
    { name: 'data_source', type: 'text', doc: 'View or snapshot that the samples come from', from: ['Data Source'] },
  ],
  sources: [
    { heading: /^ASH report\b/i, summary: /information about the ASH report/i, expects: ['item', 'value_text'] },
  ],
});
