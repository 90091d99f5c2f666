/** Drags on a chart: across it to choose a range, along its time axis or with Shift to move; a press that is no drag is a click. */
import type { ExploreChart } from './chart.ts';

/** A hand is never quite still; less than this is a click. Pixels. */
const SLACK = 6;

export interface GestureTarget {
  brush(chart: ExploreChart, from: number, to: number): void;
  /** `range` null: given up. */
  brushed(range: readonly [number, number] | null): void;
  /** Milliseconds since the last call; positive moves towards earlier times. */
  pan(ms: number): void;
  hover(chart: ExploreChart, event: PointerEvent): void;
  leave(): void;
  /** A press without a drag, on a live chart. */
  open(chart: ExploreChart, event: PointerEvent): void;
}

interface Drag {
  chart: ExploreChart;
  pointer: number;
  x: number;
  y: number;
  begin: number;
  kind: 'none' | 'brush' | 'pan';
  last: number;
}

export function listen(chart: ExploreChart, target: GestureTarget): void {
  let drag: Drag | null = null;
  const { scroll } = chart;

  scroll.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const begin = chart.timeAt(event.clientX);
    if (begin === null) return;
    drag = {
      chart,
      pointer: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      begin,
      kind: 'none',
      last: event.clientX,
    };
  });

  scroll.addEventListener('pointermove', (event) => {
    if (!drag || drag.pointer !== event.pointerId) {
      if (chart.isLive) target.hover(chart, event);
      return;
    }
    if (drag.kind === 'none') {
      const [dx, dy] = [Math.abs(event.clientX - drag.x), Math.abs(event.clientY - drag.y)];
      if (dx < SLACK || dx < dy) return;
      drag.kind = event.shiftKey || chart.isOnTimeAxis(drag.y) ? 'pan' : 'brush';
      scroll.setPointerCapture(event.pointerId);
      scroll.classList.add('explore-dragging');
      target.leave();
    }
    if (drag.kind === 'pan') {
      target.pan((event.clientX - drag.last) * chart.perPixel());
      drag.last = event.clientX;
      return;
    }
    const now = chart.timeAt(event.clientX) ?? drag.begin;
    target.brush(chart, Math.min(drag.begin, now), Math.max(drag.begin, now));
  });

  const finish = (event: PointerEvent, done: boolean): void => {
    if (!drag || drag.pointer !== event.pointerId) return;
    const { kind, begin } = drag;
    drag = null;
    scroll.classList.remove('explore-dragging');
    if (kind === 'brush') {
      const now = chart.timeAt(event.clientX) ?? begin;
      target.brushed(done && now !== begin ? [Math.min(begin, now), Math.max(begin, now)] : null);
    }
    if (kind !== 'none') swallowClick(scroll);
    else if (done && chart.isLive && event.target instanceof Node && chart.slider?.contains(event.target))
      target.open(chart, event);
  };
  scroll.addEventListener('pointerup', (event) => finish(event, true));
  scroll.addEventListener('pointercancel', (event) => finish(event, false));
  scroll.addEventListener('pointerleave', () => {
    if (!drag) target.leave();
  });
  // A link is not dragged away; the drag is ours.
  scroll.addEventListener('dragstart', (event) => event.preventDefault());
}

/** The click that ends a drag would follow the link beneath it. */
function swallowClick(element: HTMLElement): void {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  element.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => element.removeEventListener('click', stop, { capture: true }), 0);
}
