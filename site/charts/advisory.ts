/** What another size would cost: an advisory's estimate over sizes, the size there is marked. Small, for several in a row. */
import type { Advisory } from '../../generator/pages/types.ts';
import { formatBytes, formatNumber } from '../lib/format.ts';
import { esc } from '../lib/html.ts';
import { num } from './svg.ts';

export interface AdvisoryOptions {
  title: string;
  /** What the y axis counts. */
  note: string;
  /** How the size there is, is called. */
  now: string;
  /** Said of the smallest and the largest size: the estimate there against that of the size there is. */
  against(size: string, factor: string): string;
}

const WIDTH = 300;
const HEIGHT = 120;
const [LEFT, RIGHT, TOP, BOTTOM] = [4, 8, 20, 18];

/** A `<figure class="chart">`. The scale starts at zero; an advisory without the size there is has no mark. */
export function advisoryChart({ points }: Pick<Advisory, 'points'>, options: AdvisoryOptions): string {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return '';
  const top = Math.max(...points.map(({ value }) => value)) || 1;
  const x = (mb: number) => LEFT + ((mb - first.sizeMb) / (last.sizeMb - first.sizeMb || 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (Math.max(0, value) / top) * (HEIGHT - TOP - BOTTOM);
  const line = points.map(({ sizeMb, value }, i) => `${i ? 'L' : 'M'}${num(x(sizeMb))},${num(y(value))}`).join('');
  const now = points.find(({ factor }) => factor === 1) ?? null;
  const size = (mb: number) => formatBytes(mb * 2 ** 20);
  const ends = [first, last].map(
    ({ sizeMb }, i) =>
      `<text class="axis" x="${i ? WIDTH - RIGHT : LEFT}" y="${HEIGHT - 4}" text-anchor="${i ? 'end' : 'start'}">${esc(size(sizeMb))}</text>`,
  );
  const mark = now
    ? markOf(num(x(now.sizeMb)), num(y(now.value)), x(now.sizeMb), `${options.now} ${size(now.sizeMb)}`)
    : '';
  const compared =
    now && now.value > 0
      ? [first, last]
          .filter((point) => point !== now)
          .map(({ sizeMb, value }) => options.against(size(sizeMb), formatNumber(value / now.value)))
      : [];
  return `<figure class="chart advisory"><figcaption><b class="chart-title">${esc(options.title)}</b> <span class="chart-remark">${esc(options.note)}</span></figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${esc([options.title, ...compared].join('; '))}"><path class="base" d="M${LEFT},${HEIGHT - BOTTOM}H${WIDTH - RIGHT}"/>${mark}<path class="curve" d="${line}"/>${ends.join('')}</svg><p class="note">${compared.map(esc).join(' · ')}</p></figure>`;
}

function markOf(x: string, y: string, at: number, label: string): string {
  const end = at > WIDTH / 2;
  return `<path class="now" d="M${x},${TOP - 4}V${HEIGHT - BOTTOM}"/><circle class="now-dot" cx="${x}" cy="${y}" r="3"/><text class="now-label" x="${x}" y="12" text-anchor="${end ? 'end' : 'start'}">${esc(label)}</text>`;
}
