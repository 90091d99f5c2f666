/** What has been getting worse over weeks, for the digest: steps that came lately and hold, and steady trends. */
import type { Lake } from '../lake/lake.ts';
import type { WorseningFigure } from './digest-types.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';
import { loadOverTime } from './over-time.ts';
import { earlier } from './times.ts';

/** A step is told for a week, then it is how things are; the database's page keeps it. Our choice. */
const STEP_TOLD_S = 7 * 24 * 3600;
/** Figures told of one database. */
const MAX_FIGURES = 3;

/** The largest first; `until` is the end of the database's newest snapshot. */
export async function loadWorsening(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  until: string,
): Promise<WorseningFigure[]> {
  const { drifts } = await loadOverTime(lake, index, database);
  const oldest = earlier(until, STEP_TOLD_S);
  return drifts
    .filter(({ worse, kind, since }) => worse === true && (kind === 'trend' || since >= oldest))
    .slice(0, MAX_FIGURES)
    .map(({ kind, scope, subject, metric, unit, since, before, after, snapshot }) => ({
      kind,
      scope,
      subject,
      metric,
      unit,
      since,
      before,
      after,
      path: snapshot.path,
    }));
}
