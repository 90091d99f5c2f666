/** Tables of a comparison's page: what makes up the difference, by load and cost, by event, by statement, chapter by chapter. */
import { isAbsent, measureText, rateText } from '../../generator/pages/compare-figures.ts';
import type {
  ComparedChapter,
  ComparedPart,
  ComparedStatement,
  CompareModel,
  ComparisonsModel,
  Pair,
} from '../../generator/pages/compare-types.ts';
import type { DatabaseModel, Num } from '../../generator/pages/types.ts';
import { divergingBar, waitClassName } from '../charts/index.ts';
import { eventName } from './events.ts';
import { ABSENT, exact, formatDelta, formatDuration, formatPct, formatValue } from './format.ts';
import { cut, esc, oneLine } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { type Column, renderTable } from './table.ts';
import type { Place } from './url.ts';

/** Below this many average active sessions a part is not worth a row (our choice: half of the second decimal). */
const NOTABLE = 0.005;
/** Characters of a statement in its row. */
const TEXT = 90;

const sessions = (value: Num): string => esc(formatValue(value, 'sessions'));

/** A difference in average active sessions with its sign; `≥`, `≤` before what must be so at least, `?` for what may be none. */
export function difference(delta: Num, isExact = true): string {
  if (delta === null) return ABSENT;
  if (delta === 0 && !isExact) return '?';
  if (isExact && Math.abs(delta) < NOTABLE) return `<span title="${exact(delta)}">=</span>`;
  const bound = isExact ? '' : delta > 0 ? '≥ ' : '≤ ';
  const sign = delta === 0 ? '' : delta > 0 ? '+' : '−';
  return `<span title="${exact(delta)}">${esc(`${bound}${sign}${formatValue(Math.abs(delta), 'sessions')}`)}</span>`;
}

/** `1.2 → 3.4`, once where both read the same; empty where neither is known. On paper it may break after the arrow alone. */
function both(pair: Pair | null, show: (value: Num) => string): string {
  if (!pair || (pair.first === null && pair.second === null)) return '';
  const [first = '', second = ''] = [pair.first, pair.second].map((value) => show(value).replaceAll(' ', '\u00a0'));
  return esc(first === second && !isAbsent(first) ? first : `${first}\u00a0→ ${second}`);
}

const signedOr = (value: Num): string => (value === null ? '' : difference(value));
const seconds = (lang: Lang) => (value: Num) => formatDuration(value, lang);
const milliseconds = (lang: Lang) => (value: Num) => formatDuration(value === null ? null : value / 1000, lang);

/** First, second, bar, difference, share: the same wherever parts of the difference are listed. */
function sideColumns<Row>(
  lang: Lang,
  read: (row: Row) => Pair & { delta: Num; exact?: boolean; sharePct: Num; hue?: string | undefined },
  most: number,
): Column<Row>[] {
  const tr = t(lang);
  return [
    {
      label: esc(tr('compare.side_first')),
      title: tr('compare.aas_help'),
      numeric: true,
      cell: (row) => sessions(read(row).first),
    },
    {
      label: esc(tr('compare.side_second')),
      title: tr('compare.aas_help'),
      numeric: true,
      cell: (row) => sessions(read(row).second),
    },
    {
      label: '',
      cell: (row) => {
        const { delta, hue } = read(row);
        return divergingBar(delta, most, hue === undefined ? {} : { class: hue });
      },
    },
    {
      label: esc(tr('compare.difference')),
      title: tr('compare.difference_help'),
      numeric: true,
      cell: (row) => {
        const { delta, exact: isExact } = read(row);
        return difference(delta, isExact);
      },
    },
    {
      label: esc(tr('compare.share')),
      title: tr('compare.share_help'),
      numeric: true,
      shownIf: (row) => read(row).sharePct !== null,
      cell: (row) => {
        const { delta, exact: isExact = true, sharePct } = read(row);
        return delta === 0 && !isExact ? '' : esc(formatPct(sharePct));
      },
    },
  ];
}

