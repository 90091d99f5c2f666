/** The words of a drawing: under the time axis, over rules, in gaps, in the right margin. Placed so that none covers another. */
import { esc } from '../lib/html.ts';
import type { Geometry, Rule, Scene } from './geometry.ts';
import { fallbackHue } from './palette.ts';
import { num, textWidth } from './svg.ts';
import type { TimeTicks } from './time.ts';

/** Place of a moment on the x axis. */
type X = (ms: number) => number;

export function text(x: number, y: number, content: string, className: string, anchor?: 'start' | 'end'): string {
  if (content === '') return '';
  return `<text x="${num(x)}" y="${num(y)}" class="${className}"${anchor ? ` text-anchor="${anchor}"` : ''}>${esc(content)}</text>`;
}

/** Labels near an edge are pushed inwards so that none is cut off. */
function clamped(center: number, width: number, geo: Geometry): number {
  return Math.min(geo.width - width / 2 - 1, Math.max(width / 2 + 1, center));
}

export function timeLabels({ start, ticks }: TimeTicks, x: X, bottom: number, geo: Geometry) {
  const labels = ticks.map((tick) =>
    text(clamped(x(tick.at), textWidth(tick.label), geo), bottom + 18, tick.label, 'chart-label'),
  );
  // The context that holds at the start gives way where the next one would run into it.
  const changes = ticks.filter((tick) => tick.context !== '');
  const next = changes[0];
  const startEnd = geo.left + textWidth(start) + 10;
  let free = 0;
  if (!next || startEnd <= clamped(x(next.at), textWidth(next.context), geo) - textWidth(next.context) / 2) {
    labels.push(text(geo.left, bottom + 33, start, 'chart-context', 'start'));
    free = startEnd;
  }
  for (const tick of changes) {
    const width = textWidth(tick.context);
    const center = clamped(x(tick.at), width, geo);
    if (center - width / 2 < free) continue;
    labels.push(text(center, bottom + 33, tick.context, 'chart-context'));
    free = center + width / 2 + 10;
  }
  return labels;
}

export function gapLabels(gaps: Scene['gaps'], x: X, geo: Geometry): string[] {
  return gaps.map((gap) => {
    const room = x(gap.to) - x(gap.from) - 12;
    const middle = (x(gap.from) + x(gap.to)) / 2;
    const label = gap.labels.find((candidate) => textWidth(candidate) <= room) ?? '';
    return text(middle, geo.height - geo.bottom - 10, label, 'chart-note chart-halo');
  });
}

/** Above the drawing, centred on the rule where there is room; those that would run into another are left out, their rules stay. */
export function ruleLabels(rules: readonly Rule[], x: X, unit: string, geo: Geometry): string[] {
  let free = unit === '' ? 0 : textWidth(unit) + 10;
  const limit = geo.width - geo.right;
  return [...rules]
    .sort((a, b) => a.at - b.at)
    .map((rule) => {
      const width = textWidth(rule.label);
      const at = x(rule.at);
      const start = Math.min(Math.max(free, at - width / 2), limit - width);
      if (start < free || start > at + 2) return '';
      free = start + width + 8;
      return text(start, 16, rule.label, 'chart-note', 'start');
    });
}

/** Labels in the right margin, moved apart where they would overlap; long ones take two lines. */
export function endLabels(scene: Scene, geo: Geometry): string[] {
  const top = scene.axis.ticks.at(-1) ?? 1;
  const height = geo.height - geo.top - geo.bottom;
  if (geo.name !== 'wide') {
    return scene.endLabels
      .filter((label) => label.inside)
      .map((label) => {
        const y = geo.top + height * (1 - Math.min(1, label.y / top)) - 5;
        return text(geo.width - geo.right - 2, y, label.text, `chart-end chart-halo ${label.class}`, 'end');
      });
  }
  const placed = scene.endLabels
    .map((label) => {
      const lines = wrap(label.text, geo.right - 12);
      return { ...label, lines, size: lines.length * 14, at: geo.top + height * (1 - Math.min(1, label.y / top)) };
    })
    .sort((a, b) => a.at - b.at);
  spread(placed, geo.top - 6, geo.height - geo.bottom + 6);
  const x = geo.width - geo.right + 8;
  return placed.flatMap((label) => [
    label.swatch
      ? `<rect class="chart-area ${label.class}" x="${num(x)}" y="${num(label.at - 5)}" width="10" height="10" rx="2" fill="${fallbackHue(label.class)}"/>`
      : '',
    ...label.lines.map((line, i) =>
      text(
        x + (label.swatch ? 16 : 0),
        label.at - label.size / 2 + 11 + 14 * i,
        line,
        `chart-end ${label.class}`,
        'start',
      ),
    ),
  ]);
}

/** Moves centres apart, top to bottom and back, within `[low, high]`; the order stays. */
function spread(labels: { at: number; size: number }[], low: number, high: number): void {
  let edge = low;
  for (const label of labels) {
    label.at = Math.max(label.at, edge + label.size / 2);
    edge = label.at + label.size / 2;
  }
  edge = high;
  for (const label of labels.toReversed()) {
    label.at = Math.min(label.at, edge - label.size / 2);
    edge = label.at - label.size / 2;
  }
}

function wrap(label: string, width: number): string[] {
  if (textWidth(label) <= width) return [label];
  const lines = [''];
  for (const word of label.split(' ')) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer) > width && lines.length < 2) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
