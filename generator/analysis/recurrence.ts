/**
 * Whether a finding is news. A nightly load that waits for its storage every night is a fact about the database, not
 * about last night: what fired at most comparable snapshots, and no heavier, is usual.
 */
import { DAY_S } from '../base/seconds.ts';
import { centreOf } from './stats/robust.ts';

const LOOK_BACK_S = 14 * DAY_S;
/** Days that have snapshots at about this hour, and in which share of them it must have fired then. Our choice. */
const SAME_HOUR = { least: 4, share: 0.6 } as const;
/** Snapshots that there must be, and in which share of them it must have fired, at whatever hour. Our choice. */
const ANY_HOUR = { least: 24, share: 0.4 } as const;
/** Earlier days on which it fired within so many hours, and which share of all: what comes and goes at its threshold is no news. Our choice. */
const MANY_DAYS = { fired: 4, share: 0.4, hours: 4 } as const;
/** Beyond so many times its usual weight it is news again, if it then keeps so many sessions busy. */
const HEAVIER = { times: 2, sessions: 0.1 } as const;
/** Usual weight is the greater of the median at the hour and this quantile at any hour: nights do not make days heavy. */
const WEIGHTY = 0.8;

interface Fired {
  time: number;
  /** Sessions that it kept busy; null where it has no impact. */
  sessions: number | null;
}

/** The findings of one series, snapshot by snapshot in order of time. */
export class Recurrence {
  private readonly snapshots: number[] = [];
  private readonly fired = new Map<string, Fired[]>();

  /** Whether the finding was usual up to `time`. */
  isUsual(key: string, time: number, sessions: number | null): boolean {
    const past = this.fired.get(key)?.filter((each) => each.time >= time - LOOK_BACK_S) ?? [];
    if (past.length === 0) return false;
    const atTheHour = past.filter((each) => hoursApart(each.time, time) <= 1);
    if (sessions !== null && sessions >= HEAVIER.sessions && isHeavier(sessions, past, atTheHour)) return false;
    const snapshots = this.snapshots.filter((each) => each >= time - LOOK_BACK_S);
    const days = (times: readonly number[]): number =>
      new Set(times.filter((each) => hoursApart(each, time) <= 1).map((each) => Math.round((time - each) / DAY_S)))
        .size;
    return (
      isMost(past.length, snapshots.length, ANY_HOUR) ||
      isMost(days(past.map((each) => each.time)), days(snapshots), SAME_HOUR) ||
      isOnManyDays(past, snapshots, time)
    );
  }

  /** Notes a snapshot with what fired in it. */
  add(time: number, fired: Iterable<readonly [key: string, sessions: number | null]>): void {
    this.snapshots.push(time);
    while ((this.snapshots[0] ?? time) < time - LOOK_BACK_S) this.snapshots.shift();
    for (const [key, sessions] of fired) {
      const past = this.fired.get(key) ?? [];
      this.fired.set(key, past);
      past.push({ time, sessions });
      while ((past[0]?.time ?? time) < time - LOOK_BACK_S) past.shift();
    }
  }
}

const isMost = (fired: number, of: number, { least, share }: { least: number; share: number }): boolean =>
  of >= least && fired >= share * of;

function isHeavier(sessions: number, past: readonly Fired[], atTheHour: readonly Fired[]): boolean {
  const weights = weightsOf(past);
  const same = weightsOf(atTheHour);
  const median = same.length > 0 ? centreOf(same).median : 0;
  if (weights.length === 0 || sessions <= HEAVIER.times * median) return false;
  return sessions > HEAVIER.times * (weights.sort((a, b) => a - b)[Math.floor(WEIGHTY * (weights.length - 1))] ?? 0);
}

const weightsOf = (fired: readonly Fired[]): number[] => fired.flatMap(({ sessions }) => sessions ?? []);

/** On days before, at about this time of day. */
function isOnManyDays(past: readonly Fired[], snapshots: readonly number[], time: number): boolean {
  const near = past.filter((each) => hoursApart(each.time, time) <= MANY_DAYS.hours);
  const daysOf = (times: readonly number[]): number =>
    new Set(times.map((each) => Math.round((time - each) / DAY_S)).filter((days) => days > 0)).size;
  const fired = daysOf(near.map((each) => each.time));
  return fired >= MANY_DAYS.fired && fired >= MANY_DAYS.share * daysOf(snapshots);
}

/** Between two hours of the day, the shorter way round. */
function hoursApart(a: number, b: number): number {
  const apart = Math.abs((a % DAY_S) - (b % DAY_S)) / 3600;
  return Math.min(apart, 24 - apart);
}
