/** The past of one series: what its rules may look back on. Grows snapshot by snapshot, in order of time. */
import { type Baseline, BaselineHistory } from '../baseline.ts';
import { type MetricKey, metrics } from '../metrics.ts';
import type { Facts, Past, StatementPast } from './facts.ts';
import { StatementHistory } from './statement-history.ts';

export class SeriesHistory {
  private readonly figures = new Map<MetricKey, BaselineHistory>();
  private readonly statements = new StatementHistory();
  private previous: Facts | null = null;
  private count = 0;

  /** What came before a snapshot whose middle is at `time`. Valid until the next `add`. */
  before(time: number): Past {
    const baselines = new Map<MetricKey, Baseline | null>();
    const statements = new Map<string, StatementPast | null>();
    return {
      previous: this.previous,
      snapshots: this.count,
      baseline: (metric) => {
        const known = baselines.get(metric);
        if (known !== undefined) return known;
        const baseline = this.figures.get(metric)?.at(time) ?? null;
        baselines.set(metric, baseline);
        return baseline;
      },
      statement: (sqlId) => {
        const known = statements.get(sqlId);
        if (known !== undefined) return known;
        const past = this.statements.past(sqlId, this.count);
        statements.set(sqlId, past);
        return past;
      },
      steadyStatements: (leastPct) => this.statements.steady(leastPct, this.count),
    };
  }

  /** Notes a snapshot of the series. */
  add(facts: Facts): void {
    const time = middleOf(facts);
    for (const { key } of metrics) {
      const value = facts.metric(key);
      if (value === null) continue;
      let history = this.figures.get(key);
      if (!history) {
        history = new BaselineHistory();
        this.figures.set(key, history);
      }
      history.add(time, value);
    }
    this.count++;
    this.statements.add(facts.statements ?? [], time, this.count);
    this.previous = facts.forgetPast();
  }
}

/** The middle of the interval tells its hour: the end of an hourly report belongs to the next. */
export const middleOf = ({ header }: Facts): number => (header.begin_s + header.end_s) / 2;
