/** Whether there is something that a channel has not been told yet, and the digest of it. Pure. */
import type { DigestDatabase, DigestIncident, DigestModel } from '../pages/digest-types.ts';
import { isAtLeast } from '../pages/digest-weight.ts';
import type { Severity } from '../pages/types.ts';
import { type ToldChannel, type ToldDatabase, tellable } from './told.ts';

/** True where anything at least so severe is new, has become worse, or is over since it was told. */
export function hasNews(model: DigestModel, told: ToldChannel | undefined, least: Severity): boolean {
  return model.databases.some((database) => {
    const known = told?.databases[database.database.slug];
    return (
      (database.behindS !== null && known?.late !== true && isAtLeast('medium', least)) ||
      tellable(database).some((incident) => isAtLeast(incident.severity, least) && isNews(incident, known))
    );
  });
}

function isNews({ id, severity, ongoing, status }: DigestIncident, known: ToldDatabase | undefined): boolean {
  const before = known?.incidents[id];
  // Without a digest before, what ended before the night began was nobody's to tell.
  if (before === undefined) return known !== undefined || status !== 'resolved';
  const isWorse = severity !== before.severity && isAtLeast(severity, before.severity);
  return isWorse || (!ongoing && !before.over);
}

/** The digest without what was told as over already. */
export function withoutTold(model: DigestModel, told: ToldChannel | undefined): DigestModel {
  return {
    ...model,
    databases: model.databases.map((database): DigestDatabase => {
      const known = told?.databases[database.database.slug];
      const isOpen = ({ id, status }: DigestIncident): boolean =>
        status !== 'resolved' || known?.incidents[id]?.over !== true;
      const open = (incidents: readonly DigestIncident[]): DigestIncident[] =>
        incidents.filter(isOpen).map((each) => ({ ...each, symptoms: open(each.symptoms) }));
      return { ...database, incidents: open(database.incidents), quality: open(database.quality) };
    }),
  };
}
