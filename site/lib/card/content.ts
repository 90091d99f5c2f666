/** What a page's preview card says: the page's own sentence, and the figures behind it. Plain text and numbers. */
import type {
  DatabaseModel,
  FleetModel,
  ModelWithForms,
  Num,
  SnapshotModel,
  SqlModel,
} from '../../../generator/pages/types.ts';
import { fallbackHue, waitClassName } from '../../charts/index.ts';
import { leadFinding } from '../findings.ts';
import { fleetSentence } from '../fleet.ts';
import { formatDuration, formatInterval, formatNumber, formatPct, formatTime } from '../format.ts';
import { headlineHtml } from '../headline.ts';
import { esc, plainText } from '../html.ts';
import { type Lang, t } from '../i18n.ts';
import { metricLabel } from '../metrics.ts';

export interface CardChart {
  label: string;
  /** Null breaks the line. */
  values: Num[];
  /** Drawn as a line across: CPUs. */
  limit: { value: number; label: string } | null;
}

export interface CardBar {
  label: string;
  value: string;
  /** Length, 0 to 100. */
  pct: number;
  hue: string;
}

export interface Card {
  /** Where: the database, the interval. */
  place: string;
  message: string;
  chart: CardChart | null;
  bars: { label: string; rows: CardBar[] } | null;
  synthetic: boolean;
}

const GREY = '#59636e';
const STATE_HUE = { bad: '#b42318', watch: '#8a5300', ok: '#17703a', unknown: GREY } as const;
const BARS = 5;

export function cardOf(model: ModelWithForms, lang: Lang): Card {
  switch (model.type) {
    case 'fleet':
      return fleetCard(model, lang);
    case 'database':
      return databaseCard(model, lang);
    case 'snapshot':
      return snapshotCard(model, lang);
    case 'sql':
      return sqlCard(model, lang);
  }
}

/** Pages that people paste into chats: overviews, and snapshots and statements in which something happened. */
export function isImportant(model: ModelWithForms): boolean {
  if (model.type === 'snapshot') return leadFinding(model.findings) !== null;
  return model.type === 'sql' ? model.changes.length > 0 : true;
}

function fleetCard(model: FleetModel, lang: Lang): Card {
  const tr = t(lang);
  const urgent = ['bad', 'watch', 'unknown', 'ok'];
  const databases = model.databases.toSorted((a, b) => urgent.indexOf(a.state.level) - urgent.indexOf(b.state.level));
  const aasOf = ({ vitals }: (typeof databases)[number]): Num => vitals.find(({ key }) => key === 'aas')?.value ?? null;
  const most = Math.max(...databases.map((each) => aasOf(each) ?? 0), 1e-9);
  return {
    place: `${tr('fleet.title')}${model.newest ? ` · ${formatTime(model.newest, lang)}` : ''}`,
    message: fleetSentence(model, lang),
    chart: null,
    bars: {
      label: metricLabel('aas', lang),
      rows: databases.slice(0, BARS).map((each) => ({
        label: `${each.database.dbName} · ${tr(`state.${each.state.level}`)}`,
        value: formatNumber(aasOf(each)),
        pct: (100 * (aasOf(each) ?? 0)) / most,
        hue: STATE_HUE[each.state.level],
      })),
    },
    synthetic: databases.length > 0 && databases.every(({ database }) => database.synthetic),
  };
}

function loadChart(vitals: DatabaseModel['vitals'], cpus: Num, lang: Lang): CardChart | null {
  const aas = vitals.find(({ key }) => key === 'aas');
  if (!aas || aas.spark.filter((value) => value !== null).length < 2) return null;
  const limit = cpus === null ? null : { value: cpus, label: `${formatNumber(cpus)} CPU` };
  return { label: metricLabel('aas', lang), values: aas.spark, limit };
}

function databaseCard(model: DatabaseModel, lang: Lang): Card {
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

function snapshotCard(model: SnapshotModel, lang: Lang): Card {
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

function sqlCard(model: SqlModel, lang: Lang): Card {
  const { totals } = model;
  const lead = t(lang).html('sql.lead', {
    elapsed: esc(formatDuration(totals.elapsedS, lang)),
    seen: formatNumber(totals.seen),
    span: esc(formatInterval(totals.firstSeen, totals.lastSeen, lang)),
  });
  const busiest = model.instances.toSorted((a, b) => b.snapshots.length - a.snapshots.length)[0];
  const times = busiest?.elapsedPerExecS ?? [];
  const values = times.flatMap((value, i) => (busiest?.breakBefore[i] && i > 0 ? [null, value] : [value]));
  return {
    place: `${model.database.dbName} · SQL ${model.sqlId}`,
    message: plainText(lead),
    chart:
      times.filter((value) => value !== null).length < 2
        ? null
        : { label: t(lang)('col.per_exec_time'), values, limit: null },
    bars: null,
    synthetic: model.database.synthetic,
  };
}
