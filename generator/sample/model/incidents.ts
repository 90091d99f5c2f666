/** Where incidents are placed: every kind at least once over the fleet, more with more days, never two at once in a database. */
import { hourOfDay, type WallClock, weekday } from '../calendar.ts';
import { type ParameterChange, parameterChanges, parameterValues } from '../cast/parameters.ts';
import { type CastStatement, statements } from '../cast/statements/index.ts';
import type { SampleOptions } from '../options.ts';
import { type Random, random } from '../random.ts';
import { shapeAt } from './shape.ts';
import type { Database, Incident, IncidentKind } from './types.ts';

interface Placement {
  kind: IncidentKind;
  /** Hours it lasts, shortest and longest. */
  hours: readonly [number, number];
  /** Hours of the day in which it begins, and whether on working days only. */
  from: number;
  to: number;
  working: boolean;
}

/** Longest first, so that they find room. */
const PLACEMENTS: readonly Placement[] = [
  { kind: 'plan_change', hours: [5, 22], from: 8, to: 13, working: true },
  { kind: 'slow_storage', hours: [2, 5], from: 8, to: 18, working: true },
  { kind: 'gap', hours: [2, 5], from: 0, to: 23, working: false },
  { kind: 'commit_storm', hours: [1, 2], from: 9, to: 19, working: false },
  { kind: 'row_lock', hours: [1, 2], from: 9, to: 16, working: true },
  { kind: 'restart', hours: [0, 0], from: 4, to: 7, working: false },
  { kind: 'parameter_change', hours: [0, 0], from: 7, to: 20, working: false },
];

/** Incidents a database has a day, beyond the one of each kind that the fleet always gets. */
const PER_DATABASE_DAY = 0.6;

const bySchema: Readonly<Record<string, { lock: string; segment: string; commits: string }>> = {
  orders: { lock: 'doc_number', segment: 'DOC_NUMBER', commits: 'clickstream_insert' },
  warehouse: { lock: 'stock_level_sync', segment: 'STOCK_LEVEL', commits: 'sync_outbox' },
  reporting: { lock: 'job_done', segment: 'JOB_QUEUE', commits: 'audit_write' },
};

function mainArea(database: Database): 'orders' | 'warehouse' | 'reporting' {
  const { orders, warehouse, reporting } = database.cast.weights;
  if (reporting >= orders && reporting >= warehouse) return 'reporting';
  return warehouse > orders ? 'warehouse' : 'orders';
}

function statementOf(key: string): CastStatement {
  const found = statements.find((statement) => statement.key === key);
  if (!found) throw new RangeError(`no statement ${key} in the cast`);
  return found;
}

/** Sessions the statement keeps busy at its peak, with its usual plan. */
function sessionsAtPeak(database: Database, statement: CastStatement): number {
  const perExecUs =
    statement.cpuUs + statement.single * database.cast.readUs + (statement.direct / 64) * database.cast.readUs * 2;
  const peak = statement.schedule === 'batch' ? 2.5 : 1;
  return (statement.rate / 3600) * database.cast.weights[statement.area] * (perExecUs / 1e6) * peak;
}

/** A fragile statement that, slowed by `factor`, is felt but leaves the machine standing. */
function fragileStatement(database: Database, rng: Random): { statement: CastStatement; factor: number } {
  const fragile = statements.filter((statement) => statement.fragile);
  const fits = fragile.filter((statement) => {
    const sessions = sessionsAtPeak(database, statement);
    return sessions * 8 <= database.cast.cpus * 0.35 && sessions * 30 >= database.cast.cpus * 0.06;
  });
  const ownBusiness = fits.filter((statement) => statement.area === mainArea(database));
  const statement = rng.pick([ownBusiness, fits, fragile].find((list) => list.length > 0) ?? fragile);
  const most = Math.min(30, (database.cast.cpus * 0.35) / sessionsAtPeak(database, statement));
  return { statement, factor: Math.max(8, Math.round(rng.between(Math.max(8, most * 0.7), most) * 10) / 10) };
}

function details(
  kind: IncidentKind,
  database: Database,
  times: readonly WallClock[],
  slot: number,
  rng: Random,
  earlier: readonly Incident[],
): Partial<Incident> {
  const area = bySchema[mainArea(database)];
  if (!area) throw new RangeError('no targets for the area');
  switch (kind) {
    case 'plan_change': {
      const { statement, factor } = fragileStatement(database, rng);
      return { statement, factor, planVersion: 1 + earlier.filter((it) => it.statement === statement).length };
    }
    case 'slow_storage':
      return { factor: Math.round(rng.between(5, 10) * 10) / 10 };
    case 'row_lock':
      return {
        statement: statementOf(area.lock),
        segment: area.segment,
        factor: Math.round(rng.between(5, 12) * 10) / 10,
      };
    case 'commit_storm':
      return { statement: statementOf(area.commits), factor: 10 };
    case 'parameter_change': {
      const changed = new Set(earlier.map((it) => it.parameter?.name));
      const open = parameterChanges.filter((change) => !changed.has(change.name));
      const change: ParameterChange = rng.pick(open.length > 0 ? open : parameterChanges);
      const usual = parameterValues.find(([name]) => name === change.name)?.[1] ?? '';
      // With every parameter changed once already, one goes back to its usual value.
      const back = open.length === 0;
      const parameter = back
        ? { name: change.name, from: change.to, to: usual, hardParses: 1 / change.hardParses }
        : { name: change.name, from: usual, to: change.to, hardParses: change.hardParses };
      return { parameter };
    }
    case 'restart': {
      const begin = times[slot] ?? 0;
      const end = times[slot + 1] ?? begin;
      const shutdown = begin + Math.round((end - begin) * rng.between(0.15, 0.4));
      const startup = Math.min(end - 60, shutdown + rng.int(180, 900));
      const instance = database.isRac ? rng.pick(database.instances).number : null;
      return { shutdown, startup, instance };
    }
    case 'gap':
      return {};
  }
}

