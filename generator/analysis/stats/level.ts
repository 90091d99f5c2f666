/**
 * The level of a figure over time, and where it moved: for good, for a while, or once. Robust: a level is the median of
 * what was usual before, and what is off it does not move it until it has lasted.
 */
import { type Centre, centreOf, robustScore } from './robust.ts';

/** How far a value is above what was usual: as a multiple of the median, and in scales. */
export interface Distance {
  ratio: number;
  score: number;
}

/** Null where the median is not above 0: then nothing is a multiple of it. */
export function distanceAbove(value: number, usual: Centre): Distance | null {
  return usual.median > 0 ? { ratio: value / usual.median, score: robustScore(value, usual) } : null;
}

/**
 * The same for a value below: how far the usual level would be above this one, were this one the level and varied in
 * proportion. Falling to a fifth is then as far as rising to five times.
 */
export function distanceBelow(value: number, usual: Centre): Distance | null {
  if (usual.median <= 0 || value <= 0) return null;
  const ratio = usual.median / value;
  return { ratio, score: usual.scale > 0 ? ((ratio - 1) * usual.median) / usual.scale : Number.MAX_SAFE_INTEGER };
}

export interface LevelPoint {
  /** Seconds, ascending. */
  time: number;
  value: number;
}

export interface LevelOptions {
  /** Off the level is what is so many times above or below it and so many scales away. */
  ratio: number;
  score: number;
  /** Values that a level is made of: at least, and over at least so many seconds; at most, and how old at most, seconds. */
  leastValues: number;
  leastSpanS: number;
  mostValues: number;
  maxAgeS: number;
}

/** `lasting`: the level itself moved. `passing`: it came back. `single`: one value alone. `open`: too new to tell. */
export type Course = 'lasting' | 'passing' | 'single' | 'open';

/** A move of the level. Places are those of the points. */
export interface LevelShift {
  direction: 'up' | 'down';
  /** First value off the level, and the last one; of a lasting shift the last before the next lasting one. */
  from: number;
  to: number;
  /** First value of the level before: `[since, from)` holds it, with what passed meanwhile. */
  since: number;
  course: Course;
}

/** A shift lasts when it has gone on for so long, over so many values, of which so many in a hundred are off. Our choice. */
export const LASTING = { seconds: 86_400, values: 5, share: 0.6 } as const;
/** So many values back at the level end a run off it: one alone may be chance. */
const BACK = 2;
/** A level's median is worked out anew when this share of its values is new. */
const STALE = 0.1;

/** Values off the level in one direction, with those at it between them; places of the points. */
interface Run {
  direction: 'up' | 'down';
  places: number[];
  off: number[];
}

/** Every move of the level, by time. */
export function levelShifts(points: readonly LevelPoint[], options: LevelOptions): LevelShift[] {
  const shifts: LevelShift[] = [];
  const level = new Level(options);
  let since = 0;
  let run: Run | null = null;
  const close = ({ direction, off }: Run, course: Course): void => {
    shifts.push({ direction, from: off[0] as number, to: off.at(-1) as number, since, course });
  };

  for (const [i, point] of points.entries()) {
    const direction = level.side(point.value);
    if (run && run.direction !== direction && (direction !== null || behind(run).length + 1 >= BACK)) {
      close(run, run.off.length === 1 ? 'single' : 'passing');
      // What passed is part of the past: what comes back every night is no news the second time.
      for (const place of run.places) level.add(points[place] as LevelPoint);
      run = null;
    }
    if (!run) {
      if (direction === null) level.add(point);
      else run = { direction, places: [i], off: [i] };
      continue;
    }
    run.places.push(i);
    if (direction === run.direction) run.off.push(i);
    if (!lasts(run, points)) continue;
    const from = run.off[0] as number;
    const previous = shifts.findLast(({ course }) => course === 'lasting');
    if (previous) previous.to = from - 1;
    shifts.push({ direction: run.direction, from, to: points.length - 1, since, course: 'lasting' });
    level.clear();
    for (const place of run.places) level.add(points[place] as LevelPoint);
    since = from;
    run = null;
  }
  if (run) close(run, 'open');
  return shifts.sort((a, b) => a.from - b.from);
}

/** What came after the last value off the level. */
const behind = ({ places, off }: Run): number[] => places.slice(places.indexOf(off.at(-1) as number) + 1);

function lasts({ off, places }: Run, points: readonly LevelPoint[]): boolean {
  const [first, last] = [points[off[0] as number], points[off.at(-1) as number]];
  if (!first || !last || off.length < LASTING.values) return false;
  return last.time - first.time >= LASTING.seconds && off.length >= LASTING.share * places.length;
}

class Level {
  private readonly options: LevelOptions;
  private points: LevelPoint[] = [];
  private centre: Centre | null = null;
  private fresh = 0;

  constructor(options: LevelOptions) {
    this.options = options;
  }

  add(point: LevelPoint): void {
    const { mostValues, maxAgeS } = this.options;
    this.points.push(point);
    this.fresh++;
    while (this.points.length > mostValues || (this.points[0] as LevelPoint).time < point.time - maxAgeS)
      this.points.shift();
  }

  clear(): void {
    this.points = [];
    this.centre = null;
    this.fresh = 0;
  }

  /** Where a value is off the level; null: at it, or too little is known. */
  side(value: number): 'up' | 'down' | null {
    const { leastValues, leastSpanS } = this.options;
    const [first, last] = [this.points[0], this.points.at(-1)];
    if (!first || !last || this.points.length < leastValues || last.time - first.time < leastSpanS) return null;
    if (!this.centre || this.fresh > STALE * this.points.length) {
      this.centre = centreOf(this.points.map((each) => each.value));
      this.fresh = 0;
    }
    if (this.isFar(distanceAbove(value, this.centre))) return 'up';
    return this.isFar(distanceBelow(value, this.centre)) ? 'down' : null;
  }

  private isFar(distance: Distance | null): boolean {
    return distance !== null && distance.ratio >= this.options.ratio && distance.score >= this.options.score;
  }
}
