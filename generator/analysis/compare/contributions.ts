/** The difference of DB time per second, split over wait classes, over events, and into load and cost. */
import type { Num } from '../../base/figures.ts';
import { DB_CPU } from '../load-by-class.ts';
import { effectsOf } from './midpoint.ts';
import { type Contribution, type LoadAndCost, type Pair, REMAINDER } from './model.ts';
import { type Side, type SideEvent, type SideEvents, WORK } from './side.ts';

/** A difference below this share of the larger side is none to hand out shares of (our choice). */
const LEAST_DIFFERENCE = 0.02;

export const dbTimePerS = ({ dbTimeS, elapsedS }: Side): Num =>
  dbTimeS === null || elapsedS <= 0 ? null : dbTimeS / elapsedS;

/** Percent of the whole difference; null where the whole is too small to be shared out. */
export function sharer(whole: Pair): (delta: Num) => Num {
  const { first, second } = whole;
  if (first === null || second === null) return () => null;
  const difference = second - first;
  if (Math.abs(difference) <= LEAST_DIFFERENCE * Math.max(first, second)) return () => null;
  return (delta) => (delta === null ? null : (100 * delta) / difference);
}

/** One entry a unit of work that a side says; `transactions` first. */
export function loadAndCost(first: Side, second: Side): LoadAndCost[] {
  return WORK.flatMap((work): LoadAndCost[] => {
    const perS = { first: first.workPerS[work], second: second.workPerS[work] };
    if (perS.first === null && perS.second === null) return [];
    const time = { first: dbTimePerS(first), second: dbTimePerS(second) };
    // Without work on a side there is no cost of it, and no telling load from cost.
    const effects =
      perS.first && perS.second
        ? effectsOf({ total: time.first, count: perS.first }, { total: time.second, count: perS.second })
        : null;
    const cost = (side: keyof Pair): Num => (time[side] === null || !perS[side] ? null : time[side] / perS[side]);
    return [
      {
        work,
        perS,
        dbTimeS: { first: cost('first'), second: cost('second') },
        byLoad: effects?.count ?? null,
        byCost: effects?.cost ?? null,
      },
    ];
  });
}

/** By wait class, `DB CPU` among them, the largest part first; null where a side has no classes or no DB time. */
export function contributionsByClass(first: Side, second: Side): Contribution[] | null {
  const whole = wholeOf(first, second);
  const { classes: a } = first;
  const { classes: b } = second;
  if (!a || !b || !whole) return null;
  const names = [...new Set([...a.keys(), ...b.keys()])];
  // A class without waits is not printed: it is none, not unknown.
  const parts = names.map((name) => bare(name, null, { first: a.get(name) ?? 0, second: b.get(name) ?? 0 }));
  return ranked(parts, whole);
}

/**
 * By event of foreground sessions, `DB CPU` and what is left beside them, the largest part first. Each event's part is split into
 * the number of waits and their length. Null where a side has no list of events or no DB time.
 */
export function contributionsByEvent(first: Side, second: Side): Contribution[] | null {
  const whole = wholeOf(first, second);
  const { events: a } = first;
  const { events: b } = second;
  if (!a || !b || !whole) return null;
  const names = [...new Set([...a.byEvent.keys(), ...b.byEvent.keys()])];
  const parts = names.map((name) => ofEvent(name, a, b));
  const cpu = { first: first.classes?.get(DB_CPU) ?? null, second: second.classes?.get(DB_CPU) ?? null };
  if (cpu.first !== null && cpu.second !== null) parts.push(bare(DB_CPU, DB_CPU, cpu));
  return ranked(parts, whole);
}

function wholeOf(a: Side, b: Side): { first: number; second: number } | null {
  const [first, second] = [dbTimePerS(a), dbTimePerS(b)];
  return first === null || second === null ? null : { first, second };
}

const NONE: SideEvent = { event: '', waitClass: null, waitsPerS: 0, secondsPerS: 0 };

function ofEvent(name: string, first: SideEvents, second: SideEvents): Contribution {
  // A whole list leaves out what was waited for less than a millisecond; a top list leaves out anything.
  const a = first.byEvent.get(name) ?? (first.complete ? NONE : null);
  const b = second.byEvent.get(name) ?? (second.complete ? NONE : null);
  const effects =
    a && b
      ? effectsOf({ total: a.secondsPerS, count: a.waitsPerS }, { total: b.secondsPerS, count: b.waitsPerS })
      : null;
  const average = (side: SideEvent | null): Num =>
    side?.waitsPerS ? (1000 * side.secondsPerS) / side.waitsPerS : null;
  return {
    ...bare(name, a?.waitClass ?? b?.waitClass ?? null, {
      first: a?.secondsPerS ?? null,
      second: b?.secondsPerS ?? null,
    }),
    waitsPerS: { first: a?.waitsPerS ?? null, second: b?.waitsPerS ?? null },
    avgWaitMs: { first: average(a), second: average(b) },
    byCount: effects?.count ?? null,
    byWait: effects?.cost ?? null,
  };
}

function bare(name: string, waitClass: string | null, pair: Pair): Contribution {
  const { first, second } = pair;
  const delta = first === null || second === null ? null : second - first;
  return {
    name,
    waitClass,
    first,
    second,
    delta,
    sharePct: null,
    waitsPerS: null,
    avgWaitMs: null,
    byCount: null,
    byWait: null,
  };
}

/** Adds what is left of the whole, so that the parts make it up, and the shares. */
function ranked(parts: readonly Contribution[], whole: { first: number; second: number }): Contribution[] {
  const known = parts.filter(({ delta }) => delta !== null);
  const left = (side: keyof Pair): number => known.reduce((rest, part) => rest - (part[side] ?? 0), whole[side]);
  const share = sharer(whole);
  return [...parts, bare(REMAINDER, null, { first: left('first'), second: left('second') })]
    .map((part) => ({ ...part, sharePct: share(part.delta) }))
    .sort((a, b) => Math.abs(b.delta ?? 0) - Math.abs(a.delta ?? 0) || (a.name < b.name ? -1 : 1));
}
