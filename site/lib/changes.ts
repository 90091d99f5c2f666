/** Tables of "What changed": before and now side by side, the difference and its share. */
import type { ChangedStatement, ChangePart, Pair } from '../../generator/pages/change-types.ts';
import type { Num } from '../../generator/pages/types.ts';
import { eventName } from './events.ts';
import { ABSENT, formatCount, formatDuration, formatPct, formatValue } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { type Column, renderTable } from './table.ts';
import type { Place } from './url.ts';

const sessions = (value: Num): string => esc(formatValue(value, 'sessions'));

/** A difference with its sign; `≥` or `≤` before what must be so at least. */
function difference(delta: Num, exact = true): string {
  if (delta === null) return ABSENT;
  const sign = delta > 0 ? '+' : '−';
  return esc(
    `${exact ? '' : delta > 0 ? '≥ ' : '≤ '}${delta === 0 ? '' : sign}${formatValue(Math.abs(delta), 'sessions')}`,
  );
}

/** `1.2 → 3.4`, once where both read the same; empty where neither is known. */
function both(pair: Pair | null, show: (value: Num) => string): string {
  if (!pair || (pair.first === null && pair.second === null)) return '';
  const [first, second] = [show(pair.first), show(pair.second)];
  return esc(first === second ? first : `${first} → ${second}`);
}

const rate = (value: Num): string =>
  formatCount(value === null ? null : Math.abs(value) < 1000 ? value : Math.round(value));

function common<Row extends Pair & { delta: Num; sharePct: Num; exact?: boolean }>(lang: Lang): Column<Row>[] {
  const tr = t(lang);
  return [
    {
      label: esc(tr('compare.before')),
      title: tr('compare.aas_help'),
      numeric: true,
      cell: ({ first }) => sessions(first),
    },
    {
      label: esc(tr('compare.now')),
      title: tr('compare.aas_help'),
      numeric: true,
      cell: ({ second }) => sessions(second),
    },
    {
      label: esc(tr('compare.difference')),
      title: tr('compare.difference_help'),
      numeric: true,
      cell: ({ delta, exact }) => difference(delta, exact),
    },
    {
      label: esc(tr('compare.share')),
      title: tr('compare.share_help'),
      numeric: true,
      shownIf: ({ sharePct }) => sharePct !== null,
      cell: ({ sharePct }) => esc(formatPct(sharePct)),
    },
  ];
}

export function partTable(parts: readonly ChangePart[], lang: Lang): string {
  const tr = t(lang);
  return renderTable<ChangePart>(
    [
      {
        label: esc(tr('col.event')),
        head: true,
        cell: ({ name, waitClass }) =>
          name === null
            ? `<span class="muted">${esc(tr('compare.remainder'))}</span>`
            : eventName({ name, waitClass }, lang),
      },
      ...common<ChangePart>(lang),
      {
        label: esc(tr('compare.waits_per_s')),
        numeric: true,
        shownIf: ({ waitsPerS }) => waitsPerS !== null,
        cell: ({ waitsPerS }) => both(waitsPerS, rate),
      },
      {
        label: esc(tr('compare.avg_wait')),
        numeric: true,
        shownIf: ({ avgWaitMs }) => avgWaitMs !== null,
        cell: ({ avgWaitMs }) => both(avgWaitMs, (ms) => formatDuration(ms === null ? null : ms / 1000, lang)),
      },
    ],
    parts,
    { caption: tr('section.changes'), className: 'compared-table' },
  );
}

export function statementTable(statements: readonly ChangedStatement[], place: Place): string {
  const { lang } = place;
  const tr = t(lang);
  const rows = statements.map((each) => ({ ...each, ...each.elapsedPerS }));
  return renderTable<(typeof rows)[number]>(
    [
      {
        label: esc(tr('compare.sql')),
        head: true,
        cell: ({ sqlId, path, remark }) => {
          const code = `<code>${esc(sqlId)}</code>`;
          const named = path === null ? code : `<a href="${esc(place.to(path))}">${code}</a>`;
          return `${named}${remark ? ` <span class="muted">${esc(remark[lang])}</span>` : ''}`;
        },
      },
      ...common<(typeof rows)[number]>(lang),
      {
        label: esc(tr('compare.executions_per_s')),
        numeric: true,
        cell: ({ executionsPerS }) => both(executionsPerS, rate),
      },
      {
        label: esc(tr('col.per_exec_time')),
        numeric: true,
        cell: ({ elapsedPerExecS }) => both(elapsedPerExecS, (s) => formatDuration(s, lang)),
      },
    ],
    rows,
    { caption: tr('section.sql'), className: 'compared-table' },
  );
}

export function parameterTable(
  rows: readonly { name: string; from: string | null; to: string | null }[],
  lang: Lang,
  labels: readonly [string, string] = [t(lang)('compare.before'), t(lang)('compare.now')],
): string {
  const tr = t(lang);
  const value = (text: string | null): string =>
    text === null || text === '' ? `<span class="muted">${esc(tr('param.unset'))}</span>` : `<code>${esc(text)}</code>`;
  return renderTable<(typeof rows)[number]>(
    [
      {
        label: esc(tr('col.parameter')),
        head: true,
        cell: ({ name }) => `<code>${esc(name).replaceAll('_', '_<wbr>')}</code>`,
      },
      { label: esc(labels[0]), cell: ({ from }) => value(from) },
      { label: esc(labels[1]), cell: ({ to }) => value(to) },
    ],
    rows,
    { caption: tr('section.parameters'), className: 'prose-table compared-table' },
  );
}
