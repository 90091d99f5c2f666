/** How STATSPACK's tables are written down: sources of the tables that AWR reports fill, under STATSPACK's own headings. */
import type { Source } from '../../section.ts';

/** Sources by lake table. */
export type SourcesByTable = Readonly<Record<string, readonly Source[]>>;

/** A table of STATSPACK reports, known by its heading; they have no summaries. */
export function statspack(heading: RegExp, rest: Omit<Source, 'heading' | 'summary' | 'kinds'>): Source {
  return { ...rest, kinds: ['statspack'], heading };
}
