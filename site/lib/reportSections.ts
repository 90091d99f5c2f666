/** Which section of a snapshot page a table of the report belongs to, and which of them the page shows whole without it. */
import type { ShownWhole } from '../../generator/pages/apart.ts';
import type { SnapshotModel } from '../../generator/pages/types.ts';
import { groupTables, type TableGroup } from './reportTables.ts';

/** By lake table; where a whole family goes, by its prefix. The first that fits counts. */
const SECTIONS: readonly [section: string, tables: readonly string[]][] = [
  ['facts', ['reports']],
  ['load', ['load_profile', 'diff_load_profile', 'rac_load_profile']],
  ['efficiency', ['instance_efficiency', 'rac_efficiency']],
  ['time-model', ['time_model', 'services', 'diff_time_model', 'rac_time_model']],
  ['time', ['foreground_wait_classes', 'wait_classes', 'diff_top_events', 'diff_wait_classes', 'rac_wait_classes']],
  [
    'events',
    ['wait_events', 'wait_event_histogram', 'channel_waits', 'process_types', 'diff_wait_events', 'rac_wait_events'],
  ],
  ['host', ['host_cpu', 'os_stats', 'os_stats_detail', 'instance_cpu', 'diff_os_stats', 'rac_os_stats']],
  ['sql', ['sql_stats', 'sql_text', 'diff_sql_stats', 'rac_sql_stats', 'sql_report_']],
  ['io', ['tablespace_io', 'file_io', 'file_read_histogram', 'io_', 'instance_recovery', 'diff_io', 'rac_io']],
  [
    'memory',
    [
      ...['advisories', 'buffer_pools', 'cache_sizes', 'memory_', 'sga_memory', 'pga_', 'process_memory'],
      ...['top_process_memory', 'diff_memory', 'rac_memory', 'rac_process_memory'],
    ],
  ],
  ['segments', ['segments', 'diff_segments']],
  [
    'contention',
    [
      ...['enqueues', 'latches', 'latch_', 'mutexes', 'buffer_waits', 'undo', 'rollback_segments', 'diff_latches'],
      ...['library_cache', 'dictionary_cache', 'resource_limits'],
    ],
  ],
  ['ash', ['ash_', 'top_sql_events']],
  ['addm', ['addm_']],
  ['parameters', ['init_parameters', 'diff_init_parameters', 'rac_parameters']],
  [
    'activity',
    [
      'instance_activity',
      'instance_activity_absolute',
      'diff_instance_activity',
      'diff_statistics',
      'rac_instance_activity',
    ],
  ],
  ['rac', ['rac_']],
  ['exadata', ['exadata_stats']],
];

export function sectionOf(table: string | null): string | null {
  if (table === null) return null;
  const fits = (name: string) => (name.endsWith('_') ? table.startsWith(name) : table === name);
  return SECTIONS.find(([, names]) => names.some(fits))?.[0] ?? null;
}

/** A cluster's report prints more columns of events and statistics than the common tables have. */
export const printsMore = (model: SnapshotModel): boolean => model.snapshot.kind === 'awr_rac';

/** Lake tables that a section shows with every row and column, so that the printed table would say the same again. */
function shownWhole(model: SnapshotModel): Set<string> {
  const { parts } = model;
  const whole: Record<ShownWhole, boolean> = {
    reports: true,
    load_profile: model.loadProfile !== null,
    instance_efficiency: model.efficiency !== null,
    time_model: model.timeModel !== null,
    wait_events: model.topEvents !== null || model.foregroundEvents !== null || model.backgroundEvents !== null,
    wait_event_histogram: parts.histogram !== null,
    foreground_wait_classes: model.waitClasses !== null,
    wait_classes: model.waitClasses !== null && !model.allWaitClasses,
    host_cpu: model.hostCpu !== null,
    os_stats: model.osStats !== null,
    sql_stats: model.sql !== null,
    sql_text: model.sql !== null,
    instance_activity: model.activity !== null,
    segments: model.segments !== null,
    init_parameters: model.parameters !== null,
    ash_activity: parts.ash !== null,
    ash_events: parts.ash !== null,
    addm_findings: parts.addm !== null,
    addm_symptoms: parts.addm !== null,
    addm_recommendations: parts.addm !== null,
    addm_related_objects: parts.addm !== null,
  };
  return new Set(Object.entries(whole).flatMap(([table, shown]) => (shown ? [table] : [])));
}

export interface PlacedGroup extends TableGroup {
  section: string | null;
  /** The section shows all of it in its own way. */
  whole: boolean;
}

/** The report's tables in their own order, each with its place on the page. */
export function placedTables(model: SnapshotModel): PlacedGroup[] {
  const whole = shownWhole(model);
  return groupTables(model.tables, model.apart?.tables).map((group) => ({
    ...group,
    section: sectionOf(group.mappedTo),
    whole: group.mappedTo !== null && whole.has(group.mappedTo),
  }));
}
