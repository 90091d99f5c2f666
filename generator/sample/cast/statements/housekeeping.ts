/** What runs beside the business: monitoring, queues, audit, statistics. */
import { define } from './define.ts';

export const housekeepingStatements = define({ area: 'housekeeping', schedule: 'steady', owner: 'OPS' }, [
  [
    'heartbeat',
    'ops-agent',
    [7200, 95, 2, 0, 0, 0, 0, 1, 0, 0],
    [['HEARTBEAT', 1]],
    `select beat_at, node_name from heartbeat where service_name = :1`,
    { parses: 1 },
  ],
  [
    'heartbeat_write',
    'ops-agent',
    [7200, 140, 4, 0.01, 0, 0, 0, 1, 3, 1],
    [['HEARTBEAT', 1]],
    `update heartbeat set beat_at = systimestamp, node_name = :1 where service_name = :2`,
    { parses: 1, rowSource: 'UPDATE' },
  ],
  [
    'space_check',
    'ops-agent',
    [60, 240000, 9200, 40, 0, 0, 0, 22, 0, 0],
    [['SPACE_LIMIT', 1]],
    `select l.tablespace_name, l.warn_pct, l.alert_pct, u.used_pct
  from ops.space_limit l join ops.space_used_v u on u.tablespace_name = l.tablespace_name
 where u.used_pct >= l.warn_pct`,
    { parses: 1 },
  ],
  [
    'job_poll',
    'ops-scheduler',
    [3600, 1600, 120, 0.2, 0, 0, 0, 2, 0, 0],
    [
      ['JOB_QUEUE', 0.6],
      ['JOB_QUEUE_NEXT_IX', 0.4],
    ],
    `select job_id, program_name, next_run_at, attempt
  from job_queue
 where next_run_at <= systimestamp and state = 'WAITING'
 order by next_run_at
   for update skip locked`,
    { rowSource: 'FOR UPDATE' },
  ],
  [
    'job_done',
    'ops-scheduler',
    [1400, 420, 14, 0.2, 0, 0, 0, 1, 8, 1],
    [['JOB_QUEUE', 1]],
    `update job_queue set state = :1, finished_at = systimestamp, next_run_at = :2, attempt = :3 where job_id = :4`,
    { rowSource: 'UPDATE' },
  ],
  [
    'audit_write',
    'ops-audit',
    [5600, 230, 7, 0.1, 0, 0, 0, 1, 7, 0.2],
    [
      ['AUDIT_ENTRY', 0.7],
      ['AUDIT_ENTRY_AT_IX', 0.3],
    ],
    `insert into audit_entry (entry_at, actor, action, object_ref, detail) values (systimestamp, :1, :2, :3, :4)`,
    { rowSource: 'LOAD TABLE CONVENTIONAL' },
  ],
  [
    'gather_stats',
    'ops-stats',
    [9, 5200000, 290000, 5600, 30000, 160000, 3000, 0, 4200, 6],
    [
      ['ORDER_LINE', 0.4],
      ['SALES_FACT', 0.3],
      ['STOCK_MOVE', 0.3],
    ],
    `begin ops.stats_keeper.gather_stale(p_minutes => :1); end;`,
    { schedule: 'batch', parses: 1, rowSource: 'PL/SQL EXECUTE', program: 'OPS.STATS_KEEPER.GATHER_STALE' },
  ],
  [
    'backup_catalog',
    'ops-backup',
    [20, 310000, 12000, 60, 200, 0, 0, 40, 90, 1],
    [['BACKUP_LOG', 1]],
    `begin ops.backup_log.record(p_piece => :1, p_bytes => :2, p_seconds => :3); end;`,
    { schedule: 'batch', parses: 1, rowSource: 'PL/SQL EXECUTE', program: 'OPS.BACKUP_LOG.RECORD' },
  ],
]);
