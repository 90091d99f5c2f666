/** The catalogue: every section in the order of the lake's documentation. A new section is one file and one line here. */
import type { Section } from './section.ts';
import { addmSections } from './sections/addm/index.ts';
import advisories from './sections/advisories.ts';
import { ashSections } from './sections/ash/index.ts';
import bufferPools from './sections/buffer_pools.ts';
import bufferWaits from './sections/buffer_waits.ts';
import cacheSizes from './sections/cache_sizes.ts';
import channelWaits from './sections/channel_waits.ts';
import containers from './sections/containers.ts';
import dictionaryCache from './sections/dictionary_cache.ts';
import { diffSections } from './sections/diff/index.ts';
import dispatchers from './sections/dispatchers.ts';
import enqueues from './sections/enqueues.ts';
import exadataStats from './sections/exadata_stats.ts';
import fileIo from './sections/file_io.ts';
import foregroundWaitClasses from './sections/foreground_wait_classes.ts';
import hostCpu from './sections/host_cpu.ts';
import initParameters from './sections/init_parameters.ts';
import instanceActivity from './sections/instance_activity.ts';
import instanceActivityAbsolute from './sections/instance_activity_absolute.ts';
import instanceEfficiency from './sections/instance_efficiency.ts';
import instanceRecovery from './sections/instance_recovery.ts';
import instances from './sections/instances.ts';
import ioByFiletype from './sections/io_by_filetype.ts';
import ioByFunction from './sections/io_by_function.ts';
import ioByFunctionFiletype from './sections/io_by_function_filetype.ts';
import ioProfile from './sections/io_profile.ts';
import latchMisses from './sections/latch_misses.ts';
import latchSleeps from './sections/latch_sleeps.ts';
import latches from './sections/latches.ts';
import libraryCache from './sections/library_cache.ts';
import loadProfile from './sections/load_profile.ts';
import memoryComponents from './sections/memory_components.ts';
import memoryResizes from './sections/memory_resizes.ts';
import mutexes from './sections/mutexes.ts';
import osStats from './sections/os_stats.ts';
import osStatsDetail from './sections/os_stats_detail.ts';
import pgaHistogram from './sections/pga_histogram.ts';
import pgaStats from './sections/pga_stats.ts';
import processMemory from './sections/process_memory.ts';
import processTypes from './sections/process_types.ts';
import { racSections } from './sections/rac/index.ts';
import replicationStats from './sections/replication_stats.ts';
import reportSummary from './sections/report_summary.ts';
import resourceLimits from './sections/resource_limits.ts';
import segments from './sections/segments.ts';
import services from './sections/services.ts';
import sgaMemory from './sections/sga_memory.ts';
import sharedServers from './sections/shared_servers.ts';
import snapshots from './sections/snapshots.ts';
import { sqlReportSections } from './sections/sql_report/index.ts';
import sqlStats from './sections/sql_stats.ts';
import sqlText from './sections/sql_text.ts';
import { statspackSections, withStatspack } from './sections/statspack/index.ts';
import streamsSessions from './sections/streams_sessions.ts';
import tablespaceIo from './sections/tablespace_io.ts';
import timeModel from './sections/time_model.ts';
import undo from './sections/undo.ts';
import waitClasses from './sections/wait_classes.ts';
import waitEventHistogram from './sections/wait_event_histogram.ts';
import waitEvents from './sections/wait_events.ts';
import type { LakeTable } from './types.ts';

export const sections: readonly Section[] = [
  loadProfile,
  instanceEfficiency,
  timeModel,
  waitEvents,
  waitClasses,
  foregroundWaitClasses,
  waitEventHistogram,
  hostCpu,
  osStats,
  sqlStats,
  sqlText,
  instanceActivity,
  instanceActivityAbsolute,
  tablespaceIo,
  fileIo,
  ioByFunction,
  ioByFunctionFiletype,
  ioByFiletype,
  segments,
  advisories,
  initParameters,
  latches,
  latchSleeps,
  latchMisses,
  mutexes,
  enqueues,
  undo,
  libraryCache,
  dictionaryCache,
  memoryComponents,
  memoryResizes,
  processMemory,
  sgaMemory,
  pgaStats,
  pgaHistogram,
  bufferPools,
  instanceRecovery,
  bufferWaits,
  services,
  sharedServers,
  dispatchers,
  osStatsDetail,
  processTypes,
  resourceLimits,
  cacheSizes,
  reportSummary,
  ioProfile,
  channelWaits,
  streamsSessions,
  replicationStats,
  exadataStats,
  snapshots,
  containers,
  instances,
  ...racSections,
  ...ashSections,
  ...addmSections,
  ...diffSections,
  ...sqlReportSections,
  ...statspackSections,
].map(withStatspack);

/** The typed tables of the lake; `report_id` comes first in each and is implied. */
export const lakeTables: readonly LakeTable[] = sections.map(({ name, doc, columns }) => ({
  name,
  doc,
  columns: columns.map((column) => ({ name: column.name, type: column.type, doc: column.doc })),
}));
