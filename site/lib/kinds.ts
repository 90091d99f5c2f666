/** What kinds of report differ in for the pages. */
import type { SnapshotRef } from '../../generator/pages/types.ts';

type ReportKind = SnapshotRef['kind'];

type OfInstance = 'awr' | 'awr_pdb' | 'statspack';

/** Reports of one instance: they print every section, so one that is missing is worth saying. */
export const isOfInstance = (kind: ReportKind): kind is OfInstance =>
  kind === 'awr' || kind === 'awr_pdb' || kind === 'statspack';

/** Reports that account for a whole interval, and so can stand in a series. */
export const isOfInterval = (kind: ReportKind): kind is OfInstance | 'awr_rac' =>
  isOfInstance(kind) || kind === 'awr_rac';
