/**
 * Where elements stand in the window, read once between two changes of it: a frame that reads after it has written has the
 * browser lay the page out within the frame.
 */
const known = new Map<Element, DOMRect>();

export function boxOf(element: Element): DOMRect {
  let box = known.get(element);
  if (!box) {
    box = element.getBoundingClientRect();
    known.set(element, box);
  }
  return box;
}

const forget = (): void => known.clear();

/** To be called once: what moves elements has their places read anew. */
export function watchBoxes(): void {
  addEventListener('scroll', forget, { capture: true, passive: true });
  addEventListener('resize', forget);
  addEventListener('pointerdown', forget, { capture: true });
  new ResizeObserver(forget).observe(document.body);
}
