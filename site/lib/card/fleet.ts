/** Cards of what is about all databases: the fleet, the digest, the findings. */
import type { DigestModel } from '../../../generator/pages/digest-types.ts';
import { isWeighty, severityOf } from '../../../generator/pages/digest-weight.ts';
import type { FindingsModel } from '../../../generator/pages/fleet-findings-types.ts';
import type { FleetModel, Num } from '../../../generator/pages/types.ts';
import { digestSentence } from '../digest.ts';
import { fleetSentence } from '../fleet.ts';
import { findingsSentence } from '../fleetFindings.ts';
import { formatNumber, formatTime } from '../format.ts';
import { type Lang, t } from '../i18n.ts';
import { metricLabel } from '../metrics.ts';
import { weekText } from '../weeks.ts';
import { BARS, SEVERITY_HUE, STATE_HUE, shareOf } from './bars.ts';
import type { Card } from './content.ts';

export function fleetCard(model: FleetModel, lang: Lang): Card {
  const tr = t(lang);
  const urgent = ['bad', 'watch', 'unknown', 'ok'];
  const aasOf = ({ vitals }: FleetModel['databases'][number]): Num =>
    vitals.find(({ key }) => key === 'aas')?.value ?? null;
  const databases = model.databases.toSorted(
    (a, b) => urgent.indexOf(a.state.level) - urgent.indexOf(b.state.level) || (aasOf(b) ?? -1) - (aasOf(a) ?? -1),
  );
  const share = shareOf(databases.map(aasOf));
  return {
    place: `${tr('fleet.title')}${model.newest ? ` · ${formatTime(model.newest, lang)}` : ''}`,
    message: fleetSentence(model, lang),
    chart: null,
    bars: {
      label: metricLabel('aas', lang),
      rows: databases.slice(0, BARS).map((each) => ({
        label: `${each.database.dbName} · ${tr(`state.${each.state.level}`)}`,
        value: formatNumber(aasOf(each)),
        pct: share(aasOf(each)),
        hue: STATE_HUE[each.state.level],
      })),
    },
    synthetic: databases.length > 0 && databases.every(({ database }) => database.synthetic),
  };
}

/** By database: its incidents that ask for something. */
export function digestCard(model: DigestModel, lang: Lang): Card {
  const tr = t(lang);
  const told = model.databases
    .map(({ database, incidents }) => ({ database, incidents: incidents.filter(isWeighty) }))
    .filter(({ incidents }) => incidents.length > 0)
    .slice(0, BARS);
  const share = shareOf(told.map(({ incidents }) => incidents.length));
  return {
    place: `${tr('digest.title')}${model.until ? ` · ${formatTime(model.until, lang, { weekday: true })}` : ''}`,
    message: digestSentence(model, lang),
    chart: null,
    bars:
      told.length === 0
        ? null
        : {
            label: tr('db.incidents'),
            rows: told.map(({ database, incidents }) => ({
              label: `${database.dbName} · ${incidents[0]?.title[lang] ?? ''}`,
              value: formatNumber(incidents.length),
              pct: share(incidents.length),
              hue: SEVERITY_HUE[incidents[0] ? severityOf(incidents[0]) : 'info'],
            })),
          },
    synthetic: model.databases.length > 0 && model.databases.every(({ database }) => database.synthetic),
  };
}

/** By rule: how many incidents it has told, and how severe the worst of them were. */
export function findingsCard(model: FindingsModel, lang: Lang): Card {
  const tr = t(lang);
  const rules = model.rules
    .map((rule) => ({ ...rule, count: rule.counts.high + rule.counts.medium + rule.counts.low }))
    .filter(({ count }) => count > 0)
    .slice(0, BARS);
  const share = shareOf(rules.map(({ count }) => count));
  return {
    place: `${tr('findings.title')}${model.week ? ` · ${weekText(model.week.monday, lang)}` : ''}`,
    message: findingsSentence(model, lang),
    chart: null,
    bars:
      rules.length === 0
        ? null
        : {
            label: tr('db.incidents'),
            rows: rules.map(({ name, counts, count }) => ({
              label: name[lang],
              value: formatNumber(count),
              pct: share(count),
              hue: SEVERITY_HUE[counts.high > 0 ? 'high' : counts.medium > 0 ? 'medium' : 'low'],
            })),
          },
    synthetic: model.databases.length > 0 && model.databases.every(({ database }) => database.synthetic),
  };
}
