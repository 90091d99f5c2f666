/** Columns of wait events, the same wherever events are listed. */
import type { EventRow } from '../../generator/pages/types.ts';
import { barShare, waitClassName } from '../charts/index.ts';
import { deltaCell } from './delta.ts';
import { ABSENT, formatNumber } from './format.ts';
import { eventClass, eventNote } from './glossary.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { type Column, countColumn } from './table.ts';
import type { Place } from './url.ts';

/** The class as printed, or, where a list does not print classes, the one that the event is known to have. */
function classOf(row: Pick<EventRow, 'name' | 'waitClass'>): string | null {
  return row.waitClass ?? eventClass(row.name);
}

/** Idle events have no part in DB time: grey. */
const hueOf = (waitClass: string | null): string =>
  waitClass === 'Idle' ? 'wc-unaccounted' : waitClassName(waitClass);

/** The name with the hue of its class, as a link where it has a page; a known event says on hover what it is. */
export function eventName(row: Pick<EventRow, 'name' | 'waitClass' | 'path'>, lang: Lang, place?: Place): string {
  const note = eventNote(row.name, lang);
  const hint = note ? ` title="${esc(note.what)}"` : '';
  const waitClass = classOf(row);
  const hue = waitClass === null ? '' : ` ${hueOf(waitClass)}`;
  const name =
    place && row.path
      ? `<a${hint} href="${esc(place.to(row.path))}">${esc(row.name)}</a>`
      : `<span${hint}>${esc(row.name)}</span>`;
  return `<i class="dot${hue}"></i>${name}`;
}

type EventColumn =
  | 'name'
  | 'className'
  | 'class'
  | 'pct'
  | 'share'
  | 'shareChange'
  | 'total'
  | 'waits'
  | 'average'
  | 'averageChange'
  | 'timeouts'
  | 'perTransaction'
  | 'sessions';

export function eventColumns(names: readonly EventColumn[], place: Place): Column<EventRow>[] {
  const { lang } = place;
  const tr = t(lang);
  const all: Record<EventColumn, Column<EventRow>> = {
    name: { label: esc(tr('col.event')), head: true, cell: (row) => eventName(row, lang, place) },
    className: {
      label: esc(tr('col.wait_class')),
      head: true,
      cell: (row) => eventName({ name: row.name, waitClass: row.name }, lang),
    },
    class: { label: esc(tr('col.wait_class')), cell: (row) => (row.waitClass === null ? ABSENT : esc(row.waitClass)) },
    share: {
      label: esc(tr('col.pct_db_time')),
      numeric: true,
      cell: (row) => barShare(row.pctDbTime, { class: hueOf(classOf(row)) }) + formatNumber(row.pctDbTime),
    },
    pct: { label: esc(tr('col.pct_db_time')), numeric: true, cell: (row) => formatNumber(row.pctDbTime) },
    shareChange: {
      label: esc(tr('col.change')),
      title: tr('col.change.help'),
      numeric: true,
      unsorted: true,
      shownIf: (row) => row.previousPctDbTime !== null,
      cell: (row) => deltaCell(row.pctDbTime, row.previousPctDbTime, 'percent', null, lang),
    },
    total: { label: esc(tr('col.total_wait_s')), numeric: true, cell: (row) => formatNumber(row.totalWaitS) },
    waits: countColumn(esc(tr('col.waits')), (row) => row.waits),
    average: { label: esc(tr('col.avg_wait_ms')), numeric: true, cell: (row) => formatNumber(row.avgWaitMs) },
    averageChange: {
      label: esc(tr('col.change')),
      title: tr('col.change.help'),
      numeric: true,
      unsorted: true,
      shownIf: (row) => row.previousAvgWaitMs !== null,
      cell: (row) => deltaCell(row.avgWaitMs, row.previousAvgWaitMs, 'milliseconds', true, lang),
    },
    timeouts: { label: esc(tr('col.timeouts_pct')), numeric: true, cell: (row) => formatNumber(row.timeoutsPct) },
    perTransaction: {
      label: esc(tr('col.waits_per_tx')),
      numeric: true,
      cell: (row) => formatNumber(row.waitsPerTransaction),
    },
    sessions: {
      label: esc(tr('col.aas')),
      title: tr('metric.aas.help'),
      numeric: true,
      cell: (row) => formatNumber(row.avgActiveSessions),
    },
  };
  return names.map((name) => all[name]);
}
