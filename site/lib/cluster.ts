/** Whether a database is a cluster, and of how many instances there are reports. */
import { type Lang, t } from './i18n.ts';

/** Null where no report says. A cluster known from its global reports alone has no instance with reports of its own. */
export function clusterTrait(isRac: boolean | null, instances: number, lang: Lang): string | null {
  if (isRac === null) return null;
  if (!isRac) return t(lang)('db.single');
  return instances > 0 ? t(lang)('db.rac', { count: instances }) : 'RAC';
}
