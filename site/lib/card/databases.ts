/** Cards of a database and of a snapshot: how busy, against its CPUs, and what the time went to. */
import type { DatabaseModel, Num, SnapshotModel } from '../../../generator/pages/types.ts';
import { fallbackHue, waitClassName } from '../../charts/index.ts';
import { leadFinding } from '../findings.ts';
import { formatInterval, formatNumber, formatPct, formatTime } from '../format.ts';
import { headlineHtml } from '../headline.ts';
import { plainText } from '../html.ts';
import { type Lang, t } from '../i18n.ts';
import { metricLabel } from '../metrics.ts';
import { BARS } from './bars.ts';
import type { Card, CardChart } from './content.ts';

export function databaseCard(model: DatabaseModel, lang: Lang): Card {
  const latest = model.snapshots.find(({ snapshot }) => snapshot.reportId === model.latest.reportId);
  const top = model.incidents.filter(({ usual, ongoing }) => ongoing && !usual)[0];
  const message = plainText(headlineHtml(model.headline, lang));
  return {
    place: `${model.database.dbName} · ${formatTime(latest?.snapshot.endTime ?? model.lastEnd, lang)}`,
    message: top ? `${message}${lang === 'zh' ? '' : ' '}${top.title[lang]}` : message,
    chart: loadChart(model.vitals, model.headline.cpus, lang),
    bars: null,
    synthetic: model.database.synthetic,
  };
}

export function snapshotCard(model: SnapshotModel, lang: Lang): Card {
  const { database, snapshot } = model;
  const classes = (model.waitClasses ?? []).filter(({ pctDbTime }) => (pctDbTime ?? 0) > 0);
  const rows = classes
    .toSorted((a, b) => (b.pctDbTime ?? 0) - (a.pctDbTime ?? 0))
    .slice(0, BARS)
    .map(({ name, pctDbTime }) => ({
      label: name,
      value: formatPct(pctDbTime),
      pct: Math.min(100, pctDbTime ?? 0),
      hue: fallbackHue(waitClassName(name)),
    }));
  return {
    place: `${database.dbName} · ${snapshot.instanceName} · ${formatInterval(snapshot.beginTime, snapshot.endTime, lang)}`,
    message: plainText(headlineHtml(model.headline, lang, leadFinding(model.findings))),
    chart: loadChart(model.vitals, model.headline.cpus, lang),
    bars: rows.length > 0 ? { label: t(lang)('col.pct_db_time'), rows } : null,
    synthetic: database.synthetic,
  };
}

function loadChart(vitals: DatabaseModel['vitals'], cpus: Num, lang: Lang): CardChart | null {
  const aas = vitals.find(({ key }) => key === 'aas');
  if (!aas || aas.spark.filter((value) => value !== null).length < 2) return null;
  const limit = cpus === null ? null : { value: cpus, label: `${formatNumber(cpus)} CPU` };
  return { label: metricLabel('aas', lang), values: aas.spark, limit };
}
