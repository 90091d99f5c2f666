/** The statements of one series over time: how long an execution took, which plans were seen, who is always there. */

import { mean, sampleStandardDeviation } from 'simple-statistics';
import { DAY_S } from '../../base/seconds.ts';
import { centreOf } from '../stats/robust.ts';
import type { PlanPast, StatementPast } from './facts.ts';
import type { Statement } from './statements.ts';

/** Values kept of a statement, and how long: weeks of a busy hour, or of a daily job. */
export const KEPT_VALUES = 120;
export const KEPT_S = 28 * DAY_S;
/** Fewer say nothing of what is usual. Our choice. */
export const LEAST_VALUES = 5;
/** Values kept of a plan. */
const KEPT_OF_PLAN = 30;
/** A statement is steady that was in this share of so many of the last snapshots. */
export const STEADY = { snapshots: 24, share: 0.9 } as const;

interface PlanRecord {
  firstSeen: number;
  lastSeen: number;
  seen: number;
  values: number[];
}

interface StatementRecord {
  /** Elapsed time per execution, with its time. */
  times: number[];
  values: number[];
  /** Buffer gets per execution. */
  gets: number[];
  /** Ordinals of the series snapshots that listed it, of the last day, with its share of DB time. */
  listed: { at: number; pct: number }[];
  plans: Map<number, PlanRecord>;
  lastAt: number;
}

export class StatementHistory {
  private readonly records = new Map<string, StatementRecord>();

  /** `at`: the snapshot's place in the series. */
  add(statements: readonly Statement[], time: number, at: number): void {
    for (const statement of statements) {
      const record = this.recordOf(statement.sqlId);
      record.lastAt = at;
      record.listed.push({ at, pct: statement.pctDbTime ?? 0 });
      while ((record.listed[0]?.at ?? at) <= at - STEADY.snapshots) record.listed.shift();
      if (statement.perExecutionS !== null) {
        record.times.push(time);
        record.values.push(statement.perExecutionS);
        if (record.values.length > KEPT_VALUES || (record.times[0] ?? time) < time - KEPT_S) {
          record.times.shift();
          record.values.shift();
        }
      }
      if (statement.bufferGets !== null && statement.executions) {
        record.gets.push(statement.bufferGets / statement.executions);
        if (record.gets.length > KEPT_VALUES) record.gets.shift();
      }
      if (statement.planHash !== null) notePlan(record, statement, statement.planHash, time);
    }
  }

  /** Null: no list has named it. `count`: snapshots of the series so far. */
  past(sqlId: string, count: number): StatementPast | null {
    const record = this.records.get(sqlId);
    if (!record) return null;
    const { values, gets } = record;
    const enough = values.length >= LEAST_VALUES;
    const average = enough ? mean(values) : 0;
    return {
      perExecution: enough ? centreOf(values) : null,
      getsPerExecution: gets.length >= LEAST_VALUES ? centreOf(gets) : null,
      variation: average > 0 ? sampleStandardDeviation(values) / average : null,
      plans: [...record.plans].map(([hash, plan]) => planPast(hash, plan)).sort((a, b) => a.firstSeen - b.firstSeen),
      age: count + 1 - record.lastAt,
    };
  }

  steady(leastPct: number, count: number): { sqlId: string; pct: number }[] {
    if (count < STEADY.snapshots) return [];
    return [...this.records].flatMap(([sqlId, { listed, lastAt }]) => {
      if (lastAt < count) return [];
      const recent = listed.filter(({ at }) => at > count - STEADY.snapshots);
      if (recent.length < STEADY.share * STEADY.snapshots) return [];
      const pct = mean(recent.map((each) => each.pct));
      return pct >= leastPct ? [{ sqlId, pct }] : [];
    });
  }

  private recordOf(sqlId: string): StatementRecord {
    let record = this.records.get(sqlId);
    if (!record) {
      record = { times: [], values: [], gets: [], listed: [], plans: new Map(), lastAt: 0 };
      this.records.set(sqlId, record);
    }
    return record;
  }
}

function notePlan(record: StatementRecord, { perExecutionS }: Statement, hash: number, time: number): void {
  const plan = record.plans.get(hash) ?? { firstSeen: time, lastSeen: time, seen: 0, values: [] };
  record.plans.set(hash, plan);
  plan.lastSeen = time;
  plan.seen++;
  if (perExecutionS === null) return;
  plan.values.push(perExecutionS);
  if (plan.values.length > KEPT_OF_PLAN) plan.values.shift();
}

function planPast(hash: number, { firstSeen, lastSeen, seen, values }: PlanRecord): PlanPast {
  return { hash, firstSeen, lastSeen, seen, perExecutionS: values.length > 0 ? centreOf(values).median : null };
}
