/** Instance CPU: what the instance used of the host's CPU. */
import { defineSection } from '../../section.ts';

const METRICS = {
  'host: total time (s)': 'host_total_time_s',
  'host: busy cpu time (s)': 'host_busy_time_s',
  '% of time host is busy': 'host_busy_pct',
  'instance: total cpu time (s)': 'instance_cpu_time_s',
  '% of busy cpu used for instance': 'instance_busy_pct',
  'instance: total database time (s)': 'instance_database_time_s',
  '%db time waiting for cpu (resource mgr)': 'resource_manager_wait_pct',
};

export default defineSection({
  name: 'instance_cpu',
  doc: "What the instance used of the host's CPU; printed by STATSPACK from 11.1",
  kinds: ['statspack'],
  columns: [
    {
      name: 'metric',
      type: 'text',
      doc: 'Measure with its unit, e.g. `host_busy_time_s`, `instance_busy_pct`',
      from: ['', 'Instance CPU'],
      codes: METRICS,
    },
    { name: 'pct', type: 'number', doc: 'Value of those in percent', from: ['%'] },
    { name: 'time_s', type: 'number', doc: 'Value of those in seconds', from: ['Time (seconds)'] },
  ],
  sources: [{ heading: /^instance cpu$/i, expects: ['metric', 'pct', 'time_s'] }],
});
