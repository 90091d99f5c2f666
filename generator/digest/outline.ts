/**
 * A digest as an outline of headings, paragraphs and lists in one language, before it becomes Markdown, HTML or a chat
 * message. Text is kept apart from links and emphasis, so that each form escapes it in its own way.
 */
import {
  formatDelta,
  formatDuration,
  formatInterval,
  formatPct,
  formatTime,
  formatValue,
  type Lang,
} from '../base/figures.ts';
import type { DigestDatabase, DigestIncident, DigestModel, WorseningFigure } from '../pages/digest-types.ts';
import { firstThings, isQuiet, isWeighty, severityOf, withSymptoms } from '../pages/digest-weight.ts';
import { databasePath } from '../pages/paths.ts';
import { secondsBetween } from '../pages/times.ts';
import type { NewReject } from './rejects.ts';
import { METRIC_NAMES, type Say, sayIn } from './texts.ts';

/** A piece of a line: text as it is, made strong, or a link. */
export type Span = string | { strong: string } | { muted: string } | { link: string; text: string };

export type Block =
  | { type: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { type: 'paragraph'; spans: Span[] }
  | { type: 'list'; ordered: boolean; items: { spans: Span[]; below: Span[][] }[] };

export interface OutlineOptions {
  lang: Lang;
  /** Address of a page by its path below `/{lang}/`. */
  address: (path: string) => string;
  rejects: readonly NewReject[];
}

/** Trifles, habits and rejected files that are named; the others are counted: a digest is read in a minute. */
const MAX_NAMED = 3;
/** Symptoms named under an incident. */
const MAX_SYMPTOMS = 3;

export function outlineOf(model: DigestModel, options: OutlineOptions): Block[] {
  const say = sayIn(options.lang);
  const { databases } = model;
  const first = firstThings(model);
  return [
    { type: 'heading', level: 1, spans: [titleOf(model, options.lang)] },
    { type: 'paragraph', spans: [summaryOf(model, options.lang)] },
    ...(first.length > 0 ? [heading(2, say('first'))] : []),
    ...listOf(
      true,
      first.map(({ database, incident }) => ({
        spans: [
          { strong: database.database.dbName },
          say('colon'),
          linkTo(incident, options),
          ' ',
          ...standing(incident, options),
        ],
        below: [[{ strong: say('advice') }, say('colon'), incident.advice[options.lang]]],
      })),
    ),
    ...worseningBlocks(databases, options, say),
    ...databases.filter((each) => !isQuiet(each)).flatMap((each) => databaseBlocks(each, options, say)),
    ...quietBlocks(databases.filter(isQuiet), options, say),
    ...rejectBlocks(options.rejects, say),
  ];
}

/** `AWR morning digest, 2026-10-31 00:00`; the time is the newest snapshot's end. */
export function titleOf({ until }: DigestModel, lang: Lang): string {
  return until === null
    ? sayIn(lang)('title')
    : `${sayIn(lang)('title')}, ${formatTime(until, lang, { weekday: true })}`;
}

/** How much is new, goes on, is over, of what asks for something: one sentence. */
export function summaryOf({ databases }: DigestModel, lang: Lang): string {
  const say = sayIn(lang);
  if (databases.length === 0) return say('noDatabases');
  const all = databases.flatMap(({ incidents }) => incidents.filter(isWeighty));
  if (all.length === 0) return say('quiet');
  const count = (status: DigestIncident['status']): number => all.filter((each) => each.status === status).length;
  return say('counts', {
    new: count('new'),
    open: all.filter((each) => each.status === 'new' && each.ongoing).length,
    continuing: count('continuing'),
    resolved: count('resolved'),
    affected: databases.filter(({ incidents }) => incidents.some(isWeighty)).length,
    databases: databases.length,
  });
}

function databaseBlocks(entry: DigestDatabase, options: OutlineOptions, say: Say): Block[] {
  const { lang, address } = options;
  const weighty = entry.incidents.filter(isWeighty);
  const low = entry.incidents.filter((each) => !isWeighty(each));
  return [
    {
      type: 'heading',
      level: 2,
      spans: [
        { link: address(databasePath(entry.database.slug)), text: entry.database.dbName },
        ...(entry.database.synthetic ? [` (${say('synthetic')})`] : []),
      ],
    },
    {
      type: 'paragraph',
      spans: [
        {
          muted: `${formatInterval(entry.since, entry.until, lang, { weekday: true })} · ${snapshotsOf(entry.snapshots, say)}`,
        },
        ...(entry.behindS === null
          ? []
          : [' ', { strong: say('behind', { time: formatDuration(entry.behindS, lang) }) }]),
      ],
    },
    ...(['new', 'continuing', 'resolved'] as const).flatMap((status) => {
      const own = weighty.filter((each) => each.status === status);
      return own.length === 0
        ? []
        : [
            heading(3, say(status)),
            ...listOf(
              false,
              own.map((each) => incidentItem(each, options, say)),
            ),
          ];
    }),
    ...foldedLine(low, say('lowOnes'), options, say),
    ...foldedLine(entry.usual, say('usual'), options, say),
    ...qualityBlocks(entry, options, say),
  ];
}

function incidentItem(incident: DigestIncident, options: OutlineOptions, say: Say): { spans: Span[]; below: Span[][] } {
  const symptoms = incident.symptoms.flatMap(withSymptoms);
  const named = symptoms.slice(0, MAX_SYMPTOMS);
  return {
    spans: [{ strong: say(severityOf(incident)) }, ' ', linkTo(incident, options), ' ', ...standing(incident, options)],
    below:
      named.length === 0
        ? []
        : [
            [
              { muted: `${say('symptoms')}${say('colon')}` },
              ...linksTo(named, options, say),
              ...(symptoms.length > named.length
                ? [{ muted: `${say('semicolon')}${say('more', { n: symptoms.length - named.length })}` }]
                : []),
            ],
          ],
  };
}

/** Since when or from when to when, how often, how bad. */
function standing(incident: DigestIncident, { lang }: OutlineOptions): Span[] {
  const say = sayIn(lang);
  const { begin, end, snapshots, impactPct, impactS, ongoing, worsened } = incident;
  const parts = [
    ongoing
      ? say('since', { time: formatTime(begin, lang, { weekday: true }) })
      : formatInterval(begin, end, lang, { weekday: true }),
    formatDuration(secondsBetween(begin, end), lang),
    snapshotsOf(snapshots, say),
    impactPct === null ? null : say('worst', { pct: formatPct(impactPct) }),
    impactS === null ? null : say('explained', { time: formatDuration(impactS, lang) }),
    ongoing ? say('stillOn') : null,
    worsened ? say('worsened') : null,
  ].filter((part) => part !== null);
  return [{ muted: `(${parts.join(' · ')})` }];
}

/** What is no news in one line: a few are named, the others counted. */
function foldedLine(incidents: readonly DigestIncident[], title: string, options: OutlineOptions, say: Say): Block[] {
  if (incidents.length === 0) return [];
  const named = incidents.slice(0, MAX_NAMED);
  const rest = incidents.length - named.length;
  return [
    {
      type: 'paragraph',
      spans: [
        { muted: `${title} (${incidents.length})${say('colon')}` },
        ...linksTo(named, options, say),
        ...(rest > 0 ? [{ muted: `${say('semicolon')}${say('more', { n: rest })}` }] : []),
      ],
    },
  ];
}

function qualityBlocks({ quality, silent }: DigestDatabase, options: OutlineOptions, say: Say): Block[] {
  const { lang, address } = options;
  if (quality.length + silent.length === 0) return [];
  return [
    heading(3, say('quality')),
    ...listOf(false, [
      ...silent.map((each) => ({
        spans: [
          {
            link: address(each.path),
            text: say('silent', { instance: each.instanceName, time: formatTime(each.lastEnd, lang) }),
          },
        ],
        below: [],
      })),
      ...quality.map((each) => ({ spans: [linkTo(each, options)], below: [] })),
    ]),
  ];
}

/** Figures of all databases; one whose reports are late says nothing of today. */
function worseningBlocks(databases: readonly DigestDatabase[], options: OutlineOptions, say: Say): Block[] {
  const items = databases
    .filter(({ behindS }) => behindS === null)
    .flatMap(({ database, worsening }) =>
      worsening.map((figure) => ({
        spans: [
          { strong: database.dbName },
          say('colon'),
          { link: options.address(figure.path), text: worseningText(figure, options.lang) },
        ],
        below: [],
      })),
    );
  return items.length === 0 ? [] : [heading(2, say('worsening')), ...listOf(false, items)];
}

/** `single-block read (orcl1): 0.62 ms → 1.31 ms (+111 %), a lasting step since Mon 2026-10-26 10:00`. */
export function worseningText(figure: WorseningFigure, lang: Lang): string {
  const say = sayIn(lang);
  const { kind, scope, subject, metric, unit, since, before, after } = figure;
  const whose = scope === 'cluster_sum' ? say('allInstances') : subject;
  return say(kind, {
    what: `${METRIC_NAMES[metric]?.[lang] ?? metric} (${whose})`,
    before: formatValue(before, unit, lang),
    after: formatValue(after, unit, lang),
    change: formatDelta(after, before, unit, lang),
    time: formatTime(since, lang, { weekday: true }),
  });
}

function quietBlocks(databases: readonly DigestDatabase[], { lang, address }: OutlineOptions, say: Say): Block[] {
  if (databases.length === 0) return [];
  return [
    {
      type: 'paragraph',
      spans: [
        { strong: say('nothing') },
        say('colon'),
        ...databases.flatMap(({ database, until }, i): Span[] => [
          ...(i > 0 ? [', '] : []),
          { link: address(databasePath(database.slug)), text: database.dbName },
          { muted: ` (${say('upTo', { time: formatTime(until, lang) })})` },
        ]),
      ],
    },
  ];
}

function rejectBlocks(rejects: readonly NewReject[], say: Say): Block[] {
  if (rejects.length === 0) return [];
  return [
    heading(2, say('rejects')),
    ...listOf(
      false,
      rejects.map(({ reason, files }) => {
        const named = files.slice(0, MAX_NAMED).join(', ');
        const rest = files.length - MAX_NAMED;
        const shown = rest > 0 ? `${named} ${say('more', { n: rest })}` : named;
        return { spans: [say('rejected', { n: files.length, reason, files: shown })], below: [] };
      }),
    ),
  ];
}

const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, spans: [text] });

const listOf = (ordered: boolean, items: { spans: Span[]; below: Span[][] }[]): Block[] =>
  items.length === 0 ? [] : [{ type: 'list', ordered, items }];

const linkTo = (incident: DigestIncident, { lang, address }: OutlineOptions): Span => ({
  link: address(incident.path),
  text: incident.title[lang],
});

const linksTo = (incidents: readonly DigestIncident[], options: OutlineOptions, say: Say): Span[] =>
  incidents.flatMap((each, i): Span[] => [...(i > 0 ? [say('semicolon')] : []), linkTo(each, options)]);

const snapshotsOf = (n: number, say: Say): string => (n === 1 ? say('snapshot') : say('snapshots', { n }));
