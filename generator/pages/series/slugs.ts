/** Folders of a page's series, by their place in its model. Pure: the page's links and the files' writer must agree. */
import type { DatabaseModel, SnapshotRef } from '../types.ts';

/** That of a cluster's instances put together; `instanceSlug` gives it to no instance. */
export const CLUSTER_SUM_SLUG = 'all-instances';

/**
 * The folder of an instance's snapshots; a number tells apart what shares one. Null where there is no snapshot. It names
 * the instance in fragments too, `trends-orcl1`: other instances may come later and stand before it, the name stays.
 */
export function seriesSlugs(instances: readonly { snapshots: readonly SnapshotRef[] }[]): (string | null)[] {
  return distinctSlugs(instances.map(({ snapshots }) => snapshots[0]?.path.split('/')[1] ?? null));
}

/** The same names, a number on each that was there before. */
export function distinctSlugs(slugs: readonly (string | null)[]): (string | null)[] {
  const taken = new Map<string, number>();
  return slugs.map((slug) => {
    if (slug === null) return null;
    const count = (taken.get(slug) ?? 0) + 1;
    taken.set(slug, count);
    return count === 1 ? slug : `${slug}-series-${count}`;
  });
}

/** Folder of the heaviest statements beside that of their instance; no instance's slug has a dot. Loaded apart: they change. */
export const topSqlSlug = (instanceSlug: string): string => `${instanceSlug}.sql`;

/** Whether any of the heaviest statements is known in an instance, by its place in the model. */
export const hasTopSql = ({ topSql }: Pick<DatabaseModel, 'topSql'>, place: number): boolean =>
  topSql.some(({ aas }) => aas[place]?.some((value) => value !== null));
