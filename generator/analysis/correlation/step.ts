/** What moves with DB time, written to the lake. */
import { DAY_S } from '../../base/seconds.ts';
import { BASELINE_DAYS } from '../baseline.ts';
import { wallClock } from '../finding-rows.ts';
import { metricsQuery } from '../metrics-sql.ts';
import type { SubjectSeries } from '../statements/series-reports.ts';
import type { DatabaseWork } from '../step.ts';
import { cycleOf } from './cycle.ts';
import { figuresOf } from './figures.ts';
import { LEAST_PAIRS, type Load, movesWith } from './moves-with.ts';

/** Share of false discoveries that is put up with. The usual choice. */
const FALSE_DISCOVERY_RATE = 0.05;

/** Fills `correlations`, over the last weeks: what moved with the load a year ago was another system. After `loadPoints`. */
export async function writeCorrelations(work: DatabaseWork, series: readonly SubjectSeries[]): Promise<void> {
  const { tx, key, where, signal } = work;
  const rows: object[] = [];
  for (const own of series) {
    signal.throwIfAborted();
    const from = startOf(own);
    const load = loadOf(own, from);
    if (own.reports.length - from <= LEAST_PAIRS || cycleOf(load.times) === null) continue;
    const moved = movesWith(load, await figuresOf(tx, where, metricsQuery(where), own, from));
    if (moved) rows.push(...moved.found.map((each) => row(own, from, moved.cycle, moved.found.length, each)));
  }
  await tx.replace('correlations', key, rows);
}

function startOf({ reports }: SubjectSeries): number {
  const newest = reports.at(-1)?.endS ?? 0;
  return Math.max(
    0,
    reports.findIndex(({ beginS }) => beginS >= newest - BASELINE_DAYS * DAY_S),
  );
}

function loadOf({ reports }: SubjectSeries, from: number): Load {
  const own = reports.slice(from);
  return {
    times: own.map(({ beginS, endS }) => (beginS + endS) / 2),
    dbTime: Float64Array.from(own, ({ dbTimeS, elapsedS }) =>
      dbTimeS === null || !elapsedS ? Number.NaN : dbTimeS / elapsedS,
    ),
    joined: own.map(({ breakBefore }, i) => i > 0 && !breakBefore),
  };
}

type Moved = NonNullable<ReturnType<typeof movesWith>>;

function row(series: SubjectSeries, from: number, cycle: string, tried: number, each: Moved['found'][number]) {
  const [first, newest] = [series.reports[from], series.reports.at(-1)];
  return {
    report_id: newest?.reportId ?? '',
    subject: series.name,
    instance_number: series.instanceNumber,
    kind: each.kind,
    name: each.name,
    part_of_db_time: each.part,
    rho: each.rho,
    rho_rest: each.rhoRest !== null && Number.isFinite(each.rhoRest) ? each.rhoRest : null,
    rho_raw: Number.isFinite(each.rhoRaw) ? each.rhoRaw : null,
    pairs: each.pairs,
    effective_pairs: each.effectivePairs,
    p_value: each.p,
    q_value: each.q,
    significant: each.q <= FALSE_DISCOVERY_RATE,
    tried,
    cycle,
    begin_time: wallClock(first?.beginS ?? 0),
    end_time: wallClock(newest?.endS ?? 0),
  };
}
