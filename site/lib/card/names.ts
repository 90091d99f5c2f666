/** Cards of what has a name: a statement, a wait event, a segment. */
import type { Num, SegmentModel, SqlModel, WaitModel } from '../../../generator/pages/types.ts';
import { fallbackHue, waitClassName } from '../../charts/index.ts';
import { formatCount, formatDuration, formatMeasure, formatPct, formatTime } from '../format.ts';
import { eventClass } from '../glossary.ts';
import { plainText } from '../html.ts';
import { type Lang, t } from '../i18n.ts';
import { segmentLead } from '../segment.ts';
import { sqlLead } from '../sqlLead.ts';
import { statisticOf } from '../topSegments.ts';
import { waitLead } from '../wait.ts';
import { BARS, shareOf } from './bars.ts';
import type { Card, CardChart } from './content.ts';

export function sqlCard(model: SqlModel, lang: Lang): Card {
  const tr = t(lang);
  const busiest = model.instances.toSorted((a, b) => b.snapshots.length - a.snapshots.length)[0];
  const chart = busiest
    ? lineOf(tr('col.per_exec_time'), busiest.elapsedPerExecS, busiest.breakBefore, lang, (value) =>
        formatDuration(value, lang),
      )
    : null;
  return {
    place: `${model.database.dbName} · SQL ${model.sqlId}`,
    message: plainText(sqlLead(model, lang)),
    chart,
    // Too few points for a line, or executions longer than snapshots.
    bars: chart ? null : elapsedByReport(model, lang),
    synthetic: model.database.synthetic,
  };
}

/** Its time in the newest reports. */
function elapsedByReport({ occurrences }: SqlModel, lang: Lang): Card['bars'] {
  const rows = occurrences.filter(({ elapsedS }) => (elapsedS ?? 0) > 0).slice(0, BARS);
  const share = shareOf(rows.map(({ elapsedS }) => elapsedS));
  if (rows.length === 0) return null;
  return {
    label: t(lang)('card.elapsed_by_report'),
    rows: rows.map(({ snapshot, elapsedS }) => ({
      label: formatTime(snapshot.beginTime, lang),
      value: formatDuration(elapsedS, lang),
      pct: share(elapsedS),
      hue: fallbackHue('s-1'),
    })),
  };
}

/** Sessions waiting over time, and the statements behind them. */
export function waitCard(model: WaitModel, lang: Lang): Card {
  const tr = t(lang);
  const waitClass = model.waitClass ?? eventClass(model.event);
  const busiest = model.histories
    .filter(({ scope }) => scope === model.totals.scope)
    .toSorted((a, b) => b.snapshots.length - a.snapshots.length)[0];
  const rows = model.sql.rows.filter(({ seconds }) => (seconds ?? 0) > 0).slice(0, BARS);
  const share = shareOf(rows.map(({ seconds }) => seconds));
  const { peak } = model.totals;
  return {
    place: [model.database.dbName, model.event, waitClass].filter(Boolean).join(' · '),
    message: [
      plainText(waitLead(model, lang)),
      peak === null
        ? ''
        : tr('card.peak', { pct: formatPct(peak.pctDbTime), time: formatTime(peak.snapshot.beginTime, lang) }),
    ]
      .join(lang === 'zh' ? '' : ' ')
      .trim(),
    chart: busiest
      ? lineOf(tr('wait.chart.sessions'), busiest.waitingSessions, busiest.breakBefore, lang, formatMeasure)
      : null,
    bars:
      rows.length === 0
        ? null
        : {
            label: tr('card.seconds_of_sql'),
            rows: rows.map(({ sqlId, seconds }) => ({
              label: sqlId,
              value: formatDuration(seconds, lang),
              pct: share(seconds),
              hue: fallbackHue(waitClassName(waitClass)),
            })),
          },
    synthetic: model.database.synthetic,
  };
}

/** The statistic that it led most often, over time, and all of them by how much of the top lists they were. */
export function segmentCard(model: SegmentModel, lang: Lang): Card {
  const leading = model.orderings.toSorted((a, b) => b.reports - a.reports)[0];
  const busiest = leading?.instances.toSorted((a, b) => b.snapshots.length - a.snapshots.length)[0];
  const rows = model.orderings
    .filter(({ meanPct }) => (meanPct ?? 0) > 0)
    .toSorted((a, b) => (b.meanPct ?? 0) - (a.meanPct ?? 0))
    .slice(0, BARS);
  return {
    place: [model.database.dbName, `${model.owner}.${model.objectName}`, model.objectTypes[0]]
      .filter(Boolean)
      .join(' · '),
    message: [plainText(segmentLead(model, lang)), model.incidents[0]?.title[lang] ?? '']
      .join(lang === 'zh' ? '' : ' ')
      .trim(),
    chart:
      leading && busiest
        ? lineOf(
            `${statisticOf(leading.ordering, lang)}, ${t(lang)('unit.per_second')}`,
            busiest.perS,
            busiest.breakBefore,
            lang,
            formatCount,
          )
        : null,
    bars:
      rows.length === 0
        ? null
        : {
            label: t(lang)('wait.mean_pct'),
            rows: rows.map(({ ordering, meanPct }) => ({
              label: statisticOf(ordering, lang),
              value: formatMeasure(meanPct),
              pct: Math.min(100, meanPct ?? 0),
              hue: fallbackHue('s-1'),
            })),
          },
    synthetic: model.database.synthetic,
  };
}

/** Broken where the series is, its scale said in words; null where there is no line to draw. */
function lineOf(
  label: string,
  values: readonly Num[],
  breakBefore: readonly boolean[],
  lang: Lang,
  show: (value: number) => string,
): CardChart | null {
  const joined = values.flatMap((value, i) => (breakBefore[i] && i > 0 ? [null, value] : [value]));
  if (!joined.some((value, i) => value !== null && (joined[i + 1] ?? null) !== null)) return null;
  const most = values.reduce<number>((a, b) => Math.max(a, b ?? 0), 0);
  return { label: t(lang)('card.at_most', { label, value: show(most) }), values: joined, limit: null };
}
