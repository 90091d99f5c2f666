/** A comparison as a document: sentences and tables, in one language, most important first. Pure; `text.ts` and `markdown.ts` print it. */
import { chapterNamed } from '../../analysis/compare/chapters.ts';
import { chapterTitle } from '../../analysis/compare/labels.ts';
import type { ChapterChange, Comparison, Contribution, MeasureChange, Pair } from '../../analysis/compare/model.ts';
import { notesIn, partName, signed, spanIn, summaryOf, whyOf, workName } from '../../analysis/compare/wording.ts';
import {
  formatDelta,
  formatDuration,
  formatPct,
  formatTime,
  formatValue,
  type Lang,
  type Num,
} from '../../base/figures.ts';
import type { TableColumn } from '../../base/table.ts';
import { isAbsent, measureText, rateText } from '../../pages/compare-figures.ts';
import { type HeadingKey, heading } from './headings.ts';

export interface Document {
  title: string;
  summary: string;
  notes: readonly string[];
  sections: readonly DocumentSection[];
}

export interface DocumentSection {
  title: string;
  /** What is not shown, or why there is nothing. */
  remark: string | null;
  columns: readonly TableColumn[];
  rows: readonly (readonly (string | null)[])[];
}

/** `most`: rows of a table at most. */
export function documentOf(comparison: Comparison, lang: Lang, most: number): Document {
  const write = new Writer(lang, most);
  const { first, second } = comparison;
  const subjects = [
    ...new Set([first, second].map(({ dbName, instanceName }) => [dbName, instanceName].filter(Boolean).join(' '))),
  ];
  return {
    title: `${write.say('what_changed')}${lang === 'zh' ? '：' : ': '}${subjects.join(' → ')}`,
    summary: summaryOf(comparison, lang),
    notes: notesIn(comparison, lang),
    sections: [
      write.sides(comparison),
      write.work(comparison),
      write.parts('by_class', comparison.byClass),
      write.parts('by_event', comparison.byEvent),
      write.statements(comparison),
      write.parameters(comparison),
      ...comparison.chapters.map((chapter) => write.chapter(chapter)),
    ].filter((section) => section !== null),
  };
}

/** Longest name of a row; longer ones are cut in the middle of a screen. */
const NAME_WIDTH = 46;

class Writer {
  private readonly lang: Lang;
  private readonly most: number;

  constructor(lang: Lang, most: number) {
    this.lang = lang;
    this.most = most;
  }

  say(key: HeadingKey): string {
    return heading(key, this.lang);
  }

  /** The heads of both sides; what is the same in both, and nowhere printed, is left out. */
  sides({ first, second, dbTimePerS }: Comparison): DocumentSection {
    const { lang } = this;
    const same = (text: string | null, other: string | null): string => (text !== null && text === other ? '=' : '');
    const rows: [HeadingKey, string | null, string | null, string?][] = [
      ['period', spanIn(first, lang), spanIn(second, lang)],
      ['reports', String(first.reports), String(second.reports)],
      ['snapshots', snaps(first), snaps(second)],
      ['database', first.dbName, second.dbName],
      ['instance', first.instanceName, second.instanceName],
      ['container', first.containerName, second.containerName],
      ['kind', first.kind, second.kind],
      ['release', join(first.release, first.edition), join(second.release, second.edition)],
      ['role', first.role, second.role],
      ['host', first.hostName, second.hostName],
      ['platform', first.platform, second.platform],
      ['cpus', cpus(first), cpus(second)],
      ['host_memory', memory(first.memoryGb), memory(second.memoryGb)],
      [
        'startup',
        first.startupTime && formatTime(first.startupTime, lang),
        second.startupTime && formatTime(second.startupTime, lang),
      ],
      ['sessions', range(first.sessions), range(second.sessions)],
      [
        'elapsed',
        formatDuration(first.elapsedS, lang),
        formatDuration(second.elapsedS, lang),
        formatDelta(second.elapsedS, first.elapsedS, 'seconds', lang),
      ],
      [
        'db_time',
        formatDuration(first.dbTimeS, lang),
        formatDuration(second.dbTimeS, lang),
        formatDelta(second.dbTimeS, first.dbTimeS, 'seconds', lang),
      ],
      [
        'db_time_per_s',
        formatValue(dbTimePerS.first, 'sessions'),
        formatValue(dbTimePerS.second, 'sessions'),
        formatDelta(dbTimePerS.second, dbTimePerS.first, 'sessions', lang),
      ],
      ['per_cpu', perCpu(dbTimePerS.first, first.cpus), perCpu(dbTimePerS.second, second.cpus)],
    ];
    return {
      title: this.say('sides'),
      remark: null,
      columns: [
        { title: '' },
        { title: this.say('first') },
        { title: this.say('second') },
        { title: this.say('change'), align: 'right' },
      ],
      rows: rows
        .filter(([, a, b]) => a !== null || b !== null)
        .map(([key, a, b, change]) => [this.say(key), a, b, change ?? same(a, b)]),
    };
  }