function free(taken: readonly Incident[], from: number, to: number, margin: number): boolean {
  return taken.every((it) => to + margin <= it.fromSlot || from - margin >= it.toSlot);
}

/** First slot that suits: first by chance within the kind's hours, then the first anywhere with room; null without room. */
function findSlot(
  place: Placement,
  length: number,
  times: readonly WallClock[],
  taken: readonly Incident[],
  begin: WallClock,
  rng: Random,
): number | null {
  const last = times.length - 1 - length;
  for (let attempt = 0; attempt < 120 && last >= 2; attempt++) {
    const slot = rng.int(1, last - 1);
    const t = times[slot] ?? begin;
    const hour = hourOfDay(t);
    const day = weekday(t);
    const suits = hour >= place.from && hour <= place.to && !(place.working && (day === 0 || day === 6));
    if (suits && free(taken, slot, slot + length, 2)) return slot;
  }
  for (const margin of [1, 0]) {
    for (let slot = 1; slot <= last; slot++) {
      if (free(taken, slot, slot + length, margin) && shapeAt('online', times[slot] ?? begin, begin) >= 0) return slot;
    }
  }
  return null;
}

/**
 * Places the fleet's incidents, by database.
 * @returns `placed[i]` for `databases[i]`, in order of time; `left` the kinds for which the archive is too short.
 */
export function placeIncidents(
  databases: readonly Database[],
  schedules: readonly (readonly WallClock[])[],
  options: SampleOptions,
): { placed: Incident[][]; left: IncidentKind[] } {
  const rng = random(`${options.seed}/incidents`);
  const placed: Incident[][] = databases.map(() => []);
  const left: IncidentKind[] = [];
  const rounds = Math.max(1, Math.round((PER_DATABASE_DAY * options.days * databases.length) / PLACEMENTS.length));
  const offset = rng.int(0, databases.length - 1);
  let turn = 0;
  for (let round = 0; round < rounds; round++) {
    for (const place of PLACEMENTS) {
      // Start at the next database in turn; where it has no room, the others are asked.
      const start = offset + turn++;
      let done = false;
      for (let ask = 0; ask < databases.length && !done; ask++) {
        const index = (start + ask) % databases.length;
        done = placeOne(place, databases[index], schedules[index] ?? [], placed[index] ?? [], options, rng);
      }
      if (!done && round === 0) left.push(place.kind);
    }
  }
  for (const list of placed) list.sort((a, b) => a.fromSlot - b.fromSlot);
  for (const list of placed) chainParameters(list);
  return { placed, left };
}

function placeOne(
  place: Placement,
  database: Database | undefined,
  times: readonly WallClock[],
  taken: Incident[],
  options: SampleOptions,
  rng: Random,
): boolean {
  if (!database) return false;
  const longest = Math.max(place.hours[0], Math.min(place.hours[1], options.days * 4));
  const hours = rng.between(place.hours[0], longest);
  const least = place.kind === 'gap' ? 2 : 1;
  const slots = Math.max(least, Math.round((hours * 60) / options.interval));
  const slot =
    findSlot(place, slots, times, taken, times[0] ?? 0, rng) ??
    findSlot(place, least, times, taken, times[0] ?? 0, rng);
  if (slot === null) return false;
  const length = free(taken, slot, slot + slots, 0) && slot + slots < times.length ? slots : least;
  taken.push({
    kind: place.kind,
    fromSlot: slot,
    toSlot: slot + length,
    begin: times[slot] ?? 0,
    end: times[slot + length] ?? 0,
    instance: null,
    statement: null,
    factor: 1,
    planVersion: 0,
    segment: null,
    parameter: null,
    shutdown: null,
    startup: null,
    ...details(place.kind, database, times, slot, rng, taken),
  });
  return true;
}

/** Changes were drawn out of order: in order of time each starts from what the one before it left. */
function chainParameters(incidents: readonly Incident[]): void {
  const current = new Map<string, string>();
  for (const { parameter } of incidents) {
    if (!parameter) continue;
    const usual = parameterValues.find(([name]) => name === parameter.name)?.[1] ?? '';
    const from = current.get(parameter.name) ?? usual;
    const change = parameterChanges.find((it) => it.name === parameter.name);
    const to = from === usual ? (change?.to ?? usual) : usual;
    parameter.from = from;
    parameter.to = to;
    parameter.hardParses = to === usual ? 1 / (change?.hardParses ?? 1) : (change?.hardParses ?? 1);
    current.set(parameter.name, to);
  }
}
