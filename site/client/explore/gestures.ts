/**
 * What a hand does on a chart. A pointer that drags across it chooses a range; along the time axis or with Shift it moves the
 * range. A finger moves it too, two fingers zoom; up and down is the page's. The wheel scrolls the page as ever, and zooms with
 * Ctrl, which is what a pinched touchpad sends; sideways it moves the range. A press that is no drag is a click.
 */
import type { ExploreChart } from './chart.ts';

/** A hand is never quite still; less than this is a click. Pixels. */
const SLACK = 6;
/** A wheel's notch zooms by a third, a pinched touchpad sends many small steps. Our choice. */
const MOST_WHEEL = 30;
const WHEEL_UNIT = 100;
/** Pixels of a line, where a wheel counts lines. */
const LINE = 16;

export interface GestureTarget {
  /** Whether there is anything beside what the charts show. */
  readonly isZoomed: boolean;
  brush(from: number, to: number): void;
  /** `range` null: given up. */
  brushed(range: readonly [number, number] | null): void;
  /** Milliseconds since the last call; positive moves towards earlier times. */
  pan(chart: ExploreChart, ms: number): void;
  /** The moment `at` comes to stand at `share` of the plot's width, and `length` milliseconds are shown. */
  zoom(chart: ExploreChart, at: number, share: number, length: number): void;
  hover(chart: ExploreChart, event: PointerEvent): void;
  leave(): void;
  /** A press without a drag, on a live chart. */
  open(chart: ExploreChart, event: PointerEvent): void;
}

interface Drag {
  pointer: number;
  x: number;
  y: number;
  begin: number;
  kind: 'none' | 'brush' | 'pan';
  last: number;
}

/** Two fingers: where each is, how far apart they began, the moment between them and how much was shown then. */
interface Pinch {
  fingers: Map<number, { x: number; y: number }>;
  apart: number;
  at: number;
  length: number;
}

export function listen(chart: ExploreChart, target: GestureTarget): void {
  let drag: Drag | null = null;
  let pinch: Pinch | null = null;
  const { scroll } = chart;

  scroll.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (!event.isPrimary) {
      if (event.pointerType === 'touch' && drag) beginPinch(drag, event);
      return;
    }
    const begin = chart.timeAt(event.clientX);
    if (begin === null) return;
    const { pointerId: pointer, clientX: x, clientY: y } = event;
    drag = { pointer, x, y, begin, kind: 'none', last: x };
  });

  function beginPinch({ pointer, last, y }: Drag, second: PointerEvent): void {
    target.brushed(null);
    const fingers = new Map([
      [pointer, { x: last, y }],
      [second.pointerId, { x: second.clientX, y: second.clientY }],
    ]);
    drag = null;
    const { apart, middle } = spanOf(fingers);
    const at = chart.timeAt(middle);
    if (at !== null) pinch = { fingers, apart, at, length: chart.perPixel() * chart.plotWidth() };
    for (const id of fingers.keys()) scroll.setPointerCapture(id);
  }

  scroll.addEventListener('pointermove', (event) => {
    const finger = pinch?.fingers.get(event.pointerId);
    if (pinch && finger) {
      [finger.x, finger.y] = [event.clientX, event.clientY];
      const { apart, middle } = spanOf(pinch.fingers);
      target.zoom(chart, pinch.at, chart.shareAt(middle), (pinch.length * pinch.apart) / apart);
      return;
    }
    if (!drag || drag.pointer !== event.pointerId) {
      if (chart.isLive) target.hover(chart, event);
      return;
    }
    if (drag.kind === 'none') {
      const [dx, dy] = [Math.abs(event.clientX - drag.x), Math.abs(event.clientY - drag.y)];
      if (dx < SLACK || dx < dy) return;
      const moves = event.shiftKey || chart.isOnTimeAxis(drag.y) || event.pointerType === 'touch';
      drag.kind = moves && target.isZoomed ? 'pan' : 'brush';
      scroll.setPointerCapture(event.pointerId);
      scroll.classList.add('explore-dragging');
      target.leave();
    }
    if (drag.kind === 'pan') target.pan(chart, (event.clientX - drag.last) * chart.perPixel());
    drag.last = event.clientX;
    if (drag.kind === 'pan') return;
    const now = chart.timeAt(event.clientX) ?? drag.begin;
    target.brush(Math.min(drag.begin, now), Math.max(drag.begin, now));
  });

  const finish = (event: PointerEvent, done: boolean): void => {
    if (pinch?.fingers.has(event.pointerId)) {
      pinch = null;
      swallowClick(scroll);
      return;
    }
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
  scroll.addEventListener('pointerleave', (event) => {
    // A finger leaves as it is lifted; what its tap has shown stays.
    if (!drag && event.pointerType !== 'touch') target.leave();
  });
  // A link is not dragged away; the drag is ours.
  scroll.addEventListener('dragstart', (event) => event.preventDefault());

  scroll.addEventListener(
    'wheel',
    (event) => {
      const unit = event.deltaMode === 1 ? LINE : 1;
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      if (event.ctrlKey || event.metaKey) {
        const at = chart.timeAt(event.clientX);
        if (at === null) return;
        event.preventDefault();
        const factor = Math.exp(Math.max(-MOST_WHEEL, Math.min(MOST_WHEEL, dy)) / WHEEL_UNIT);
        target.zoom(chart, at, chart.shareAt(event.clientX), chart.perPixel() * chart.plotWidth() * factor);
        return;
      }
      const sideways = event.shiftKey && dx === 0 ? dy : dx;
      if (!target.isZoomed || sideways === 0 || (!event.shiftKey && Math.abs(dx) < Math.abs(dy))) return;
      event.preventDefault();
      target.pan(chart, -sideways * chart.perPixel());
    },
    { passive: false },
  );
}

/** How far apart two fingers are, at least a finger's width, and the middle between them. */
function spanOf(fingers: ReadonlyMap<number, { x: number; y: number }>): { apart: number; middle: number } {
  const [a, b] = [...fingers.values()];
  if (!a || !b) return { apart: 1, middle: 0 };
  return { apart: Math.max(20, Math.hypot(a.x - b.x, a.y - b.y)), middle: (a.x + b.x) / 2 };
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
