/**
 * What the charts over time have in common: axes, gaps, restarts, and the transparent areas that lead to the snapshots.
 * Marks are drawn by Plot; words and links, which it would only pass through, are written straight.
 */
import * as Plot from '@observablehq/plot';
import { esc } from '../lib/html.ts';
import { type ElementNode, MiniDocument } from './dom.ts';
import type { Geometry, Hit, Scene } from './geometry.ts';
import { endLabels, gapLabels, ruleLabels, text, timeLabels } from './labels.ts';
import { num, writeChildren } from './svg.ts';
import { DAY, midnights, timeTicks } from './time.ts';

/** The SVG of one scene in one size. */
export function drawScene(scene: Scene, geo: Geometry): string {
  const { from, to, axis } = scene;
  const plotWidth = geo.width - geo.left - geo.right;
  const bottom = geo.height - geo.bottom;
  const times = timeTicks(from, to, plotWidth, scene.lang);
  const x = (ms: number) => geo.left + ((ms - from) / (to - from)) * plotWidth;
  const within = (ms: number) => ms >= from && ms <= to;
  const rules = scene.rules.filter((rule) => within(rule.at));
  const gaps = scene.gaps
    .map((gap) => ({ ...gap, from: Math.max(from, gap.from), to: Math.min(to, gap.to) }))
    .filter((gap) => x(gap.to) - x(gap.from) >= 2);
  const hatch = `${scene.id}-${geo.name}-gap`;
  const svg = Plot.plot({
    document: new MiniDocument() as unknown as Document,
    width: geo.width,
    height: geo.height,
    marginLeft: geo.left,
    marginRight: geo.right,
    marginTop: geo.top,
    marginBottom: geo.bottom,
    x: { type: 'linear', domain: [from, to], axis: null },
    y: { type: 'linear', domain: [0, axis.ticks.at(-1) ?? 1], axis: null },
    marks: [
      Plot.ruleY(axis.ticks.slice(1), { className: 'chart-grid', strokeOpacity: 0.12 }),
      to - from <= 22 * DAY ? Plot.ruleX(midnights(from, to), { className: 'chart-day', strokeOpacity: 0.16 }) : null,
      gaps.length ? Plot.rectX(gaps, { x1: 'from', x2: 'to', className: 'chart-gap', fill: `url(#${hatch})` }) : null,
      ...scene.marks,
      Plot.ruleY([0], { className: 'chart-base', strokeOpacity: 0.5 }),
      rules.length
        ? ['chart-restart', 'chart-mark'].map((kind) =>
            Plot.ruleX(
              rules.filter((rule) => rule.class === kind),
              { x: 'at', className: kind, strokeDasharray: '3 3', insetTop: -4 },
            ),
          )
        : null,
      Plot.tickX(
        times.ticks.map((tick) => tick.at),
        { className: 'chart-tick', strokeOpacity: 0.5, insetTop: bottom - geo.top, insetBottom: -5 },
      ),
      Plot.text(axis.ticks, {
        y: (tick: number) => tick,
        text: axis.format,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -6,
        className: 'chart-label',
      }),
    ],
  });
  const drawing = writeChildren(svg as unknown as ElementNode);
  const overlay = [
    text(0, 12, axis.label, 'chart-unit', 'start'),
    ...timeLabels(times, x, bottom, geo),
    ...gapLabels(gaps, x, geo),
    ...ruleLabels(rules, x, axis.label, geo),
    ...endLabels(scene, geo),
  ].join('');
  const defs = gaps.length
    ? `<defs><pattern id="${hatch}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="chart-hatch" d="M0,0v6" stroke="currentColor" stroke-opacity=".25"/></pattern></defs>`
    : '';
  return (
    `<svg class="chart-${geo.name}" viewBox="0 0 ${geo.width} ${geo.height}" width="${geo.width}" height="${geo.height}" data-plot="${geo.left} ${geo.top} ${plotWidth} ${bottom - geo.top}" data-domain="${from} ${to}" role="group" aria-label="${esc(scene.summary)}" font-size="12" fill="currentColor" text-anchor="middle">` +
    `${defs}<g aria-hidden="true">${drawing}${overlay}</g>${geo.hits ? drawHits(scene.hits, x, geo) : ''}</svg>`
  );
}

/** At least 3 pixels wide where the neighbours leave room, so that a lone short interval can be hit. */
function drawHits(hits: readonly Hit[], x: (ms: number) => number, geo: Geometry): string {
  if (hits.length === 0) return '';
  const height = geo.height - geo.top - geo.bottom;
  const spans = hits.map((hit) => {
    const [a, b] = [x(hit.from), x(hit.to)];
    const grow = Math.max(0, 3 - (b - a)) / 2;
    return { a: a - grow, b: b + grow };
  });
  spans.forEach((span, i) => {
    const next = spans[i + 1];
    if (next && span.b > next.a) span.b = next.a = (span.b + next.a) / 2;
  });
  const links = hits.map((hit, i) => {
    const { a, b } = spans[i] ?? { a: 0, b: 0 };
    // Without an address an <a> is no link, but is found by the client script all the same.
    const address = hit.href === null ? '' : ` href="${esc(hit.href)}"`;
    return `<a${address}><title>${esc(hit.tip)}</title><rect x="${num(a)}" y="${geo.top}" width="${num(Math.max(0.5, b - a))}" height="${height}"/></a>`;
  });
  return `<g class="chart-hits" fill="none" pointer-events="all">${links.join('')}</g>`;
}