/** By wait class or event; empty string where nothing is notable. */
export function partTable(parts: readonly ComparedPart[], caption: string, place: Place): string {
  const { lang } = place;
  const tr = t(lang);
  const rows = parts.filter(
    ({ first, second, delta }) => Math.max(Math.abs(delta ?? 0), first ?? 0, second ?? 0) >= NOTABLE,
  );
  if (rows.length === 0) return '';
  const counted = rows.some(({ waitsPerS }) => waitsPerS !== null);
  const most = Math.max(...rows.map(({ delta }) => Math.abs(delta ?? 0)));
  const hueOf = ({ name, waitClass }: ComparedPart): string =>
    waitClassName(name !== null && /^(DB )?CPU/i.test(name) ? name : (waitClass ?? name));
  return renderTable<ComparedPart>(
    [
      {
        label: esc(counted ? tr('col.event') : tr('col.wait_class')),
        head: true,
        cell: ({ name, waitClass, path }) =>
          name === null
            ? `<i class="dot"></i><span class="muted">${esc(tr('compare.remainder'))}</span>`
            : eventName({ name, waitClass, path }, lang, place),
      },
      ...sideColumns<ComparedPart>(lang, (part) => ({ ...part, hue: hueOf(part) }), most),
      {
        label: esc(tr('compare.waits_per_s')),
        numeric: true,
        shownIf: ({ waitsPerS }) => waitsPerS !== null,
        cell: ({ waitsPerS }) => both(waitsPerS, rateText),
      },
      {
        label: esc(tr('compare.avg_wait')),
        numeric: true,
        shownIf: ({ avgWaitMs }) => avgWaitMs !== null,
        cell: ({ avgWaitMs }) => both(avgWaitMs, milliseconds(lang)),
      },
      {
        label: esc(tr('compare.by_count')),
        numeric: true,
        shownIf: ({ byCount }) => byCount !== null,
        cell: ({ byCount }) => signedOr(byCount),
      },
      {
        label: esc(tr('compare.by_wait')),
        numeric: true,
        shownIf: ({ byWait }) => byWait !== null,
        cell: ({ byWait }) => signedOr(byWait),
      },
    ],
    rows,
    { caption, className: 'versus' },
  );
}

export function loadTable(rows: CompareModel['loadAndCost'], lang: Lang): string {
  const tr = t(lang);
  const change = (pair: Pair, unit: 'per_second' | 'seconds'): string =>
    esc(formatDelta(pair.second, pair.first, unit, lang));
  return renderTable<(typeof rows)[number]>(
    [
      { label: esc(tr('compare.work')), head: true, cell: ({ name }) => esc(name[lang]) },
      { label: esc(tr('compare.rate')), numeric: true, cell: ({ perS }) => both(perS, rateText) },
      { label: esc(tr('compare.fact.change')), numeric: true, cell: ({ perS }) => change(perS, 'per_second') },
      { label: esc(tr('compare.each')), numeric: true, cell: ({ dbTimeS }) => both(dbTimeS, seconds(lang)) },
      { label: esc(tr('compare.fact.change')), numeric: true, cell: ({ dbTimeS }) => change(dbTimeS, 'seconds') },
      {
        label: esc(tr('compare.by_load')),
        title: tr('compare.aas_help'),
        numeric: true,
        cell: ({ byLoad }) => difference(byLoad),
      },
      {
        label: esc(tr('compare.by_cost')),
        title: tr('compare.aas_help'),
        numeric: true,
        cell: ({ byCost }) => difference(byCost),
      },
    ],
    rows,
    { caption: tr('compare.load_cost'), className: 'versus' },
  );
}

export function statementTable(statements: readonly ComparedStatement[], place: Place): string {
  const { lang } = place;
  const tr = t(lang);
  const most = Math.max(...statements.map(({ delta }) => Math.abs(delta)));
  return renderTable<ComparedStatement>(
    [
      {
        label: esc(tr('compare.sql')),
        head: true,
        cell: (row) => {
          const code = `<code>${esc(row.sqlId)}</code>`;
          const named = row.path === null ? code : `<a href="${esc(place.to(row.path))}">${code}</a>`;
          const about = [row.text === null ? null : cut(oneLine(row.text), TEXT), row.module]
            .filter(Boolean)
            .join(' · ');
          return `${named}${about ? `<span class="sqlx">${esc(about)}</span>` : ''}`;
        },
      },
      {
        label: esc(tr('compare.moved')),
        title: tr('compare.verdict.help'),
        cell: ({ verdict, plans, delta, exact: isExact }) => {
          if (delta === 0 && !isExact && verdict === 'same') return ABSENT;
          const word = `<span class="tag verdict-${verdict}">${esc(tr(`compare.verdict.${verdict}`))}</span>`;
          if (verdict !== 'plan') return word;
          return `${word}<span class="sqlx">${esc(`${plans.first.join('/')} → ${plans.second.join('/')}`)}</span>`;
        },
      },
      ...sideColumns<ComparedStatement>(lang, (row) => ({ ...row, ...row.elapsedPerS }), most),
      {
        label: esc(tr('compare.executions_per_s')),
        numeric: true,
        cell: ({ executionsPerS }) => both(executionsPerS, rateText),
      },
      {
        label: esc(tr('col.per_exec_time')),
        numeric: true,
        cell: ({ elapsedPerExecS }) => both(elapsedPerExecS, seconds(lang)),
      },
      { label: esc(tr('compare.gets_each')), numeric: true, cell: ({ getsPerExec }) => both(getsPerExec, rateText) },
      { label: esc(tr('compare.reads_each')), numeric: true, cell: ({ readsPerExec }) => both(readsPerExec, rateText) },
      {
        label: esc(tr('compare.by_executions')),
        numeric: true,
        shownIf: ({ byExecutions }) => byExecutions !== null,
        cell: ({ byExecutions }) => signedOr(byExecutions),
      },
      {
        label: esc(tr('compare.by_cost')),
        numeric: true,
        shownIf: ({ byCost }) => byCost !== null,
        cell: ({ byCost }) => signedOr(byCost),
      },
    ],
    statements,
    { caption: tr('section.sql'), className: 'versus versus-sql' },
  );
}

