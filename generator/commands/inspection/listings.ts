/** What `awr inspect` lists, most important first. A list that the report has no rows for is left out. */
import type { Listing } from './listing.ts';
import { addmListings } from './of-addm.ts';
import { ashListings } from './of-ash.ts';
import { comparisonListings } from './of-comparison.ts';
import { intervalListings } from './of-interval.ts';
import { sqlListings } from './of-sql.ts';

export const listings: readonly Listing[] = [
  ...addmListings,
  ...sqlListings,
  ...comparisonListings,
  ...ashListings,
  ...intervalListings,
];
