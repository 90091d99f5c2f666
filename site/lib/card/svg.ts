/** A card as SVG, 1200 by 630: where, the message, the chart, the bars. Shapes and text alone; no style sheet is read. */
import { esc } from '../html.ts';
import { type Lang, t } from '../i18n.ts';
import type { Card, CardBar, CardChart } from './content.ts';

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const EDGE = 64;
const FONT = 'Noto Sans SC';
const INK = '#171b20';
const MUTED = '#59636e';
const LINE = '#c9cfd6';
const ACCENT = '#1d56b8';
const MOST_LINES = 4;
const LINE_HEIGHT = 52;
const MESSAGE_TOP = 144;
/** The lower part, where chart and bars stand: below the message, and no taller than reads well. */
const BOTTOM = 546;
const TALLEST = 246;
/** Width of a chart that has bars beside it, and the room between them. */
const CHART_WIDTH = 540;
const BETWEEN = 44;

export function cardSvg(card: Card, lang: Lang): string {
  const lines = wrap(card.message, 40, CARD_WIDTH - 2 * EDGE, MOST_LINES);
  const half = card.chart && card.bars ? CHART_WIDTH : CARD_WIDTH - 2 * EDGE;
  const barsLeft = card.chart ? EDGE + half + BETWEEN : EDGE;
  const top = Math.max(MESSAGE_TOP + LINE_HEIGHT * lines.length + 8, BOTTOM - TALLEST);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}" viewBox="0 0 ${CARD_WIDTH} ${CARD_HEIGHT}">`,
    `<rect width="${CARD_WIDTH}" height="${CARD_HEIGHT}" fill="#fff"/><rect width="12" height="${CARD_HEIGHT}" fill="${ACCENT}"/>`,
    text(EDGE, 84, 26, MUTED, shorten(card.place, 26, CARD_WIDTH - 2 * EDGE)),
    ...lines.map((line, i) => text(EDGE, MESSAGE_TOP + LINE_HEIGHT * i, 40, INK, line, { weight: 700 })),
    card.chart ? chart(card.chart, EDGE, half, top) : '',
    card.bars ? bars(card.bars, barsLeft, CARD_WIDTH - EDGE - barsLeft, top) : '',
    text(EDGE, 598, 22, MUTED, 'AWR Analyzer', { weight: 700 }),
    card.synthetic ? text(CARD_WIDTH - EDGE, 598, 22, '#8a5300', t(lang)('synthetic.short'), { anchor: 'end' }) : '',
    '</svg>',
  ].join('');
}

interface TextOptions {
  weight?: number;
  anchor?: 'end';
}

function text(
  x: number,
  y: number,
  size: number,
  fill: string,
  words: string,
  { weight, anchor }: TextOptions = {},
): string {
  const more = `${weight ? ` font-weight="${weight}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}`;
  return `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" fill="${fill}"${more}>${esc(words)}</text>`;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** An area from zero, broken where a value is missing; one that stands alone is a dot. */
function chart({ label, values, limit }: CardChart, left: number, width: number, boxTop: number): string {
  const top = boxTop + 36;
  const known = values.filter((value) => value !== null);
  const most = Math.max(...known, limit && limit.value < 3 * Math.max(...known) ? limit.value : 0, 1e-12) * 1.08;
  const x = (i: number): number => rounded(left + (width * i) / Math.max(1, values.length - 1));
  const y = (value: number): number => rounded(BOTTOM - ((BOTTOM - top) * value) / most);
  const runs: number[][] = [[]];
  values.forEach((value, i) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(i);
  });
  const areas = runs
    .filter((run) => run.length > 0)
    .map((run) => {
      const [only] = run;
      if (run.length === 1 && only !== undefined)
        return `<circle cx="${x(only)}" cy="${y(values[only] ?? 0)}" r="4" fill="${ACCENT}"/>`;
      const points = run.map((i) => `${x(i)},${y(values[i] ?? 0)}`);
      const [first = 0, last = 0] = [run[0], run.at(-1)];
      const area = `<polygon points="${x(first)},${BOTTOM} ${points.join(' ')} ${x(last)},${BOTTOM}" fill="${ACCENT}" fill-opacity=".16"/>`;
      return `${area}<polyline points="${points.join(' ')}" fill="none" stroke="${ACCENT}" stroke-width="3.5" stroke-linejoin="round" stroke-linecap="round"/>`;
    });
  const across =
    limit && limit.value <= most
      ? `<path d="M${left} ${y(limit.value)}H${left + width}" stroke="#b42318" stroke-width="2.5" stroke-dasharray="10 7"/>`
      : '';
  return [
    text(left, boxTop + 16, 22, MUTED, label),
    limit ? text(left + width, boxTop + 16, 22, across ? '#b42318' : MUTED, limit.label, { anchor: 'end' }) : '',
    `<path d="M${left} ${BOTTOM}H${left + width}" stroke="${LINE}" stroke-width="2"/>`,
    ...areas,
    across,
  ].join('');
}

