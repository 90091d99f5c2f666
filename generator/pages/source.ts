/**
 * The model source over a lake. Opening reads an index of all reports; digests are made for every page, models only
 * for those asked for, in batches of neighbours, so that a page costs a few milliseconds and memory stays bounded.
 */

import { openLake } from '../lake/lake.ts';
import { comparisonAsked } from './compare-request.ts';
import { PageInputs, type SourceOptions } from './kinds/inputs.ts';
import { pageKinds } from './kinds/kinds.ts';
import { PageSource } from './kinds/page-source.ts';
import { loadLakeIndex } from './lake-index.ts';
import type { ModelSource } from './types.ts';

export type { SourceOptions };

/** Of DuckDB, for a query's own work; what it needs beyond goes to disk, but for some that cannot. Our choice. */
const MEMORY_MB = 768;

/** Opens the lake for rendering. Throws `no_lake`, and `not_analysed` where reports have come since the last analysis. */
export async function openModelSource(lakeDir: string, options: SourceOptions = {}): Promise<ModelSource> {
  const { threads } = options;
  const lake = await openLake(lakeDir, { memoryMb: MEMORY_MB, ...(threads === undefined ? {} : { threads }) });
  try {
    const inputs = new PageInputs(lake, await loadLakeIndex(lake), options);
    return new PageSource(
      pageKinds(inputs),
      () => lake.close(),
      (asked) => comparisonAsked(inputs.index, asked),
      (paths) => inputs.expect(paths),
    );
  } catch (error) {
    lake.close();
    throw error;
  }
}
