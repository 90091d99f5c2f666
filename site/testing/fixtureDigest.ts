/** A digest and feeds of invented databases: one with incidents of every kind, the others quiet. */
import type {
  DigestDatabase,
  DigestIncident,
  DigestModel,
  FeedModel,
  ToldIncident,
} from '../../generator/pages/digest-types.ts';
import { earlier } from '../../generator/pages/times.ts';
import type { DatabaseRef, SnapshotRef } from '../../generator/pages/types.ts';
import { incidentsOf } from './fixtureFindings.ts';
import { HOSTILE } from './fixtureWorkload.ts';

export interface FixtureNight {
  database: DatabaseRef;
  snapshots: readonly SnapshotRef[];
  /** Nothing is known of it but that it is there. */
  bare: boolean;
}

function told({ database, snapshots, bare }: FixtureNight): ToldIncident[] {
  if (bare) return [];
  return incidentsOf(snapshots, database.dbName).map((incident) => ({
    ...incident,
    cause: { en: `Because of ${HOSTILE}.`, zh: `原因是 ${HOSTILE}。` },
    advice: { en: `Look at ${HOSTILE} first.`, zh: `先看 ${HOSTILE}。` },
    path: `${incident.worst.path}#finding-1`,
    overSeen: incident.ongoing ? null : (snapshots.at(-1)?.endTime ?? null),
    isDataQuality: false,
  }));
}

function nightOf(night: FixtureNight): DigestDatabase {
  const latest = night.snapshots.at(-1) as SnapshotRef;
  const incidents = told(night).map(
    (incident, i): DigestIncident => ({
      ...incident,
      status: (['new', 'continuing', 'resolved'] as const)[i % 3] ?? 'new',
      comparison: null,
      worsened: i === 1,
      symptoms: [],
    }),
  );
  const [cause, ...others] = incidents.filter(({ usual }) => !usual);
  if (cause && others[0]) cause.symptoms.push({ ...others[0], id: 'f'.repeat(16) });
  return {
    database: night.database,
    since: earlier(latest.endTime, 86_400),
    until: latest.endTime,
    snapshots: 24,
    incidents: cause ? [cause, ...others] : [],
    usual: incidents.filter(({ usual }) => usual),
    quality: [],
    worsening: night.bare
      ? []
      : [
          {
            kind: 'step',
            scope: 'instance',
            subject: HOSTILE,
            metric: 'single_block_read_ms',
            unit: 'milliseconds',
            since: earlier(latest.endTime, 3 * 86_400),
            before: 0.62,
            after: 1.31,
            path: latest.path,
          },
        ],
    silent: [],
    behindS: null,
    latest,
  };
}

export function fixtureDigest(nights: readonly FixtureNight[]): DigestModel {
  const databases = nights.map(nightOf);
  return {
    type: 'digest',
    databases: databases.toSorted((a, b) => b.incidents.length - a.incidents.length),
    rejects: [{ reason: 'truncated', count: 1 }],
    until: databases[0]?.until ?? null,
  };
}

/** `slug` empty: the fleet's. */
export function fixtureFeed(nights: readonly FixtureNight[], slug: string): FeedModel {
  const [first] = nights;
  return {
    type: 'feed',
    database: slug === '' ? null : (first?.database ?? null),
    path: slug === '' ? '' : `${slug}/`,
    baseUrl: null,
    updated: first?.snapshots.at(-1)?.endTime ?? null,
    entries: nights.flatMap((night) =>
      told(night).map((incident) => ({
        database: night.database,
        incident,
        updated: incident.overSeen ?? incident.end,
      })),
    ),
  };
}
