/** Card of a comparison: what changed, in the words of its page, and the wait classes that make up the difference. */
import type { ComparedSide, CompareModel } from '../../../generator/pages/compare-types.ts';
import { fallbackHue, waitClassName } from '../../charts/index.ts';
import { formatInterval, formatValue } from '../format.ts';
import { type Lang, t } from '../i18n.ts';
import { BARS, shareOf } from './bars.ts';
import type { Card } from './content.ts';

/** Below so many average active sessions a class has not moved (our choice: half of the second decimal). */
const STILL = 0.005;

export function compareCard(model: CompareModel, lang: Lang): Card {
  const tr = t(lang);
  const { first, second } = model;
  const span = ({ from, to }: ComparedSide) => formatInterval(from, to, lang);
  const names = [...new Set([second, first].map(({ database, instanceName }) => `${database.dbName} ${instanceName}`))];
  const parts = (model.byClass ?? []).flatMap(({ name, delta }) =>
    delta === null || Math.abs(delta) < STILL ? [] : [{ name, delta }],
  );
  const share = shareOf(parts.map(({ delta }) => delta));
  return {
    place: `${names.join(', ')} · ${tr('compare.page_title', { second: span(second), first: span(first) })}`,
    message: model.summary[lang] || tr('compare.lead_none'),
    chart: null,
    bars:
      parts.length === 0
        ? null
        : {
            label: `${tr('compare.difference')} · ${tr('compare.fact.aas')}`,
            rows: parts.slice(0, BARS).map(({ name, delta }) => ({
              label: name ?? tr('compare.remainder'),
              value: `${delta > 0 ? '+' : '−'}${formatValue(Math.abs(delta), 'sessions')}`,
              pct: share(delta),
              hue: fallbackHue(waitClassName(name ?? 'Unaccounted')),
            })),
          },
    synthetic: [first, second].some(({ database }) => database.synthetic),
  };
}
