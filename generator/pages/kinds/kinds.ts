/**
 * The kinds of pages over a lake, in the order of their entries. A new one is a model in `PageModels`, a file here with its
 * entries and how its model is found, and a line below; then a route in `site/pages`.
 */
import type { PageKinds } from '../page-types.ts';
import { clusterKind } from './cluster.ts';
import { compareKind } from './compare.ts';
import { comparisonsKind } from './comparisons.ts';
import { dataKind } from './data.ts';
import { databaseKind } from './database.ts';
import { digestKind } from './digest.ts';
import { feedKind } from './feed.ts';
import { findingsKind } from './findings.ts';
import { fleetKind } from './fleet.ts';
import type { PageInputs } from './inputs.ts';
import { parametersKind } from './parameters.ts';
import { pdbsKind } from './pdbs.ts';
import { searchKind } from './search.ts';
import { segmentKind } from './segment.ts';
import { snapshotKind } from './snapshot.ts';
import { snapshotsKind } from './snapshots.ts';
import { sqlKind } from './sql.ts';
import { tablesKind } from './tables.ts';
import { waitKind } from './wait.ts';

export function pageKinds(inputs: PageInputs): PageKinds {
  const parameters = parametersKind(inputs);
  const wait = waitKind(inputs);
  const segment = segmentKind(inputs);
  return {
    fleet: fleetKind(inputs),
    digest: digestKind(inputs),
    feed: feedKind(inputs),
    database: databaseKind(inputs),
    snapshot: snapshotKind(inputs),
    tables: tablesKind(inputs),
    sql: sqlKind(inputs),
    comparisons: comparisonsKind(inputs),
    compare: compareKind(inputs),
    snapshots: snapshotsKind(inputs),
    cluster: clusterKind(inputs),
    pdbs: pdbsKind(inputs),
    parameters,
    findings: findingsKind(inputs),
    data: dataKind(inputs),
    search: searchKind(inputs, async () =>
      (await Promise.all([wait.entries(), segment.entries(), parameters.entries()])).flat(),
    ),
    wait,
    segment,
  };
}
