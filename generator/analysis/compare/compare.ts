/** Two sides, held against each other. Pure. */
import { isSelfTuned } from '../parameter-changes.ts';
import { CHAPTERS, type Chapter } from './chapters.ts';
import { contributionsByClass, contributionsByEvent, dbTimePerS, loadAndCost } from './contributions.ts';
import type { Comparison, ParameterDifference, SideSummary } from './model.ts';
import { notesOf } from './notes.ts';
import { chapterChanges } from './rows.ts';
import type { Side } from './side.ts';
import { statementChanges } from './statements.ts';

/** What changed from the first side to the second. */
export function compareSides(first: Side, second: Side, chapters: readonly Chapter[] = CHAPTERS): Comparison {
  const whole = { first: dbTimePerS(first), second: dbTimePerS(second) };
  return {
    first: summaryOf(first),
    second: summaryOf(second),
    dbTimePerS: whole,
    delta: whole.first === null || whole.second === null ? null : whole.second - whole.first,
    loadAndCost: loadAndCost(first, second),
    byClass: contributionsByClass(first, second),
    byEvent: contributionsByEvent(first, second),
    statements: statementChanges(first.statements, second.statements, whole),
    parameters: parameterDifferences(first.parameters, second.parameters),
    chapters: chapterChanges(first, second, chapters),
    notes: notesOf(first, second),
  };
}

/** By name; null where a side does not list its parameters. Reports list those that are set: one side only means not set on the other. */
function parameterDifferences(first: Side['parameters'], second: Side['parameters']): ParameterDifference[] | null {
  if (!first || !second) return null;
  return [...new Set([...first.keys(), ...second.keys()])]
    .sort()
    .map((name) => ({ name, from: first.get(name) ?? null, to: second.get(name) ?? null }))
    .filter(({ name, from, to }) => from !== to && !isSelfTuned(name, from, to));
}

function summaryOf({ reports, elapsedS, dbTimeS }: Side): SideSummary {
  const begin = reports[0];
  const end = reports.at(-1);
  if (!begin || !end) throw new Error('a side without reports');
  return {
    dbName: end.db_name,
    dbId: end.db_id,
    instanceName: end.instance_name,
    containerName: end.container_name,
    kind: end.kind,
    hostName: end.host_name,
    platform: end.platform,
    release: end.release,
    edition: end.edition,
    role: end.role,
    cpus: end.cpus,
    cores: end.cores,
    sockets: end.sockets,
    memoryGb: end.memory_gb,
    startupTime: end.startup_time,
    beginSnap: begin.begin_snap_id,
    endSnap: end.end_snap_id,
    beginTime: begin.begin_time,
    endTime: end.end_time,
    reports: reports.length,
    elapsedS,
    dbTimeS,
    sessions: { first: begin.begin_sessions, second: end.end_sessions },
  };
}