  work({ loadAndCost }: Comparison): DocumentSection | null {
    if (loadAndCost.length === 0) return null;
    const { lang } = this;
    return {
      title: this.say('load_and_cost'),
      remark: this.say('load_and_cost_note'),
      columns: this.columns(
        ['work'],
        ['rate_first', 'rate_second', 'change', 'time_each_first', 'time_each_second', 'change', 'by_load', 'by_cost'],
      ),
      rows: loadAndCost.map(({ work, perS, dbTimeS, byLoad, byCost }) => [
        workName(work, lang),
        rateText(perS.first),
        rateText(perS.second),
        formatDelta(perS.second, perS.first, 'per_second', lang),
        formatDuration(dbTimeS.first, lang),
        formatDuration(dbTimeS.second, lang),
        formatDelta(dbTimeS.second, dbTimeS.first, 'seconds', lang),
        signed(byLoad),
        signed(byCost),
      ]),
    };
  }

  parts(title: 'by_class' | 'by_event', parts: readonly Contribution[] | null): DocumentSection {
    const { lang } = this;
    const counted = parts?.some(({ waitsPerS }) => waitsPerS !== null) ?? false;
    const rows = (parts ?? []).filter((part) => Math.max(part.first ?? 0, part.second ?? 0) >= 0.005 || part.sharePct);
    return {
      title: this.say(title),
      remark: this.remark(parts, rows.length),
      columns: this.columns(counted ? ['event', 'wait_class'] : ['wait_class'], [
        'first_aas',
        'second_aas',
        'difference',
        'share',
        ...(counted ? (['waits_per_s', 'avg_wait', 'by_count', 'by_wait'] as const) : []),
      ]),
      rows: rows
        .slice(0, this.most)
        .map((part) => [
          partName(part.name, lang),
          ...(counted ? [part.waitClass === part.name ? null : part.waitClass] : []),
          formatValue(part.first, 'sessions'),
          formatValue(part.second, 'sessions'),
          signed(part.delta),
          part.sharePct === null ? null : formatPct(part.sharePct),
          ...(counted
            ? [
                arrow(part.waitsPerS, rateText),
                arrow(part.avgWaitMs, (ms) => formatDuration(ms === null ? null : ms / 1000, lang)),
                signed(part.byCount),
                signed(part.byWait),
              ]
            : []),
        ]),
    };
  }

  statements({ statements }: Comparison): DocumentSection {
    const { lang } = this;
    return {
      title: this.say('top_sql'),
      remark: [this.say('top_sql_note'), this.remark(statements, statements?.length ?? 0)].filter(Boolean).join(' '),
      columns: this.columns(
        ['sql_id'],
        [
          'first_aas',
          'second_aas',
          'difference',
          'share',
          'executions_per_s',
          'per_execution',
          'gets_per_exec',
          'reads_per_exec',
          'by_count',
          'by_cost',
        ],
        ['remark', 'module'],
      ),
      rows: (statements ?? [])
        .slice(0, this.most)
        .map((each) => [
          each.sqlId,
          formatValue(each.elapsedPerS.first, 'sessions'),
          formatValue(each.elapsedPerS.second, 'sessions'),
          each.delta === 0 && !each.exact
            ? '?'
            : `${each.exact ? '' : `${each.delta > 0 ? '≥' : '≤'} `}${signed(each.delta)}`,
          each.sharePct === null || (each.delta === 0 && !each.exact) ? null : formatPct(each.sharePct),
          arrow(each.executionsPerS, rateText),
          arrow(each.elapsedPerExecS, (s) => formatDuration(s, lang)),
          arrow(each.getsPerExec, rateText),
          arrow(each.readsPerExec, rateText),
          signed(each.byExecutions),
          signed(each.byCost),
          whyOf(each, lang) ?? '',
          each.module ?? '',
        ]),
    };
  }

  parameters({ parameters }: Comparison): DocumentSection {
    return {
      title: this.say('parameters'),
      remark: parameters?.length === 0 ? this.say('none_differ') : this.remark(parameters, 0),
      columns: [
        { title: this.say('parameter') },
        { title: this.say('first'), maxWidth: 60 },
        { title: this.say('second'), maxWidth: 60 },
      ],
      rows: (parameters ?? []).map(({ name, from, to }) => [
        name,
        from ?? this.say('not_set'),
        to ?? this.say('not_set'),
      ]),
    };
  }

