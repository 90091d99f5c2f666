/** A comparison in sentences, in both languages. Plain text: whoever shows it as HTML escapes it. */
import {
  formatCount,
  formatDelta,
  formatDuration,
  formatTime,
  formatValue,
  type Lang,
  type Num,
} from '../../base/figures.ts';
import { type Comparison, type Contribution, type LoadAndCost, REMAINDER, type StatementChange } from './model.ts';
import { noteWording } from './note-wording.ts';
import type { Work } from './side.ts';

/** Parts of the difference that a sentence names: at most three, each a tenth of it or more (our choice). */
const NAMED = 3;
const LEAST_SHARE_PCT = 10;
/** A statement that makes up so much of the difference is named. */
const STATEMENT_SHARE_PCT = 20;
/** Where load or cost makes up so much of the difference, the other is not worth a word. */
const ALONE = 0.8;

const WORK_NAMES: Record<Lang, Record<Work, { many: string; one: string }>> = {
  en: {
    transactions: { many: 'transactions', one: 'transaction' },
    executions: { many: 'executions', one: 'execution' },
    user_calls: { many: 'user calls', one: 'user call' },
  },
  zh: {
    transactions: { many: '事务', one: '每事务' },
    executions: { many: '执行', one: '每次执行' },
    user_calls: { many: '用户调用', one: '每次用户调用' },
  },
};

export const workName = (work: Work, lang: Lang): string => WORK_NAMES[lang][work].many;

export function partName(name: string, lang: Lang): string {
  if (name !== REMAINDER) return name;
  return lang === 'zh' ? '未列出的时间' : 'time that nothing listed accounts for';
}

const sessions = (value: Num): string => formatValue(value, 'sessions');
const percent = (value: number): string => `${Math.round(value)}\u00a0%`;

/** What changed, in two or three sentences: DB time and what it went to; load or cost; the statement that stands out. */
export function summaryOf(comparison: Comparison, lang: Lang): string {
  const sentences = [
    dbTimeSentence(comparison, lang),
    workSentence(comparison, lang),
    statementSentence(comparison, lang),
  ];
  return sentences.filter((each) => each !== null).join(lang === 'zh' ? '' : ' ');
}

function dbTimeSentence({ dbTimePerS: { first, second }, byEvent, byClass }: Comparison, lang: Lang): string {
  if (first === null || second === null)
    return lang === 'zh' ? '两边的报告不都有 DB time，无法比较。' : 'Not both sides say their DB time.';
  const parts = byEvent ?? byClass ?? [];
  const values = `${sessions(first)} → ${sessions(second)}`;
  const named = parts.filter(({ sharePct }) => (sharePct ?? 0) >= LEAST_SHARE_PCT).slice(0, NAMED);
  const shared = parts.some(({ sharePct }) => sharePct !== null);
  if (!shared && Math.abs(second - first) <= 0.02 * Math.max(first, second)) return steady(values, parts, lang);
  const rose = second > first;
  const by = formatDelta(second, first, 'sessions', lang);
  if (lang === 'zh') {
    const list = named
      .map(
        (part) => `${partName(part.name, lang)}${part.name === REMAINDER ? '' : ' '}占 ${percent(part.sharePct ?? 0)}`,
      )
      .join('，');
    return `每秒 DB time ${rose ? '上升' : '下降'}：${values}（${by}）${list ? `，其中 ${list}` : ''}。`;
  }
  const word = rose ? 'rise' : 'fall';
  const list = named.map(
    (part, i) => `${percent(part.sharePct ?? 0)}${i === 0 ? ` of the ${word}` : ''} is ${partName(part.name, lang)}`,
  );
  return `DB time per second ${rose ? 'rose' : 'fell'} ${values} (${by})${list.length > 0 ? `: ${list.join(', ')}` : ''}.`;
}

/** DB time is the same; what moved within it still tells something. */
function steady(values: string, parts: readonly Contribution[], lang: Lang): string {
  const moved = parts
    .filter(({ name, delta }) => name !== REMAINDER && Math.abs(delta ?? 0) >= 0.01)
    .slice(0, NAMED)
    .map(({ name, delta }) => `${name} ${signed(delta ?? 0)}`);
  if (lang === 'zh')
    return `每秒 DB time 基本不变：${values}${moved.length > 0 ? `；变动最大：${moved.join('，')}` : ''}。`;
  return `DB time per second is about the same, ${values}${moved.length > 0 ? `; most moved ${moved.join(', ')}` : ''}.`;
}

/** A difference with its sign, in average active sessions. */
export function signed(delta: Num): string {
  if (delta === null || delta === 0) return sessions(delta);
  return `${delta > 0 ? '+' : '−'}${sessions(Math.abs(delta))}`;
}

