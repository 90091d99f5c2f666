/** Compare-period reports: both periods side by side. The last section takes what the others leave. */
import type { Section } from '../../section.ts';
import diffInitParameters from './diff_init_parameters.ts';
import diffInstanceActivity from './diff_instance_activity.ts';
import diffIo from './diff_io.ts';
import diffLatches from './diff_latches.ts';
import diffLoadProfile from './diff_load_profile.ts';
import diffMemory from './diff_memory.ts';
import diffOsStats from './diff_os_stats.ts';
import diffPeriods from './diff_periods.ts';
import diffSegments from './diff_segments.ts';
import diffSqlStats from './diff_sql_stats.ts';
import diffStatistics from './diff_statistics.ts';
import diffTimeModel from './diff_time_model.ts';
import diffTopEvents from './diff_top_events.ts';
import diffValues from './diff_values.ts';
import diffWaitClasses from './diff_wait_classes.ts';
import diffWaitEvents from './diff_wait_events.ts';

export const diffSections: readonly Section[] = [
  diffPeriods,
  diffLoadProfile,
  diffTopEvents,
  diffTimeModel,
  diffWaitClasses,
  diffWaitEvents,
  diffSqlStats,
  diffInstanceActivity,
  diffOsStats,
  diffSegments,
  diffIo,
  diffLatches,
  diffMemory,
  diffValues,
  diffInitParameters,
  diffStatistics,
];
