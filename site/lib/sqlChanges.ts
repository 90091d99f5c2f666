/** What happened to a statement, in words and as columns: shared by its own page and its database's. */
import type { SqlChange, SqlCost } from '../../generator/pages/types.ts';
import { ABSENT, formatCount, formatDuration, formatPct, formatTime, type Num } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import type { Column } from './table.ts';
import type { Place } from './url.ts';

/** `×8.4`; `×0.12` of what got faster. */
export const factorText = (factor: number): string =>
  `×${factor >= 9.95 ? formatCount(Math.round(factor)) : Number(factor.toPrecision(2))}`;

/** How long it was so. */
function courseText({ course, end, reports }: SqlChange, lang: Lang): string {
  const tr = t(lang);
  switch (course) {
    case 'lasting':
      return tr('change.course.lasting');
    case 'single':
      return tr('change.course.single');
    case 'open':
      return tr('change.course.open');
    case 'passing':
      return tr('change.course.passing', { time: formatTime(end, lang), count: formatCount(reports) });
  }
}

/** The sentence after the badge: how long, by what, with which plan. Plain text parts. */
function reasons(change: SqlChange, lang: Lang): string[] {
  const tr = t(lang);
  const pct = formatPct(change.impactPct);
  const below = formatPct(change.belowPct);
  if (change.kind === 'new') return [tr('change.new_text', { pct, below }), courseText(change, lang)];
  if (change.kind === 'gone')
    return [tr('change.gone_text', { pct, below }), ...(change.end ? [courseText(change, lang)] : [])];
  const moved = change.moved && tr.maybe(`change.${(change.factor ?? 1) > 1 ? 'up' : 'down'}.${change.moved}`, null);
  const same = change.kind === 'plan_change' && !moved && change.factor !== null ? tr('change.same_time') : null;
  return [courseText(change, lang), ...(moved ? [moved] : []), ...(same ? [same] : [])];
}

/** HTML of what happened: a word for the kind, the reasons, the plans. */
export function whatHappened(change: SqlChange, lang: Lang): string {
  const tr = t(lang);
  const factor =
    change.factor === null || (change.kind === 'plan_change' && !change.moved)
      ? ''
      : `\u00a0${factorText(change.factor)}`;
  const badge = `<b class="change-kind change-${change.kind}">${esc(tr.maybe(`change.kind.${change.kind}`, change.kind))}${factor}</b>`;
  const plan =
    change.fromPlan !== null && change.toPlan !== null
      ? [`<span class="nowrap">${esc(tr('change.plan', { from: change.fromPlan, to: change.toPlan }))}</span>`]
      : [];
  const text = [...reasons(change, lang).map(esc), ...plan].join(lang === 'zh' ? '；' : '; ');
  return `${badge} <span class="change-why">${text}</span>`;
}

/**
 * The change that matters most as a sentence, plain text: what goes on before what has passed, then by its effect. Empty where
 * nothing happened.
 */
export function changeSentence(changes: readonly SqlChange[], lang: Lang): string {
  const goesOn = ({ course }: SqlChange): number => Number(course === 'lasting' || course === 'open');
  const [change] = changes.toSorted((a, b) => goesOn(b) - goesOn(a) || (b.impactPct ?? 0) - (a.impactPct ?? 0));
  if (!change) return '';
  const tr = t(lang);
  const { kind, factor, moved, before, after } = change;
  const isTold = factor !== null && (kind !== 'plan_change' || moved !== null);
  const costs =
    isTold && before?.elapsedS != null && after?.elapsedS != null
      ? tr('change.lead_costs', {
          before: formatDuration(before.elapsedS, lang),
          after: formatDuration(after.elapsedS, lang),
        })
      : '';
  return tr('change.lead', {
    what: tr.maybe(`change.kind.${kind}`, kind) + (isTold ? `\u00a0${factorText(factor)}` : ''),
    time: formatTime(change.begin, lang),
    costs,
    why: reasons(change, lang).join(lang === 'zh' ? '；' : '; '),
  });
}

/** `4.33 ms → 37.2 ms`; a dash where it is in no list, nothing where neither side has it. */
const fromTo = (before: Num, after: Num, format: (value: Num) => string): string =>
  before === null && after === null
    ? ABSENT
    : `<span class="nowrap">${esc(format(before))} → ${esc(format(after))}</span>`;

/** Costs more is `+`, saves is `−`. */
function effectText({ kind, impactPct, factor }: SqlChange): string {
  if (impactPct === null) return ABSENT;
  if (kind === 'new' || kind === 'gone') return formatPct(impactPct);
  if (kind === 'plan_change' && impactPct < 0.5) return ABSENT;
  return `${(factor ?? 1) >= 1 ? '+' : '−'}${formatPct(impactPct)}`;
}

/** `ofDatabase`: with the statement's id, and without the lesser figures. */
export function changeColumns(place: Place, options: { ofDatabase: boolean; several: boolean }): Column<SqlChange>[] {
  const { lang } = place;
  const tr = t(lang);
  const figure = (
    label: string,
    key: keyof SqlCost,
    format: (value: Num) => string,
    title?: string,
  ): Column<SqlChange> => ({
    label: esc(label),
    title,
    numeric: true,
    cell: ({ before, after }) => fromTo(before?.[key] ?? null, after?.[key] ?? null, format),
    sortValue: ({ after }) => after?.[key] ?? null,
    shownIf: ({ before, after }) => (before?.[key] ?? after?.[key] ?? null) !== null,
  });
  const time = (value: Num) => formatDuration(value, lang);
  const small: Column<SqlChange>[] = [
    figure(tr('col.cpu_change'), 'cpuS', time),
    figure(tr('col.wait_change'), 'waitS', time, tr('col.wait_change.help')),
    figure(tr('col.gets_change'), 'gets', formatCount),
    figure(tr('col.reads_change'), 'reads', formatCount),
  ];
  return [
    {
      label: esc(tr('col.since')),
      cell: (row) =>
        `<a href="${esc(place.to(`${row.first.path}#sql`))}">${esc(formatTime(row.begin, lang, { weekday: true }))}</a>`,
      sortValue: (row) => Date.parse(`${row.begin.replace(' ', 'T')}Z`),
    },
    {
      label: 'SQL ID',
      head: true,
      cell: (row) => `<a class="id" href="${esc(place.to(`${row.path}#changes`))}">${esc(row.sqlId)}</a>`,
      shownIf: () => options.ofDatabase,
    },
    { label: esc(tr('col.instance')), cell: (row) => esc(row.subject), shownIf: () => options.several },
    { label: esc(tr('col.what_happened')), unsorted: true, cell: (row) => whatHappened(row, lang) },
    {
      label: esc(tr('col.effect')),
      title: tr('col.effect.help'),
      numeric: true,
      cell: (row) => esc(effectText(row)),
      sortValue: (row) => row.impactPct,
    },
    figure(tr('col.time_change'), 'elapsedS', time, tr('col.time_change.help')),
    ...(options.ofDatabase ? small.slice(2, 3) : small),
  ];
}
