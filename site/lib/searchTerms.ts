/**
 * What the search knows without any report, in both languages: the site's own pages, figures, wait classes, wait events, and
 * other words for Oracle's names. A word of one language finds on pages of the other too.
 */

import { RULE_NOTES, RULE_NOTES_DIGEST } from '../../generator/pages/rule-list.ts';
import { waitClassName } from '../charts/index.ts';
import synonyms from '../i18n/synonyms.json' with { type: 'json' };
import { CLASS_NOTES, EVENT_NOTES, FIGURES } from './glossary.ts';
import { type Lang, t } from './i18n.ts';
import { metricLabel } from './metrics.ts';
import { TERMS, termLink } from './terms.ts';
import { fragmentOf } from './url.ts';

/** Title in English and Chinese, what it means in both, path below `/{lang}/`, other words for it, parted by `|`. */
export type TermRow = [en: string, zh: string, enNote: string, zhNote: string, path: string, words: string];

export interface SearchTerms {
  pages: TermRow[];
  help: TermRow[];
  /** Name of a wait event → what it means. */
  events: Record<string, [en: string, zh: string]>;
  /** Other words, and the names that they stand for: wait events, parameters, keys of figures. */
  synonyms: [words: string[], names: string[]][];
  /** Strings that the box itself shows, by language: `find.…`, `severity.…`, and `class.{wait class}` for its hue. */
  words: Record<Lang, Record<string, string>>;
}

const [en, zh] = [t('en'), t('zh')];

/** Other words for a name, in either language. */
export function synonymsOf(name: string): string[] {
  return synonyms.flatMap(({ words, names }) => (names.includes(name) ? words : []));
}

const KINDS = [
  'page',
  'database',
  'instance',
  'host',
  'event',
  'snapshot',
  'sql',
  'segment',
  'parameter',
  'finding',
  'help',
];
const SHOWN = [
  'find.none',
  'find.one',
  'find.count',
  'find.first',
  'find.more',
  'find.missing',
  'severity.high',
  'severity.medium',
  'severity.low',
  ...KINDS.map((kind) => `find.kind.${kind}`),
];

function shownWords(lang: Lang): Record<string, string> {
  const tr = t(lang);
  return {
    ...Object.fromEntries(SHOWN.map((key) => [key, tr.maybe(key, '')])),
    ...Object.fromEntries(CLASS_NOTES.map(({ name }) => [`class.${name}`, waitClassName(name)])),
  };
}

/** Changes with what the generator says of its rules, which is no code of the site's. */
export const TERMS_KEY = `search terms ${RULE_NOTES_DIGEST}`;

export function searchTerms(): SearchTerms {
  return {
    pages: [
      [en('nav.fleet'), zh('nav.fleet'), '', '', '', 'fleet|home|首页'],
      [en('nav.digest'), zh('nav.digest'), '', '', 'digest/', 'morning|last night|yesterday|昨夜|昨天|日报'],
      [en('nav.findings'), zh('nav.findings'), '', '', 'findings/', 'incidents|problems|事件|问题'],
      [en('nav.data'), zh('nav.data'), '', '', 'data/', 'gaps|rejects|coverage|缺口|拒收'],
      [en('comparisons.title'), zh('comparisons.title'), '', '', 'compare/', 'difference|awrddrpt|对比'],
      [en('read.title'), zh('read.title'), '', '', 'read/', 'drop|upload|open a file|打开|上传|文件'],
      [en('nav.help'), zh('nav.help'), '', '', 'help/', 'glossary|词汇|术语|说明'],
    ],
    help: [
      ...FIGURES.map(
        ({ key, formula }): TermRow => [
          metricLabel(key, 'en'),
          metricLabel(key, 'zh'),
          formula,
          formula,
          `help/#figure-${key}`,
          [key, ...synonymsOf(key)].join('|'),
        ],
      ),
      ...CLASS_NOTES.map(
        (note): TermRow => [note.name, note.name, note.en, note.zh, `help/#class-${fragmentOf(note.name)}`, ''],
      ),
      ...TERMS.map(
        ({ id, en: inEnglish, zh: inChinese }): TermRow => [
          inEnglish.name,
          inChinese.name,
          inEnglish.text,
          inChinese.text,
          termLink(id),
          '',
        ],
      ),
      ...RULE_NOTES.map(
        ({ id, name, advice }): TermRow => [name.en, name.zh, advice.en, advice.zh, `help/#rule-${id}`, id],
      ),
      ...EVENT_NOTES.map(
        ({ name, en: inEnglish, zh: inChinese }): TermRow => [
          name,
          name,
          inEnglish.what,
          inChinese.what,
          `help/#wait-${fragmentOf(name)}`,
          synonymsOf(name).join('|'),
        ],
      ),
    ],
    events: Object.fromEntries(EVENT_NOTES.map((note) => [note.name, [note.en.what, note.zh.what]])),
    synonyms: synonyms.map(({ words, names }) => [words, names]),
    words: { en: shownWords('en'), zh: shownWords('zh') },
  };
}
