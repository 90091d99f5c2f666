/** The site's strings in both languages: flat dotted keys. Oracle's own names are never translated. */
import en from '../i18n/en.json' with { type: 'json' };
import zhCN from '../i18n/zh-CN.json' with { type: 'json' };
import { esc } from './html.ts';

export type Lang = 'en' | 'zh';
export type StringKey = keyof typeof en;
export type Values = Record<string, string | number>;

export const LANGS: readonly Lang[] = ['en', 'zh'];

/** Value of `<html lang>` and `hreflang`. */
export const HTML_LANG: Record<Lang, string> = { en: 'en', zh: 'zh-CN' };

const STRINGS: Record<Lang, Record<string, string>> = { en, zh: zhCN };

export interface Translate {
  /** The string with its values put in. An unknown key throws: a page with a hole in it is a defect. */
  (key: StringKey, values?: Values): string;
  /** The string as HTML; `values` are HTML already, the string itself is escaped. */
  html(key: StringKey, values?: Values): string;
  /** The string of a key made at run time (a metric, an ordering), or `fallback` where there is none. */
  maybe<F extends string | null>(key: string, fallback: F, values?: Values): string | F;
  lang: Lang;
}

/** `{name}` is the value, `{name:one|many}` a word that follows its number. */
function fill(template: string, values: Values | undefined): string {
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values?.[name];
    if (value === undefined) return whole;
    return one === undefined ? String(value) : String(String(value) === '1' ? one : many);
  });
}

function make(lang: Lang): Translate {
  const strings = STRINGS[lang];
  const template = (key: string): string => {
    const found = strings[key];
    if (found === undefined) throw new Error(`no string ${key} in ${lang}`);
    return found;
  };
  const translate = (key: StringKey, values?: Values) => fill(template(key), values);
  return Object.assign(translate, {
    lang,
    html: (key: StringKey, values?: Values) => fill(esc(template(key)), values),
    maybe: <F extends string | null>(key: string, fallback: F, values?: Values) =>
      strings[key] === undefined ? fallback : fill(template(key), values),
  });
}

const TRANSLATE: Record<Lang, Translate> = { en: make('en'), zh: make('zh') };

export function t(lang: Lang): Translate {
  return TRANSLATE[lang];
}
