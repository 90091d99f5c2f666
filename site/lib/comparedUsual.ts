/** Both sides of a comparison against what is usual at their hours: is the difference news, or that of night and noon. */
import type { ComparedMetric, ComparedToUsual } from '../../generator/pages/compare-types.ts';
import { ABSENT, formatNumber, formatValue } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { metricLabel } from './metrics.ts';
import { renderTable } from './table.ts';

/** `above usual`; of a period also how many of its reports are: `usual, 4 of 168 above`. */
function standing(side: ComparedToUsual | null, lang: Lang): string {
  if (!side) return ABSENT;
  const tr = t(lang);
  const { place, judged, above, below } = side;
  const parts = (['above', 'below'] as const).flatMap((where) => {
    const count = where === 'above' ? above : below;
    return count > 0
      ? [tr(`compare.usual.reports_${where}`, { count: formatNumber(count), judged: formatNumber(judged) })]
      : [];
  });
  const words = tr(`compare.usual.${place}`);
  const said = isOff(side)
    ? `<span class="tag usual-${place}">${esc(words)}</span>`
    : `<span class="muted">${esc(words)}</span>`;
  if (judged <= 1 || parts.length === 0) return said;
  const [stop, joint] = lang === 'zh' ? ['，', '，'] : [',', ', '];
  return `${said}<span class="muted">${isOff(side) ? '' : stop} ${esc(parts.join(joint))}</span>`;
}

const isOff = ({ place }: ComparedToUsual): boolean => place === 'above' || place === 'below';

/** Says how many figures have left what is usual, and in which the second side stands out most. */
export function usualSentence(metrics: readonly ComparedMetric[], lang: Lang): string {
  const tr = t(lang);
  const off = (side: 'first' | 'second') => metrics.filter(({ [side]: standsAt }) => standsAt && isOff(standsAt));
  const [first, second] = [off('first'), off('second')];
  const judged = metrics.filter(({ second: side }) => side && side.judged > 0).length;
  if (judged === 0) return tr('compare.usual.second_unknown');
  const [most] = second;
  if (!most) return tr(first.length > 0 ? 'compare.usual.first_only' : 'compare.usual.none');
  const names = second.slice(0, 3).map(({ metric }) => metricLabel(metric, lang));
  return tr(first.length > 0 ? 'compare.usual.both' : 'compare.usual.second_only', {
    count: formatNumber(second.length),
    judged: formatNumber(judged),
    names: names.join(lang === 'zh' ? '、' : ', '),
  });
}

export function usualTable(metrics: readonly ComparedMetric[], lang: Lang): string {
  const tr = t(lang);
  const band = (side: ComparedToUsual | null, { unit }: ComparedMetric): string =>
    side?.usual ? `${formatValue(side.usual.low, unit, lang)} – ${formatValue(side.usual.high, unit, lang)}` : ABSENT;
  const columns = (['first', 'second'] as const).flatMap((key) => [
    {
      label: esc(tr(`compare.side_${key}`)),
      numeric: true,
      cell: (row: ComparedMetric) => esc(formatValue(row[key]?.value ?? null, row.unit, lang)),
    },
    {
      label: esc(tr('compare.usual.band')),
      title: tr('compare.usual.band_help'),
      numeric: true,
      cell: (row: ComparedMetric) => `<span class="muted">${esc(band(row[key], row))}</span>`,
    },
    { label: esc(tr('compare.usual.standing')), cell: (row: ComparedMetric) => standing(row[key], lang) },
  ]);
  return renderTable<ComparedMetric>(
    [
      { label: esc(tr('compare.usual.figure')), head: true, cell: ({ metric }) => esc(metricLabel(metric, lang)) },
      ...columns,
    ],
    metrics,
    { caption: tr('compare.usual.title'), className: 'versus' },
  );
}
