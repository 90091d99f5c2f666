/**
 * Incidents as an Atom feed (RFC 4287). An entry's id is its incident's, so that a reader shows each incident once; its
 * `updated` moves on with the incident and once more when it is over. Times are the database's wall clock, written as if
 * it were UTC's: a report does not say its time zone.
 */
import { Feed } from 'feed';
import type { FeedEntry, FeedModel } from '../../generator/pages/digest-types.ts';
import { secondsBetween } from '../../generator/pages/times.ts';
import { formatDuration, formatInterval, formatPct, formatTime } from './format.ts';
import { esc } from './html.ts';
import { HTML_LANG, type Lang, t } from './i18n.ts';
import { placeOf } from './url.ts';

/** Stands for the site's root while the feed is made, where it is not known: the library wants whole addresses. */
const NOWHERE = 'https://site.invalid/';
/** Of a feed without any entry or snapshot. */
const NEVER = new Date(0);

/** The feed's XML. With a base URL its links are absolute, without one relative to the feed's own address. */
export function atomOf(model: FeedModel, lang: Lang): string {
  const tr = t(lang);
  const base = model.baseUrl === null ? NOWHERE : model.baseUrl.replace(/\/*$/, '/');
  const address = (path: string): string => new URL(`${lang}/${path}`, base).href;
  const name = model.database === null ? tr('nav.fleet') : model.database.dbName;
  const feed = new Feed({
    id: `urn:awr:feed:${model.database?.slug ?? 'fleet'}:${HTML_LANG[lang]}`,
    title: plain(tr('feed.title', { name })),
    description: plain(tr('feed.description')),
    updated: model.updated === null ? NEVER : instant(model.updated),
    generator: 'AWR Analyzer',
    author: { name: 'AWR Analyzer' },
    link: address(model.path),
    feed: address(`${model.path}feed.xml`),
  });
  for (const entry of model.entries) {
    feed.addItem({
      id: `urn:awr:incident:${entry.incident.id}`,
      title: titleOf(entry, lang),
      link: address(entry.incident.path),
      date: instant(entry.updated),
      published: instant(entry.incident.begin),
      content: contentOf(entry, lang),
      category: [{ term: entry.incident.severity, name: entry.incident.severity }],
    });
  }
  return `${model.baseUrl === null ? relative(feed.atom1(), lang, model.path) : feed.atom1()}\n`;
}

/** Texts are escaped, so an attribute is the only place where this can stand. */
function relative(xml: string, lang: Lang, path: string): string {
  const place = placeOf(lang, path);
  return xml.replace(
    /href="https:\/\/site\.invalid\/(?:en|zh)\/([^"]*)"/g,
    (_, target: string) => `href="${place.to(target)}"`,
  );
}

/** As HTML, which Atom's titles may be. */
function titleOf({ database, incident }: FeedEntry, lang: Lang): string {
  const tr = t(lang);
  const state = incident.ongoing || incident.overSeen === null ? '' : `${tr('feed.over')} `;
  return xmlHtml(`${state}[${tr(`severity.${incident.severity}`)}] ${database.dbName}: ${incident.title[lang]}`);
}

function contentOf({ database, incident }: FeedEntry, lang: Lang): string {
  const tr = t(lang);
  const { begin, end, impactPct, impactS, ongoing } = incident;
  const rows: [string, string][] = [
    [tr('feed.database'), `${database.dbName} · ${incident.subject}`],
    [
      tr('incident.when'),
      ongoing
        ? tr('digest.since', { time: formatTime(begin, lang, { weekday: true }) })
        : formatInterval(begin, end, lang, { weekday: true }),
    ],
    [tr('incident.length'), formatDuration(secondsBetween(begin, end), lang)],
    [tr('incident.snapshots'), String(incident.snapshots)],
    [tr('incident.worst'), formatPct(impactPct)],
    [tr('incident.db_time'), formatDuration(impactS, lang)],
    [tr('finding.cause'), incident.cause[lang]],
    [tr('finding.advice'), incident.advice[lang]],
  ];
  return `<dl>${rows.map(([term, text]) => `<dt>${xmlHtml(term)}</dt><dd>${xmlHtml(text)}</dd>`).join('')}</dl>`;
}

const instant = (time: string): Date => new Date(`${time.slice(0, 19).replace(' ', 'T')}Z`);

/** XML 1.0 knows neither most control characters nor single surrogates nor U+FFFE and U+FFFF, not even escaped. */
const plain = (text: string): string =>
  text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\u007f-\u009f\ufffe\uffff]/gu, '\ufffd');

const xmlHtml = (text: string): string => esc(plain(text));
