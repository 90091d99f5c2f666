/**
 * What a page whose charts can be explored has beside them: scripts, styles, and the controls over the charts. These work where
 * scripts run; without, the bar is a line of links to the data itself.
 */
import { esc } from './html.ts';
import { t } from './i18n.ts';
import { seriesHref } from './seriesFiles.ts';
import type { Place } from './url.ts';

export const EXPLORE = { styles: ['explore.css'], scripts: ['explore.js'] } as const;

/** Words that the script needs, beside those of the charts; keys of the site's strings below `explore.`. */
const WORDS = [
  'table',
  'failed',
  'annotations_in',
  'none_in',
  'first_rows',
  'begin',
  'end',
  'slider',
  'per_transaction_unit',
  'usual',
  'usual_stack',
  'usual_line',
] as const;

const SPANS = ['1', '7', '30', '90', '365', 'all'] as const;
const ACTS = [
  ['earlier', '‹'],
  ['later', '›'],
  ['in', '+'],
  ['out', '−'],
] as const;
const RESOLUTIONS = ['auto', 'snapshots', 'days'] as const;
const SWITCHES = ['per_transaction', 'baseline', 'annotations'] as const;
type Switch = (typeof SWITCHES)[number];

export interface ExploreBarOptions {
  /** Folder of the series; null: all of the page's are in one file, as a statement's are. */
  source: string | null;
  /** Years that have a Parquet file. */
  years?: readonly string[];
  /** What holds for the whole page is said once, by its first bar. */
  first?: boolean;
  /** What can be switched; default: all, and of series in one file the annotations. */
  switches?: readonly Switch[];
}

/** The controls as HTML. Series of one file have no days. */
export function exploreBar(
  place: Place,
  {
    source,
    years = [],
    first = true,
    switches: offered = source === null ? ['annotations'] : SWITCHES,
  }: ExploreBarOptions,
): string {
  const tr = t(place.lang);
  const file = (name: string): string => seriesHref(place.depth, place.path, name);
  const words = Object.fromEntries(WORDS.map((key) => [key, tr(`explore.${key}`)]));
  const settings = {
    ...(source === null ? {} : { 'data-source': source }),
    'data-index': source === null ? file('series.js') : file(`series/${source}/index.js`),
    ...(first && {
      'data-pages': place.to('').replace(/index\.html$/, ''),
      'data-tables': place.asset('tables.js'),
      'data-downloads': place.asset('downloads.js'),
      'data-words': JSON.stringify(words),
    }),
  };
  const attributes = Object.entries(settings).map(([name, value]) => ` ${name}="${esc(value)}"`);
  const button = (attribute: string, words: string) => `<button type="button" ${attribute}>${esc(words)}</button>`;
  const group = (...parts: string[]): string => `<span class="explore-group">${parts.join('')}</span>`;
  const spans = SPANS.map((span) =>
    button(`data-span="${span}" aria-pressed="${span === 'all'}"`, tr(`explore.span.${span}`)),
  );
  const acts = ACTS.map(([act, sign]) => {
    const name = esc(tr(`explore.${act}`));
    return button(`data-act="${act}" aria-label="${name}"`, sign);
  });
  const options = RESOLUTIONS.filter((name) => source !== null || name !== 'days').map(
    (name) => `<option value="${name}">${esc(tr(`explore.resolution.${name}`))}</option>`,
  );
  const switches = SWITCHES.filter((name) => offered.includes(name)).map((name) =>
    button(
      `data-switch="${name}" aria-pressed="${name !== 'per_transaction'}" title="${esc(tr(`explore.${name}.help`))}"`,
      tr(`explore.${name}`),
    ),
  );
  const resolution = `<label class="explore-group"><span class="explore-name">${esc(tr('explore.resolution'))}</span><select data-resolution>${options.join('')}</select></label>`;
  const range = `<span class="explore-range" data-range>${esc(tr('explore.hint'))}</span>`;
  const links = years.map((year) => {
    const address = esc(file(`series/${source}/${year}.parquet`));
    return `<a href="${address}" download="${esc(`${source}-${year}.parquet`)}">${esc(year)}</a>`;
  });
  const files = links.length === 0 ? '' : `<p class="explore-files">${esc(tr('explore.files'))} ${links.join(' ')}</p>`;
  return (
    `<div class="explore" data-explore-bar${attributes.join('')}>` +
    `<div class="explore-controls" role="group" aria-label="${esc(tr('explore.label'))}">${group(...spans)}${group(...acts)}${resolution}${group(...switches)}${range}</div>` +
    `<details class="explore-marks" data-marks><summary>${esc(tr('explore.annotations'))}</summary><ol></ol></details>${files}</div>`
  );
}
