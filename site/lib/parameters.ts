/** Pieces of parameters: values as text, anchors, how values are told over time. */
import type { ParameterValues } from '../../generator/pages/parameter-history-types.ts';
import type { SnapshotRef } from '../../generator/pages/types.ts';
import { formatDay, formatNumber } from './format.ts';
import { cut, esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { fragmentOf, type Place } from './url.ts';

/** Longer values are cut; the snapshot's page has them whole. */
const MAX_LENGTH = 200;

/** A value as code; in words where the parameter is not listed, and so has its default. */
export function parameterValue(value: string | null, lang: Lang): string {
  if (value === null) return `<span class="muted">${esc(t(lang)('param.unset'))}</span>`;
  if (value.trim() === '') return `<span class="muted">${esc(t(lang)('params.empty'))}</span>`;
  const short = cut(value, MAX_LENGTH);
  return short === value ? `<code>${esc(value)}</code>` : `<code title="${esc(value)}">${esc(short)}</code>`;
}

export const parameterAnchor = (name: string): string => `p-${fragmentOf(name)}`;

/** Every value with its span and the snapshots at its ends; a single one needs no span. */
export function valuesOverTime({ values }: ParameterValues, place: Place): string {
  const { lang } = place;
  if (values.length < 2) return parameterValue(values[0]?.value ?? null, lang);
  const day = (path: string, time: string) =>
    `<a class="nowrap" href="${esc(place.to(`${path}#parameters`))}">${esc(formatDay(time, lang))}</a>`;
  const daysOf = (first: SnapshotRef, last: SnapshotRef) =>
    first.beginTime.slice(0, 10) === last.beginTime.slice(0, 10)
      ? day(first.path, first.beginTime)
      : `${day(first.path, first.beginTime)} – ${day(last.path, last.beginTime)}`;
  return values
    .map(
      ({ value, reports, first, last }) =>
        `<div>${parameterValue(value, lang)} <span class="muted">${daysOf(first, last)} · ${esc(t(lang)('fleet.reports', { count: formatNumber(reports) }))}</span></div>`,
    )
    .join('');
}