  /** Rows that moved; their first measure in full, the others as they went. */
  chapter({ id, has, cut, rows }: ChapterChange): DocumentSection {
    const { lang } = this;
    const moved = rows.filter(({ measures }) => measures.some((measure) => this.change(measure) !== '='));
    const one = has.first && has.second ? null : `${this.say('only_in')} ${this.say(has.first ? 'first' : 'second')}`;
    const hidden = one ?? this.remark(rows, moved.length);
    const [main, ...others] = chapterNamed(id).measures;
    const counted = rows.some(({ measures }) => measures[0]?.perTransaction);
    return {
      title: chapterTitle(id, lang),
      remark:
        [cut ? this.say('cut_note') : null, moved.length === 0 && !one ? this.say('none_differ') : hidden]
          .filter(Boolean)
          .join(' ') || null,
      columns: [
        { title: '', maxWidth: NAME_WIDTH },
        ...[main?.combine === 'sum' ? `${main.name} /s` : (main?.name ?? ''), '→', this.say('change')].map(
          (title): TableColumn => ({ title, align: 'right' }),
        ),
        ...(counted ? [{ title: this.say('per_transaction'), align: 'right' } as const] : []),
        ...others.map(
          ({ name, combine }): TableColumn => ({ title: combine === 'sum' ? `${name} /s` : name, align: 'right' }),
        ),
      ],
      rows: moved
        .slice(0, this.most)
        .map(({ name, measures: [first, ...rest] }) => [
          name,
          ...(first ? [this.value(first, 'first'), this.value(first, 'second'), this.change(first)] : []),
          ...(counted
            ? [
                first?.perTransaction
                  ? arrow(first.perTransaction, (value) => measureText(first.name, value, lang))
                  : null,
              ]
            : []),
          ...rest.map((measure) =>
            arrow(measure.perSecond ?? measure, (value) => measureText(measure.name, value, lang)),
          ),
        ]),
    };
  }

  private value(measure: MeasureChange, side: keyof Pair): string {
    return measureText(measure.name, (measure.perSecond ?? measure)[side], this.lang);
  }

  /** `=` for a row that did not move. */
  private change(measure: MeasureChange): string {
    const { first, second } = measure.perSecond ?? measure;
    if (first === null && second === null) return '=';
    return formatDelta(second, first, measure.name.endsWith('_pct') ? 'percent' : 'count', this.lang);
  }

  /** What a table does not show. */
  private remark(rows: readonly unknown[] | null, count: number): string | null {
    if (rows === null) return this.say('not_in_both');
    const left = count - this.most;
    return left > 0 ? this.say('more').replace('{count}', String(left)) : null;
  }

  private columns(
    names: readonly HeadingKey[],
    figures: readonly HeadingKey[],
    after: readonly HeadingKey[] = [],
  ): TableColumn[] {
    return [
      ...names.map((key): TableColumn => ({ title: this.say(key), maxWidth: NAME_WIDTH })),
      ...figures.map((key): TableColumn => ({ title: this.say(key), align: 'right' })),
      ...after.map((key): TableColumn => ({ title: this.say(key), maxWidth: 34 })),
    ];
  }
}

const snaps = ({ beginSnap, endSnap }: Comparison['first']): string | null =>
  beginSnap === null || endSnap === null ? null : `${beginSnap}–${endSnap}`;
const join = (...parts: (string | null)[]): string | null => parts.filter((part) => part !== null).join(' ') || null;
const memory = (gib: Num): string | null => (gib === null ? null : formatValue(gib, 'gibibytes'));
const perCpu = (aas: Num, count: Num): string | null =>
  aas === null || !count ? null : formatValue(aas / count, 'sessions');
const range = ({ first, second }: Pair): string | null =>
  first === null && second === null ? null : arrow({ first, second }, (value) => measureText('sessions', value, 'en'));

function cpus({ cpus: count, cores, sockets }: Comparison['first']): string | null {
  return count === null ? null : [count, cores, sockets].filter((each) => each !== null).join(' / ');
}

/** `1.2 → 3.4`; null where neither is known. */
function arrow(pair: Pair | null, show: (value: Num) => string): string | null {
  if (!pair || (pair.first === null && pair.second === null)) return null;
  const [first, second] = [show(pair.first), show(pair.second)];
  return first === second && !isAbsent(first) ? first : `${first} → ${second}`;
}