/**
 * The unit of work that the sentence speaks of: the first one that both sides did and that goes with DB time. Where load and cost
 * cancel each other out many times over, the work was of another kind, and its unit explains nothing.
 */
function mainWork({ loadAndCost, delta }: Comparison): LoadAndCost | null {
  const done = loadAndCost.filter(({ byLoad }) => byLoad !== null);
  return done.find((each) => isTelling(each, delta)) ?? done[0] ?? null;
}

/** Both effects together, at most three times the difference (our choice). */
const isTelling = ({ byLoad, byCost }: LoadAndCost, delta: Num): boolean =>
  Math.abs(byLoad ?? 0) + Math.abs(byCost ?? 0) <= 3 * Math.abs(delta ?? 0);

function workSentence(comparison: Comparison, lang: Lang): string | null {
  const main = mainWork(comparison);
  const { delta } = comparison;
  if (!main || main.byLoad === null || main.byCost === null || delta === null) return null;
  const { many, one } = WORK_NAMES[lang][main.work];
  const rate = `${formatCount(round(main.perS.first))} → ${formatCount(round(main.perS.second))} /s`;
  const time = `${formatDuration(main.dbTimeS.first, lang)} → ${formatDuration(main.dbTimeS.second, lang)}`;
  const facts =
    lang === 'zh' ? `${many} ${rate}，${one} DB time ${time}` : `${capital(many)} ${rate}, DB time per ${one} ${time}`;
  const reason = reasonOf(main, comparison, lang);
  return `${facts}${reason ? `${lang === 'zh' ? '：' : ': '}${reason}` : ''}${lang === 'zh' ? '。' : '.'}`;
}

function reasonOf(main: LoadAndCost, { delta, byEvent, byClass }: Comparison, lang: Lang): string | null {
  const { byLoad, byCost, work } = main;
  const whole = delta ?? 0;
  const shared = (byEvent ?? byClass ?? []).some(({ sharePct }) => sharePct !== null);
  if (!shared || byLoad === null || byCost === null || whole === 0 || !isTelling(main, delta)) return null;
  const load = byLoad / whole;
  const { one } = WORK_NAMES[lang][work];
  const more = whole > 0;
  if (load >= ALONE && load <= 2 - ALONE)
    return lang === 'zh' ? `是工作量变${more ? '多' : '少'}` : `${more ? 'more' : 'less'} work`;
  if (load <= 1 - ALONE && load >= ALONE - 1)
    return lang === 'zh'
      ? `不是工作量，而是${one}${more ? '变慢' : '变快'}`
      : `not the amount of work, each ${one} takes ${more ? 'longer' : 'less time'}`;
  return lang === 'zh'
    ? `工作量的影响 ${signed(byLoad)}，${one}耗时的影响 ${signed(byCost)}`
    : `the amount of work brings ${signed(byLoad)}, the time per ${one} ${signed(byCost)}`;
}

function statementSentence({ statements }: Comparison, lang: Lang): string | null {
  const top = statements?.[0];
  if (!top || (top.sharePct ?? 0) < STATEMENT_SHARE_PCT) return null;
  const change = `${top.exact ? '' : lang === 'zh' ? '至少 ' : 'at least '}${signed(top.delta)}`;
  const why = whyOf(top, lang);
  return lang === 'zh'
    ? `SQL ${top.sqlId} ${change}（${percent(top.sharePct ?? 0)}）${why ? `，${why}` : ''}。`
    : `SQL ${top.sqlId} ${change} (${percent(top.sharePct ?? 0)})${why ? `, ${why}` : ''}.`;
}

/** What a reader wants to know of a statement that moved. */
export function whyOf({ planChanged, listed, plans }: StatementChange, lang: Lang): string | null {
  const zh = lang === 'zh';
  if (planChanged) {
    const [from, to] = [plans.first.join('/'), plans.second.join('/')];
    return zh ? `执行计划 ${from} → ${to}` : `plan ${from} → ${to}`;
  }
  if (listed === 'second') return zh ? '此前不在 Top SQL 中' : 'not in the top SQL before';
  if (listed === 'first') return zh ? '不再在 Top SQL 中' : 'no longer in the top SQL';
  return null;
}

export function notesIn(comparison: Comparison, lang: Lang): string[] {
  return comparison.notes.map((note) => noteWording(note, lang));
}

/** `Mon 2026-10-26 10:00 – 11:00` and how many reports make it up. */
export function spanIn({ beginTime, endTime }: Comparison['first'], lang: Lang): string {
  const to = formatTime(endTime, lang);
  return `${formatTime(beginTime, lang, { weekday: true })} – ${beginTime.slice(0, 10) === endTime.slice(0, 10) ? to.slice(11) : formatTime(endTime, lang, { weekday: true })}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** Rates are read at three digits; whole ones carry no decimals. */
const round = (value: Num): Num => (value === null ? null : Number(value.toPrecision(3)));