/** Rows of the load profile go by the lake's names; their explanation is the snapshot page's. */
function rowName(chapter: ComparedChapter, name: string, lang: Lang): string {
  if (chapter.id !== 'load_profile' && chapter.id !== 'efficiency') return esc(name);
  const help = chapter.id === 'load_profile' ? t(lang).maybe(`load.${name}`, null) : null;
  return `<span${help === null ? '' : ` title="${esc(help)}"`}>${esc(name.replaceAll('_', ' '))}</span>`;
}

export function chapterTable(chapter: ComparedChapter, lang: Lang): string {
  const tr = t(lang);
  const [main, ...others] = chapter.measures;
  if (!main || chapter.rows.length === 0) return '';
  type Row = ComparedChapter['rows'][number];
  const heading = ({ name, title, perSecond }: (typeof chapter.measures)[number]): string =>
    esc(
      perSecond && !name.endsWith('_per_s') && name !== 'per_second'
        ? tr('compare.unit_per_s', { name: title[lang] })
        : title[lang],
    );
  const shown = (name: string, value: Num): string =>
    `<span title="${exact(value)}">${esc(measureText(name, value, lang))}</span>`;
  const unit = main.name.endsWith('_pct') ? 'percent' : 'count';
  return renderTable<Row>(
    [
      { label: heading(main), head: true, cell: ({ name }) => rowName(chapter, name, lang) },
      {
        label: esc(tr('compare.side_first')),
        numeric: true,
        cell: ({ values }) => shown(main.name, values[0]?.first ?? null),
      },
      {
        label: esc(tr('compare.side_second')),
        numeric: true,
        cell: ({ values }) => shown(main.name, values[0]?.second ?? null),
      },
      {
        label: esc(tr('compare.fact.change')),
        numeric: true,
        cell: ({ values }) => esc(formatDelta(values[0]?.second ?? null, values[0]?.first ?? null, unit, lang)),
      },
      {
        label: esc(tr('compare.per_transaction')),
        numeric: true,
        shownIf: ({ perTransaction }) => perTransaction !== null,
        cell: ({ perTransaction }) => both(perTransaction, (value) => measureText(main.name, value, lang)),
      },
      ...others.map(
        (measure, i): Column<Row> => ({
          label: heading(measure),
          numeric: true,
          shownIf: ({ values }) => values[i + 1]?.first != null || values[i + 1]?.second != null,
          cell: ({ values }) => both(values[i + 1] ?? null, (value) => measureText(measure.name, value, lang)),
        }),
      ),
    ],
    chapter.rows,
    { caption: chapter.title[lang], className: 'versus chapter' },
  );
}

/** The series of a database that periods can be taken of, as its page lists its snapshots. */
export function comparableSeries({ database, snapshots }: DatabaseModel): ComparisonsModel['series'] {
  const counted = snapshots.filter(({ inSeries }) => inSeries).map(({ snapshot }) => snapshot);
  const bySeries = Map.groupBy(counted, ({ path }) => `${path.split('/').slice(0, 2).join('/')}/`);
  return [...bySeries].flatMap(([path, own]) => {
    const times = own.map(({ beginTime }) => beginTime).sort();
    const instanceName = own[0]?.instanceName;
    if (instanceName === undefined) return [];
    const lastEnd =
      own
        .map(({ endTime }) => endTime)
        .sort()
        .at(-1) ?? '';
    return [{ path, database, instanceName, firstBegin: times[0] ?? '', lastEnd }];
  });
}