function bars(
  { label, rows }: { label: string; rows: readonly CardBar[] },
  left: number,
  width: number,
  top: number,
): string {
  const step = (BOTTOM - top - 20) / 5;
  const widest = (texts: string[]): number => Math.max(...texts.map((each) => 22 * measure(each)));
  // As much as the names take, as long as the bars can still be told apart.
  const name = Math.min(widest(rows.map((row) => row.label)) + 24, 0.6 * width);
  const track = width - name - widest(rows.map((row) => row.value)) - 20;
  return [
    text(left + width, top + 16, 22, MUTED, label, { anchor: 'end' }),
    ...rows.map((row, i) => {
      const y = rounded(top + 54 + step * i);
      const length = Math.max(3, (track * row.pct) / 100);
      return [
        text(left, y, 22, INK, shorten(row.label, 22, name - 12)),
        `<rect x="${rounded(left + name)}" y="${rounded(y - 17)}" width="${rounded(length)}" height="20" rx="2" fill="${row.hue}"/>`,
        text(left + width, y, 22, INK, row.value, { anchor: 'end', weight: 700 }),
      ].join('');
    }),
  ].join('');
}

/** About how wide, in the font's size; Noto Sans SC's means, a little on the wide side. */
function widthOf(char: string): number {
  if (/[\u2e80-\uffef…·]/.test(char)) return 1;
  if (/[MW@%—]/.test(char)) return 0.92;
  if (/[A-Z0-9_]/.test(char)) return 0.64;
  return /[\sil.,:;'|!()[\]-]/.test(char) ? 0.32 : 0.57;
}

const measure = (words: string): number => Array.from(words).reduce((sum, char) => sum + widthOf(char), 0);

/** One line, cut where it would be too long. */
export function shorten(words: string, size: number, width: number): string {
  if (measure(words) * size <= width) return words;
  let cut = '';
  for (const char of words) {
    if (measure(`${cut}${char}…`) * size > width) break;
    cut += char;
  }
  return `${cut.trimEnd()}…`;
}

/** Lines of at most so many pixels; Chinese breaks anywhere but before its stops, other text at blanks that may break; the last one may be cut. */
export function wrap(words: string, size: number, width: number, most: number): string[] {
  const pieces =
    words.match(
      /[\u2e80-\u9fff\uf900-\ufaff][，。、；：）”]*|(?:[^\s\u2e80-\u9fff\uf900-\ufaff]|[\u00a0\u202f])+[，。、；：）”]*|\s+/g,
    ) ?? [];
  const lines: string[] = [''];
  pieces.forEach((piece, i) => {
    const last = lines.at(-1) ?? '';
    if (measure((last + piece).trim()) * size <= width || last === '') lines[lines.length - 1] = last + piece;
    else if (lines.length < most) lines.push(piece.trimStart());
    else {
      lines[lines.length - 1] = `${last}${pieces.slice(i).join('')}`;
      pieces.length = 0;
    }
  });
  return lines.map((line) => shorten(line.trim(), size, width));
}
