/** Invented pages of the whole fleet (findings, data quality) and of parameters, with names and values that would be markup. */
import type { DataModel } from '../../generator/pages/data-quality-types.ts';
import { type FleetIncidents, findingsModel, mondayOf } from '../../generator/pages/fleet-findings.ts';
import type { FindingsModel, FleetIncident } from '../../generator/pages/fleet-findings-types.ts';
import type { ParametersModel, ParameterValues } from '../../generator/pages/parameter-history-types.ts';
import { findingsWeekPath } from '../../generator/pages/paths.ts';
import type { DatabaseRef, SnapshotRef } from '../../generator/pages/types.ts';
import { incidentsOf } from './fixtureFindings.ts';
import { HOSTILE, HOSTILE_ATTRIBUTE } from './fixtureWorkload.ts';

/** What these pages need of an invented database. */
export interface FixturePart {
  database: DatabaseRef;
  instanceName: string;
  snapshots: readonly SnapshotRef[];
}

function incidentsOfFleet(parts: readonly FixturePart[]): FleetIncidents {
  const all = parts
    .filter(({ snapshots }) => snapshots.length > 1)
    .flatMap(({ database, instanceName, snapshots }) =>
      incidentsOf(snapshots, instanceName).map((incident): FleetIncident => ({ ...incident, database })),
    );
  const weeks = Map.groupBy(all, ({ begin }) => mondayOf(begin));
  return { all, weeks: new Map([...weeks].map(([monday, own]) => [monday, [own]])) };
}

/** Paths and keys of the findings’ pages. */
export const fixtureFindingsKeys = (parts: readonly FixturePart[]): [path: string, key: string][] => [
  ['findings/', ''],
  ...[...incidentsOfFleet(parts).weeks.keys()].map((monday): [string, string] => [
    findingsWeekPath(monday, 1),
    `${monday}/1`,
  ]),
];

export function fixtureFindings(parts: readonly FixturePart[], key: string): FindingsModel {
  const model = findingsModel(incidentsOfFleet(parts), key);
  if (!model) throw new Error(`no fixture findings ${key}`);
  return model;
}

export function fixtureParameters(
  { database, instanceName, snapshots }: FixturePart,
  others: readonly DatabaseRef[],
): ParametersModel {
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (!first || !last) throw new Error('empty fixture');
  const single = (value: string | null): ParameterValues => ({
    current: value,
    values: [{ value, reports: snapshots.length, first, last }],
  });
  const listed = (name: string, own: ParameterValues | null): ParametersModel['parameters'][number] => ({
    name,
    container: name === 'undo_retention' ? HOSTILE : null,
    selfTuned: name.startsWith('__'),
    changes: own && own.values.length > 1 ? own.values.length - 1 : 0,
    differs: name === 'sga_target',
    bySubject: [own, name === 'sga_target' ? single('17179869184') : own],
    elsewhere: [
      { value: '300', databases: others.map(({ dbName }) => dbName) },
      { value: null, databases: [HOSTILE] },
    ],
  });
  return {
    type: 'parameters',
    database,
    subjects: [instanceName, `${instanceName}-2`].map((name) => ({ name, reports: snapshots.length, newest: last })),
    changes: [
      {
        name: 'optimizer_index_cost_adj',
        subject: instanceName,
        at: last.beginTime,
        from: '100',
        to: HOSTILE_ATTRIBUTE,
        before: first,
        after: last,
        restarted: true,
      },
      {
        name: 'local_listener',
        subject: instanceName,
        at: first.beginTime,
        from: null,
        to: HOSTILE,
        before: null,
        after: first,
        restarted: false,
      },
    ],
    parameters: [
      listed('__db_cache_size', single('8589934592')),
      listed('local_listener', single(HOSTILE)),
      listed('optimizer_index_cost_adj', {
        current: HOSTILE_ATTRIBUTE,
        values: [
          { value: '100', reports: 5, first, last: first },
          { value: HOSTILE_ATTRIBUTE, reports: 2, first: last, last },
        ],
      }),
      listed('sga_target', single('34359738368')),
      listed('undo_retention', null),
      listed(`x${HOSTILE}`, single('')),
      listed('control_files', single(`+DATA/${'x'.repeat(300)}`)),
    ],
    others: [...others],
  };
}

export function fixtureData(parts: readonly FixturePart[]): DataModel {
  const places = parts.flatMap(({ database, instanceName, snapshots }) => {
    const [first, last] = [snapshots[0], snapshots.at(-1)];
    return first && last ? [{ database, instanceName, first, last }] : [];
  });
  const newest =
    places
      .map(({ last }) => last.endTime)
      .sort()
      .at(-1) ?? null;
  return {
    type: 'data',
    reports: 151,
    files: 170,
    newestFile: '2026-03-05 02:10:00',
    newest,
    databases: places.map(({ database, first, last }, i) => ({
      database,
      release: i === 2 ? null : '19.0.0.0.0',
      instances: 2,
      reports: 60,
      firstBegin: first.beginTime,
      lastEnd: last.endTime,
      behindS: i * 90_000,
      usualIntervalS: i === 2 ? null : 3600,
      gaps: i,
      gapS: i * 7200,
      restarts: i,
      overlaps: i,
      warned: i,
      typedPct: i === 2 ? null : 99.42,
    })),
    kinds: [{ kind: 'awr', reports: 151, databases: places.length }],
    gaps: places.map(({ database, instanceName, first, last }) => ({
      database,
      instanceName,
      from: first.endTime,
      to: last.beginTime,
      after: last,
    })),
    gapCount: 300,
    restarts: places.map(({ database, instanceName, last }, i) => ({
      database,
      instanceName,
      startup: i === 2 ? null : last.beginTime,
      inside: i === 1,
      after: last,
    })),
    restartCount: places.length,
    overlaps: places.map(({ database, last }) => ({ database, report: last, others: 3 })),
    overlapCount: places.length,
    untimed: [
      {
        dbName: `OLD ${HOSTILE}`,
        instanceName: null,
        kind: 'statspack',
        beginSnapId: 3,
        endSnapId: 4,
        overRestart: true,
        file: `sp ${HOSTILE}.lst`,
      },
    ],
    untimedCount: 1,
    rejects: [
      {
        reason: 'truncated',
        count: 1,
        files: [
          {
            file: `awr ${HOSTILE}.html`,
            detail: { en: HOSTILE_ATTRIBUTE, zh: HOSTILE_ATTRIBUTE },
            seenAt: '2026-03-05 02:10:00',
          },
        ],
      },
      {
        reason: `odd_${HOSTILE}`,
        count: 200,
        files: [{ file: 'x.txt', detail: { en: '', zh: '' }, seenAt: '2026-03-05 02:10:00' }],
      },
    ],
    warnings: places.slice(0, 1).map(({ database, last }) => ({
      text: `header without ${HOSTILE}`,
      reports: 2,
      example: { database, snapshot: last },
    })),
    coverage: {
      groups: places.map(({ database }) => ({ database, release: '19.0.0.0.0', kind: 'awr', reports: 60 })),
      sections: [
        { section: 'wait_events', pct: places.map(() => 100) },
        { section: 'exadata_stats', pct: places.map((_, i) => (i === 0 ? 33.3 : 0)) },
      ],
    },
  };
}
