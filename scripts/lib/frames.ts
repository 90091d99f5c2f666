/** Frames of a page while something moves on it: times between them, the scripts' own part, and what the processor gave for them. */
import type { Browser, Page } from 'playwright';

/** Milliseconds from one frame to the next at 60 a second. */
export const FRAME_MS = 1000 / 60;

/** What moves: a kind of event on an element, and where it is at each step (0 to 1). Coordinates are of the window. */
export interface Motion {
  /** Runs in the page before, between and after the steps; `share` goes from 0 to 1, a step a frame. */
  begin?: string;
  /** Body of a function `(share)`. */
  step: string;
  end?: string;
}

export interface Frames {
  /** Milliseconds between frames. */
  gaps: number[];
  /** Milliseconds of event handlers and frame callbacks, by frame. */
  own: number[];
  /** Milliseconds of processor time a frame, of all the browser's processes: hardly depends on what else the machine does. */
  cpuMs: number;
}

/** Steps of a motion, one a frame; the first ones, in which code is compiled and shards are made, do not count. */
const STEPS = 120;
const WARM_UP = 10;

export async function framesOf(browser: Browser, page: Page, { begin = '', step, end = '' }: Motion): Promise<Frames> {
  const session = await browser.newBrowserCDPSession();
  const cpu = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const before = await cpu();
  const times = await page.evaluate(
    async ({ begin, step, end, count }) => {
      const native = window.requestAnimationFrame.bind(window);
      const own: number[] = [];
      let spent = 0;
      window.requestAnimationFrame = (callback) =>
        native((time) => {
          const from = performance.now();
          callback(time);
          spent += performance.now() - from;
        });
      const timed = (run: () => void): void => {
        const from = performance.now();
        run();
        spent += performance.now() - from;
      };
      const stepped = new Function('share', step) as (share: number) => void;
      timed(new Function(begin) as () => void);
      const gaps: number[] = [];
      let last = await new Promise<number>((resolve) => native(resolve));
      for (let i = 1; i <= count; i++) {
        timed(() => stepped(i / count));
        const now = await new Promise<number>((resolve) => native(resolve));
        gaps.push(now - last);
        own.push(spent);
        [last, spent] = [now, 0];
      }
      timed(new Function(end) as () => void);
      window.requestAnimationFrame = native;
      return { gaps, own };
    },
    { begin, step, end, count: STEPS },
  );
  const cpuMs = (1000 * ((await cpu()) - before)) / STEPS;
  await session.detach();
  return { gaps: times.gaps.slice(WARM_UP), own: times.own.slice(WARM_UP), cpuMs };
}

/** Frames that a screen of 60 a second showed twice. */
export function dropped(gaps: readonly number[]): number {
  return gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0);
}

/** The value below which a share of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
}
