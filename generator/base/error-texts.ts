/**
 * What errors about files say, in Chinese: messages, places and remedies, as the command line, the page of rejected files and
 * the page that reads a dropped report show them. Errors are thrown, logged and stored in English alone (`rejects.detail` is a
 * sentence of the lake), so a text is found by its English, with the values it holds taken over; an unknown text stays as it is.
 *
 * `error-texts.test.ts` holds this list against every error that reading a file can raise.
 */
import { type Both, MESSAGES, PLACES, REMEDIES, VALUES } from './error-text-list.ts';
import { AwrError } from './errors.ts';
import type { Lang } from './figures.ts';

interface Pattern {
  zh: string;
  names: readonly string[];
  source: string;
}

const patternsOf = (list: readonly Both[]): readonly Pattern[] =>
  list.map(([en, zh]) => {
    const names: string[] = [];
    const source = en
      .split(/\{(\w+)\}/)
      .map((piece, i) => {
        if (i % 2 === 0) return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
        names.push(piece);
        return '(.*?)';
      })
      .join('');
    return { zh, names, source };
  });

const messages = patternsOf(MESSAGES);
const remedies = patternsOf(REMEDIES);
const places = patternsOf([...PLACES, ...VALUES]);

/** Chinese of a whole text of a list; null where it is none. */
function inChinese(text: string, patterns: readonly Pattern[]): string | null {
  for (const { zh, names, source } of patterns) {
    const match = new RegExp(`^${source}$`, 's').exec(text);
    if (!match) continue;
    const values = new Map(names.map((name, i) => [name, match[i + 1] ?? '']));
    return zh.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values.get(name) ?? '';
      return inChinese(value, places) ?? value;
    });
  }
  return null;
}

/** Places come several, joined by a semicolon. */
function placeInChinese(place: string): string | null {
  const parts = place.split('; ').map((part) => inChinese(part, places));
  return parts.every((part) => part !== null) ? parts.join('；') : inChinese(place, places);
}

export interface ErrorTexts {
  message: string;
  place: string | null;
  remedy: string | null;
}

/** What an error says, in a language. */
export function errorTexts(
  { message, place = null, remedy = null }: Partial<ErrorTexts> & { message: string },
  lang: Lang,
): ErrorTexts {
  if (lang === 'en') return { message, place, remedy };
  return {
    message: inChinese(message, messages) ?? message,
    place: place === null ? null : (placeInChinese(place) ?? place),
    remedy: remedy === null ? null : (inChinese(remedy, remedies) ?? remedy),
  };
}

/** The same error with its texts in that language. */
export function errorIn(error: AwrError, lang: Lang): AwrError {
  const { code, file, exitCode } = error;
  const { message, place, remedy } = errorTexts(
    { message: error.message, place: error.place ?? null, remedy: error.remedy ?? null },
    lang,
  );
  return new AwrError(message, {
    code,
    exitCode,
    cause: error,
    ...(file !== undefined && { file }),
    ...(place !== null && { place }),
    ...(remedy !== null && { remedy }),
  });
}

/**
 * A detail as `rejects` stores it, in a language: the message, ` At {place}.`, and the remedy. Null for one whose message is
 * not of the list.
 */
export function rejectDetail(detail: string, lang: Lang): string | null {
  if (lang === 'en') return detail;
  const remedy = remedies
    .map(({ source }) => new RegExp(` (${source})$`, 's').exec(detail))
    .find((match) => match !== null);
  const said = remedy ? detail.slice(0, remedy.index) : detail;
  for (const { source } of messages) {
    const match = new RegExp(`^(?<message>${source})(?: At (?<place>.+)\\.)?$`, 's').exec(said);
    if (!match?.groups) continue;
    const { message = '', place } = match.groups;
    return [
      inChinese(message, messages),
      place === undefined ? '' : `位置：${placeInChinese(place) ?? place}。`,
      remedy ? inChinese(remedy[1] ?? '', remedies) : '',
    ].join('');
  }
  return null;
}
