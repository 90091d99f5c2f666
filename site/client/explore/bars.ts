/** The controls over the charts: they say what is shown, and ask for something else. One bar an instance, all of one view. */
import { formatInterval, formatTime } from '../../../generator/base/figures.ts';
import type { SeriesIndex } from '../../../generator/pages/series/types.ts';
import { DAY, MINUTE, timeOf } from '../../charts/time.ts';
import type { Lang } from '../../charts/types.ts';
import type { Resolution, View } from './address.ts';
import { filled, type Words } from './words.ts';

export type Act = 'earlier' | 'later' | 'in' | 'out';
type Switch = 'per_transaction' | 'baseline' | 'annotations';

export interface BarTarget {
  /** Something is to be shown that needs the series. */
  wake(): void;
  act(act: Act): void;
  /** The newest days; null: everything. */
  span(days: number | null): void;
  resolution(resolution: Resolution): void;
  toggle(name: 'perTransaction' | 'baseline' | 'annotations'): void;
}

/** Most annotations that a list names. */
const MOST = 60;

const FIELDS: Record<Switch, 'perTransaction' | 'baseline' | 'annotations'> = {
  per_transaction: 'perTransaction',
  baseline: 'baseline',
  annotations: 'annotations',
};

function press(button: HTMLElement, pressed: boolean): void {
  if (button.ariaPressed !== String(pressed)) button.ariaPressed = String(pressed);
}

/** Rounded as the address is. */
const minuteOf = (ms: number): string => timeOf(Math.round(ms / MINUTE) * MINUTE).slice(0, 16);

export class Bar {
  readonly element: HTMLElement;
  readonly source: string | null;
  readonly indexAddress: string;
  readonly words: Words;
  /** Link from this page to the folder of its language. */
  readonly pages: string;
  /** Links to the scripts that are loaded when asked for. */
  readonly tables: string;
  readonly downloads: string;

  /** `first`: the page's first bar, which says what holds for all. */
  constructor(element: HTMLElement, first: Bar | undefined) {
    this.element = element;
    const { source, index, pages, tables, downloads, words } = element.dataset;
    this.source = source ?? null;
    this.indexAddress = index ?? '';
    this.pages = pages ?? first?.pages ?? '';
    this.tables = tables ?? first?.tables ?? '';
    this.downloads = downloads ?? first?.downloads ?? '';
    this.words = words === undefined ? (first?.words ?? {}) : (JSON.parse(words) as Words);
  }

  listen(target: BarTarget): void {
    this.element.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (!button) return;
      const { act, span, switch: name } = button.dataset;
      if (act) target.act(act as Act);
      else if (span) target.span(span === 'all' ? null : Number(span));
      else if (name) target.toggle(FIELDS[name as Switch]);
    });
    this.element.querySelector('[data-marks]')?.addEventListener('toggle', () => target.wake());
    this.element
      .querySelector('[data-resolution]')
      ?.addEventListener('change', (event) =>
        target.resolution((event.target as HTMLSelectElement).value as Resolution),
      );
  }

  say(words: string): void {
    const place = this.element.querySelector('[data-range]');
    if (place && place.textContent !== words) place.textContent = words;
  }

  /** `domain`: what there is. */
  show(view: View, range: readonly [number, number], domain: readonly [number, number], lang: Lang): void {
    const length = range[1] - range[0];
    const newest = Math.abs(range[1] - domain[1]) < 60_000;
    for (const button of this.element.querySelectorAll<HTMLElement>('[data-span]')) {
      const { span } = button.dataset;
      const pressed =
        span === 'all'
          ? view.range === null
          : view.range !== null && newest && Math.abs(length - Number(span) * DAY) < 60_000;
      press(button, pressed);
    }
    for (const button of this.element.querySelectorAll<HTMLElement>('[data-switch]'))
      press(button, view[FIELDS[button.dataset['switch'] as Switch]]);
    const select = this.element.querySelector<HTMLSelectElement>('[data-resolution]');
    if (select && select.value !== view.resolution) select.value = view.resolution;
    this.say(this.rangeSaid(range, lang));
  }

  /** `Mon 2026-10-26 12:00 – Tue …`; weekdays where they help. */
  rangeSaid([from, to]: readonly [number, number], lang: Lang): string {
    return formatInterval(minuteOf(from), minuteOf(to), lang, { weekday: to - from < 60 * DAY });
  }

  /** The annotations of a range, under the controls. */
  list(index: SeriesIndex | null, range: readonly [number, number], shown: boolean, lang: Lang): void {
    const details = this.element.querySelector<HTMLDetailsElement>('[data-marks]');
    if (!details) return;
    details.hidden = !shown;
    if (!shown || !index) return;
    const own = index.marks.filter(({ at, until }) => (until ?? at) * 1000 >= range[0] && at * 1000 <= range[1]);
    const summary = details.querySelector('summary');
    if (summary)
      summary.textContent =
        own.length === 0 ? (this.words['none_in'] ?? '') : filled(this.words['annotations_in'], { count: own.length });
    if (!details.open) return;
    const list = details.querySelector('ol');
    list?.replaceChildren(
      ...own.slice(-MOST).map(({ at, label, path, kind }) => {
        const [line, time] = [document.createElement('li'), document.createElement('time')];
        time.textContent = `${formatTime(timeOf(at * 1000).slice(0, 16), lang, { weekday: true })} `;
        const words = document.createElement(path === null ? 'span' : 'a');
        words.textContent = label[lang];
        if (path !== null) words.setAttribute('href', `${this.pages}${path}index.html`);
        line.className = `explore-mark-${kind}`;
        line.append(time, words);
        return line;
      }),
    );
  }
}
