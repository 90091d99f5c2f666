/** Cases of the rules on load, CPU, host and parsing. Invented figures. */
import { foreground } from '../testing.ts';
import type { RuleCases } from './case.ts';

const MB = 2 ** 20;
const cpu = (pct_db_time: number) => ({ statistic: 'DB CPU', time_s: 36 * pct_db_time, pct_db_time });
const hostCpu = [{ idle_pct: 8, instance_busy_pct: 70 }];
const onCpu = (avg_active_sessions: number) => [
  { event: 'CPU + Wait for CPU', session_type: 'FOREGROUND', avg_active_sessions },
];
const profile = [{ metric: 'parses', per_second: 1 }];

export const loadCases: RuleCases = {
  aas_over_cpus: {
    fires: { header: { db_time_s: 3600 * 13 } },
    silent: { header: { db_time_s: 3600 * 12 } },
    without: { header: { db_time_s: 3600 * 13, cpus: null } },
  },
  cpu_dominates: { fires: { time_model: [cpu(81)] }, silent: { time_model: [cpu(80)] } },
  waits_dominate: { fires: { time_model: [cpu(66)] }, silent: { time_model: [cpu(67)] } },
  host_cpu_busy: {
    fires: { host_cpu: hostCpu, metrics: { host_cpu_pct: 92 } },
    silent: { host_cpu: hostCpu, metrics: { host_cpu_pct: 80 } },
  },
  unaccounted_time: {
    fires: { metrics: { host_cpu_pct: 30 }, time_model: [cpu(20)], wait_events: [foreground('log file sync', 30)] },
    silent: { metrics: { host_cpu_pct: 30 }, time_model: [cpu(60)], wait_events: [foreground('log file sync', 30)] },
  },
  run_queue: {
    fires: {
      header: { db_time_s: 14_400 },
      time_model: [{ statistic: 'DB CPU', time_s: 3600, pct_db_time: 25 }],
      ash_events: onCpu(3),
    },
    silent: {
      header: { db_time_s: 14_400 },
      time_model: [{ statistic: 'DB CPU', time_s: 3600, pct_db_time: 25 }],
      ash_events: onCpu(1.2),
    },
  },
  load_average_high: {
    fires: { host_cpu: [{ load_begin: 4, load_end: 17 }] },
    silent: { host_cpu: [{ load_begin: 4, load_end: 16 }] },
  },
  swapping: {
    fires: { os_stats: [{ statistic: 'VM_OUT_BYTES', value: 3600 * 2 * MB, end_value: null }] },
    silent: { os_stats: [{ statistic: 'VM_OUT_BYTES', value: 3600 * MB, end_value: null }] },
  },
  resource_manager_cpu: {
    fires: { wait_events: [foreground('resmgr:cpu quantum', 11)] },
    silent: { wait_events: [foreground('resmgr:cpu quantum', 10)] },
  },
  load_above_usual: {
    fires: { header: { db_time_s: 14_400 }, usual: { aas: { median: 1, scale: 0.3 } } },
    silent: { header: { db_time_s: 14_400 }, usual: { aas: { median: 3, scale: 0.3 } } },
    without: { header: { db_time_s: 14_400 } },
  },
  logon_storm: {
    fires: { load_profile: profile, metrics: { logons_per_s: 21 } },
    silent: { load_profile: profile, metrics: { logons_per_s: 20 } },
  },
  rollbacks_high: {
    fires: {
      load_profile: [
        { metric: 'transactions', per_second: 10 },
        { metric: 'rollbacks', per_second: 2 },
      ],
      metrics: { transactions_per_s: 10, rollbacks_per_s: 2 },
    },
    silent: {
      load_profile: [
        { metric: 'transactions', per_second: 10 },
        { metric: 'rollbacks', per_second: 1 },
      ],
      metrics: { transactions_per_s: 10, rollbacks_per_s: 1 },
    },
  },
  hard_parses: {
    fires: { load_profile: profile, metrics: { hard_parses_per_s: 101, parses_per_s: 5000 } },
    silent: { load_profile: profile, metrics: { hard_parses_per_s: 100, parses_per_s: 1000 } },
  },
  cursor_versions: {
    fires: { sql_stats: [{ ordering: 'versions', sql_id: 'a', version_count: 51 }] },
    silent: { sql_stats: [{ ordering: 'versions', sql_id: 'a', version_count: 50 }] },
  },
  library_cache_reloads: {
    fires: { library_cache: [{ namespace: 'SQL AREA', pin_requests: 100_000, reloads: 2000, invalidations: 0 }] },
    silent: { library_cache: [{ namespace: 'SQL AREA', pin_requests: 100_000, reloads: 1000, invalidations: 0 }] },
  },
  chained_rows: {
    fires: {
      instance_activity: [
        { statistic: 'table fetch continued row', total: 200_000 },
        { statistic: 'table fetch by rowid', total: 1_000_000 },
        { statistic: 'table scan rows gotten', total: 1_000_000 },
      ],
    },
    silent: {
      instance_activity: [
        { statistic: 'table fetch continued row', total: 20_000 },
        { statistic: 'table fetch by rowid', total: 1_000_000 },
        { statistic: 'table scan rows gotten', total: 1_000_000 },
      ],
    },
  },
};
