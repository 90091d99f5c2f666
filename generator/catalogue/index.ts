/** The catalogue: every section in the order of the lake's documentation. A new section is one file and one line here. */
import type { Section } from './section.ts';
import { addmSections } from './sections/addm/index.ts';
import advisories from './sections/advisories.ts';
import { ashSections } from './sections/ash/index.ts';
import { diffSections } from './sections/diff/index.ts';
import fileIo from './sections/file_io.ts';
import foregroundWaitClasses from './sections/foreground_wait_classes.ts';
import hostCpu from './sections/host_cpu.ts';
import initParameters from './sections/init_parameters.ts';
import instanceActivity from './sections/instance_activity.ts';
import instanceActivityAbsolute from './sections/instance_activity_absolute.ts';
import instanceEfficiency from './sections/instance_efficiency.ts';
import ioByFiletype from './sections/io_by_filetype.ts';
import ioByFunction from './sections/io_by_function.ts';
import loadProfile from './sections/load_profile.ts';
import osStats from './sections/os_stats.ts';
import { racSections } from './sections/rac/index.ts';
import segments from './sections/segments.ts';
import { sqlReportSections } from './sections/sql_report/index.ts';
import sqlStats from './sections/sql_stats.ts';
import sqlText from './sections/sql_text.ts';
import { statspackSections } from './sections/statspack/index.ts';
import tablespaceIo from './sections/tablespace_io.ts';
import timeModel from './sections/time_model.ts';
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
  ioByFiletype,
  segments,
  advisories,
  initParameters,
  ...racSections,
  ...ashSections,
  ...addmSections,
  ...diffSections,
  ...sqlReportSections,
  ...statspackSections,
];

/** The typed tables of the lake; `report_id` comes first in each and is implied. */
export const lakeTables: readonly LakeTable[] = sections.map(({ name, doc, columns }) => ({
  name,
  doc,
  columns: columns.map((column) => ({ name: column.name, type: column.type, doc: column.doc })),
}));
