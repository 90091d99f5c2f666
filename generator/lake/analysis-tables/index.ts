/**
 * Tables that the analysis computes from the others, anew for a whole database at a time. Declared here because the
 * lake must not import what comes after it; what a column means is the analysis's business, so change it there and here.
 * One file a subject; a new one is a line here.
 */
import type { StoredTable } from '../tables.ts';
import { baselinesTables } from './baselines.ts';
import { correlationsTables } from './correlations.ts';
import { findingsTables } from './findings.ts';
import { namesSeenTables } from './names-seen.ts';
import { overTimeTables } from './over-time.ts';
import { parametersTables } from './parameters.ts';
import { seriesTables } from './series.ts';
import { sqlTables } from './sql.ts';

export const analysisTables: readonly StoredTable[] = [
  ...seriesTables,
  ...overTimeTables,
  ...sqlTables,
  ...namesSeenTables,
  ...parametersTables,
  ...baselinesTables,
  ...findingsTables,
  ...correlationsTables,
];
