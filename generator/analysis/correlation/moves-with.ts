/**
 * What moves with DB time in one series, and what only seems to. Spearman's rank correlation of changes from snapshot to
 * snapshot, after the change that is usual at the hour was taken off both; chances by the pairs that the series are worth; false
 * discoveries bounded over all that was tried. It says what moves together, never what causes what.
 */
import { falseDiscoveryRates } from '../stats/false-discovery.ts';
import { centredRanks, chanceOf, effectivePairs, rhoOf } from '../stats/rank-correlation.ts';
import { type Cycle, changesFrom, cycleOf, hoursOf, withoutCycle } from './cycle.ts';

export type FigureKind = 'wait' | 'sql' | 'counter';

/** A figure over the snapshots of a series: one value a snapshot, NaN where unknown. */
export interface Figure {
  kind: FigureKind;
  name: string;
  values: Float64Array;
  /** Its time is part of DB time: then it moves with DB time by construction, the more so the larger it is. */
  part: boolean;
  /** The values of a part are seconds a second, so that they can be taken off DB time. */
  seconds?: boolean;
}

export interface Load {
  /** Middle of each snapshot, seconds, ascending. */
  times: readonly number[];
  /** DB time a second; NaN where unknown. */
  dbTime: Float64Array;
  /** Whether a snapshot joins the one before, without gap or restart. */
  joined: readonly boolean[];
}

export interface Correlation {
  kind: FigureKind;
  name: string;
  part: boolean;
  /** Spearman's rho of the changes, what is usual at the hour taken off. */
  rho: number;
  /** Of the values as they are, rhythm and trend with them: for comparison. */
  rhoRaw: number;
  /** Of a part in seconds: with the rest of DB time, without the part itself; null of what is none. */
  rhoRest: number | null;
  /** Pairs of changes, and how many independent ones they are worth. */
  pairs: number;
  effectivePairs: number;
  /** Chance of so large a rho were there none; share of false discoveries among all up to this one. */
  p: number;
  q: number;
}

/** Fewer independent pairs say nothing. Our choice. */
export const LEAST_PAIRS = 30;

/** Every figure that can be tried, in the order given, with the cycle that was taken off; null: too short a series for that. */
export function movesWith(load: Load, figures: readonly Figure[]): { cycle: Cycle; found: Correlation[] } | null {
  const cycle = cycleOf(load.times);
  if (cycle === null) return null;
  const hours = hoursOf(load.times, cycle);
  const changes = (values: Float64Array): Changes => withoutCycle(changesFrom(values, load.joined), hours);
  const whole = new Ranking(load.dbTime);
  const moving = new Ranking(changes(load.dbTime).values);
  const tried = figures.flatMap(({ kind, name, values, part, seconds = false }): Correlation[] => {
    const changed = changes(values);
    const own = pairOf(moving, changed.values, changed.medians);
    if (!own || Number.isNaN(own.rho) || own.effectivePairs < LEAST_PAIRS) return [];
    const rest = part && seconds ? load.dbTime.map((value, i) => value - (values[i] as number)) : null;
    return [
      {
        kind,
        name,
        part,
        ...own,
        rhoRaw: pairOf(whole, values)?.rho ?? Number.NaN,
        rhoRest: rest && (pairOf(new Ranking(changes(rest).values), changed.values)?.rho ?? null),
        p: chanceOf(own.rho, own.effectivePairs),
        q: 1,
      },
    ];
  });
  const rates = falseDiscoveryRates(tried.map(({ p }) => p));
  return { cycle, found: tried.map((each, i) => ({ ...each, q: rates[i] ?? 1 })) };
}

type Changes = ReturnType<typeof withoutCycle>;

/** The ranks of a series, made once for all that have the same snapshots. */
class Ranking {
  readonly values: Float64Array;
  readonly known: number;
  private ranks: Float64Array | null = null;

  constructor(values: Float64Array) {
    this.values = values;
    this.known = values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  }

  /** Of the snapshots at `places`; all that are known where there are as many. */
  at(places: readonly number[]): Float64Array {
    const pick = () => centredRanks(Float64Array.from(places, (i) => this.values[i] as number));
    if (places.length !== this.known) return pick();
    this.ranks ??= pick();
    return this.ranks;
  }
}

/** `fitted`: medians that were taken off, each of which cost a pair. */
function pairOf(first: Ranking, second: Float64Array, fitted = 0) {
  const places: number[] = [];
  for (let i = 0; i < second.length; i++)
    if (!Number.isNaN(second[i] as number) && !Number.isNaN(first.values[i] as number)) places.push(i);
  if (places.length < LEAST_PAIRS) return null;
  const [a, b] = [first.at(places), centredRanks(Float64Array.from(places, (i) => second[i] as number))];
  return {
    rho: rhoOf(a, b),
    pairs: places.length,
    effectivePairs: effectivePairs(a, b) * (1 - Math.min(fitted, places.length) / places.length),
  };
}
