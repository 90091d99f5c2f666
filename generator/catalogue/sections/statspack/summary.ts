/** The first pages: snapshots, host, load profile, efficiency, memory. */
import { type SourcesByTable, statspack } from './source.ts';

/** To 10.1 the tables of the header stand under the report's title, from 10.2 each under its first column's name. */
const DATABASE = /^(?:STATSPACK report for|Database)$/i;
const SNAPSHOT = /^(?:STATSPACK report for|Snapshot)$/i;

export const summarySources: SourcesByTable = {
  instances: [
    statspack(DATABASE, {
      without: ['Snap Id', 'Start Id'],
      from: {
        db_name: ['DB Name', 'Database', ''],
        is_rac: ['RAC', 'Cluster', 'OPS'],
        host_name: ['Host'],
      },
      expects: ['printed_db_id', 'instance_name', 'instance_number', 'release'],
      // What SQL*Plus has to say may follow, as when the report is made over a restart.
      only: { header: 'DB Id', matches: /^\d+$/ },
    }),
    // Of a physical standby.
    statspack(DATABASE, {
      from: { db_unique_name: ['DB Unique Name'] },
      expects: ['db_unique_name', 'instance_name', 'release', 'is_rac'],
      only: { header: 'DB Unique Name', matches: /\S/ },
    }),
    // 10.2 and standbys.
    statspack(/^Host Name:? (?<host_name>\S+)$/i, {
      listed: true,
      named: 'host_name',
      from: { host_name: [], cpus: ['Num CPUs'], memory_mb: ['Phys Memory (MB)'] },
      expects: ['cpus', 'memory_mb'],
    }),
    statspack(/^Host Name$/i, {
      from: { host_name: ['Host Name'], memory_mb: ['Memory (G)'] },
      expects: ['host_name', 'platform', 'cpus'],
    }),
  ],
  snapshots: [
    statspack(SNAPSHOT, {
      from: { snapshot: ['', 'Snapshot'] },
      expects: ['snapshot', 'snap_id', 'snap_time', 'sessions'],
      except: { column: 'snapshot', matches: /elapsed|db time|^$/i },
    }),
  ],
  cache_sizes: [
    statspack(/^cache sizes$/i, {
      expects: ['name', 'begin_bytes', 'end_bytes'],
      except: { column: 'name', matches: /^\s*$/ },
    }),
    statspack(/^cache sizes$/i, {
      from: { name: ['#2'], begin_bytes: ['#3'], end_bytes: [] },
      expects: ['name', 'begin_bytes'],
      except: { column: 'name', matches: /^\s*$/ },
      borrowed: true,
    }),
    // To 10.1 there are no columns, and 8i counts its buffers.
    statspack(/^cache sizes(?: \(end\))?$/i, {
      pairs: true,
      expects: ['name', 'end_bytes'],
      except: { column: 'name', matches: /^db_block_buffers/i },
    }),
  ],
  load_profile: [
    statspack(/^load profile$/i, {
      from: { metric: ['', 'Load Profile'], label: ['', 'Load Profile'] },
      expects: ['metric', 'label', 'per_second', 'per_transaction'],
      without: ['Total'],
    }),
    // Of a physical standby, which has no transactions of its own.
    statspack(/^load profile$/i, {
      from: { metric: ['', 'Load Profile'], label: ['', 'Load Profile'] },
      expects: ['metric', 'label', 'per_second'],
      only: { header: 'Total', matches: /\S/ },
    }),
    statspack(/^load profile$/i, { pairs: true, expects: ['metric', 'value'], without: ['Per Second'] }),
    statspack(/^virtual memory paging$/i, { pairs: true, expects: ['metric', 'per_second'] }),
  ],
  instance_efficiency: [
    statspack(/^instance efficiency (?:percentages|indicators)/i, { pairs: true, expects: ['metric', 'value_pct'] }),
  ],
  report_summary: [
    statspack(/^memory statistics$/i, {
      from: { metric: ['', 'Memory Statistics'] },
      constants: { section: 'memory' },
      expects: ['metric', 'begin_value', 'end_value'],
    }),
    statspack(/^shared pool statistics$/i, {
      from: { metric: ['', 'Shared Pool Statistics'] },
      constants: { section: 'shared_pool' },
      expects: ['metric', 'begin_value', 'end_value'],
    }),
    statspack(/^SQL memory statistics$/i, {
      constants: { section: 'sql_memory' },
      expects: ['metric', 'begin_value', 'end_value'],
    }),
  ],
  host_cpu: [
    statspack(/^host cpu/i, {
      from: {
        load_begin: ['Load Average Begin', 'Load Begin', 'Begin'],
        load_end: ['Load Average End', 'Average End', 'End'],
        user_pct: ['User'],
        system_pct: ['System'],
        wio_pct: ['WIO'],
        idle_pct: ['Idle'],
        cpu_wait_pct: ['WCPU'],
      },
      expects: ['load_begin', 'load_end', 'user_pct', 'system_pct', 'idle_pct'],
    }),
  ],
};
