/**
 * The kinds of pages over a lake, in the order of their entries. A new one is a model in `PageModels`, a file here with its
 * entries and how its model is found, and a line below; then a route in `site/pages`.
 */
import type { PageKinds } from '../page-types.ts';
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
import { searchKind } from './search.ts';
import { snapshotKind } from './snapshot.ts';
import { sqlKind } from './sql.ts';

export const pageKinds = (inputs: PageInputs): PageKinds => ({
  fleet: fleetKind(inputs),
  digest: digestKind(inputs),
  feed: feedKind(inputs),
  database: databaseKind(inputs),
  snapshot: snapshotKind(inputs),
  sql: sqlKind(inputs),
  comparisons: comparisonsKind(inputs),
  compare: compareKind(inputs),
  parameters: parametersKind(inputs),
  findings: findingsKind(inputs),
  data: dataKind(inputs),
  search: searchKind(inputs, async () => []),
});
