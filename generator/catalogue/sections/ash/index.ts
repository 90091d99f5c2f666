/** ASH reports, and the sections on active session history of an AWR report. */
import type { Section } from '../../section.ts';
import activity from './activity.ts';
import blockingSessions from './blocking_sessions.ts';
import callTypes from './call_types.ts';
import clients from './clients.ts';
import eventParameters from './event_parameters.ts';
import events from './events.ts';
import files from './files.ts';
import java from './java.ts';
import latches from './latches.ts';
import literalSql from './literal_sql.ts';
import memory from './memory.ts';
import objects from './objects.ts';
import parallelSessions from './parallel_sessions.ts';
import parsing from './parsing.ts';
import period from './period.ts';
import phases from './phases.ts';
import plsql from './plsql.ts';
import services from './services.ts';
import sessions from './sessions.ts';
import sqlCommands from './sql_commands.ts';
import sqlRowSources from './sql_row_sources.ts';
import topSqlEvents from './top_sql_events.ts';

export const ashSections: readonly Section[] = [
  topSqlEvents,
  sqlRowSources,
  events,
  eventParameters,
  sessions,
  blockingSessions,
  parallelSessions,
  objects,
  files,
  latches,
  plsql,
  java,
  parsing,
  services,
  clients,
  sqlCommands,
  phases,
  callTypes,
  literalSql,
  activity,
  period,
  memory,
];
