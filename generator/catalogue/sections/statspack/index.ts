/** STATSPACK: sections that it alone prints, and its own layouts of those that AWR prints too. */
import type { Section } from '../../section.ts';
import { activitySources } from './activity.ts';
import { advisorySources } from './advisories.ts';
import { contentionSources } from './contention.ts';
import fileReadHistogram from './file_read_histogram.ts';
import instanceCpu from './instance_cpu.ts';
import { ioSources } from './io.ts';
import ioSizes from './io_sizes.ts';
import { memorySources } from './memory.ts';
import { queueSources } from './queues.ts';
import { racSources } from './rac.ts';
import rollbackSegments from './rollback_segments.ts';
import type { SourcesByTable } from './source.ts';
import { sqlSources } from './sql.ts';
import standbyProcesses from './standby_processes.ts';
import standbyRecovery from './standby_recovery.ts';
import { summarySources } from './summary.ts';
import topProcessMemory from './top_process_memory.ts';
import { waitSources } from './waits.ts';

export const statspackSections: readonly Section[] = [
  instanceCpu,
  fileReadHistogram,
  ioSizes,
  rollbackSegments,
  topProcessMemory,
  standbyRecovery,
  standbyProcesses,
];

/** Sources for the tables that AWR reports fill. */
export const statspackSources: SourcesByTable = {
  ...summarySources,
  ...waitSources,
  ...sqlSources,
  ...activitySources,
  ...ioSources,
  ...memorySources,
  ...advisorySources,
  ...contentionSources,
  ...queueSources,
  ...racSources,
};

/** A section with the sources that fill it from STATSPACK reports. */
export function withStatspack(section: Section): Section {
  const sources = statspackSources[section.name];
  return sources ? { ...section, sources: [...section.sources, ...sources] } : section;
}
