/** Latency histograms over time: the reports of an event's series put together by time, so that a year is a picture. */
import type { Num } from '../base/figures.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import { earlier, earliest, latest, secondsBetween } from './times.ts';
import type { LatencyOverTime } from './wait-types.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** A slot is one of these, the first with which no more than so many slots cover the history. Our choice: cells that can be read. */
const STEPS = [HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY] as const;
const MOST_SLOTS = 84;

export interface LatencySpan {
  slug: string;
  spellings: readonly string[];
  reports: readonly IndexedReport[];
}

/** By the folder of the event's page; nothing where no report has a histogram of it. */
export async function loadLatencies(
  lake: Lake,
  database: IndexedDatabase,
  spans: readonly LatencySpan[],
): Promise<Map<string, LatencyOverTime>> {
  const steps = spans.flatMap(({ slug, spellings, reports }) => {
    const from = earliest(reports.map(({ snapshot }) => snapshot.beginTime));
    const to = latest(reports.map(({ snapshot }) => snapshot.endTime));
    return from === null || to === null ? [] : [{ slug, spellings, step: stepOf(secondsBetween(from, to)) }];
  });
  if (steps.length === 0) return new Map();
  const values = steps.flatMap(({ slug, spellings, step }) =>
    spellings.map((event) => `(${sqlString(event)}, ${sqlString(slug)}, ${step})`),
  );
  const rows = await lake.query<BucketOfLake>(`
    WITH page(event, slug, step) AS (VALUES ${values.join(', ')}),
    report AS (
      SELECT report_id, epoch(begin_time) / 2 + epoch(end_time) / 2 AS middle
      FROM reports JOIN timeline USING (report_id) WHERE in_series AND reports.${database.where}
    ),
    bucket AS (
      SELECT report_id, event, span, bucket_le_us, pct_waits, waits FROM wait_event_histogram SEMI JOIN page USING (event)
      WHERE ${database.where} AND span IN (${['all', ...FLOORS.keys()].map(sqlString).join(', ')}) AND pct_waits IS NOT NULL
    ),
    -- Shares are of all waits in every table; the waits of a detail table are those within its span.
    weight AS (SELECT report_id, event, max(coalesce(waits, 1)) AS waits FROM bucket WHERE span = 'all' GROUP BY ALL)
    SELECT slug, floor(middle / step) * step AS slot, span, bucket_le_us AS bound,
      sum(pct_waits * weight.waits ORDER BY pct_waits * weight.waits)::DOUBLE AS weight, count(DISTINCT report_id) AS reports
    FROM bucket JOIN weight USING (report_id, event) JOIN page USING (event) JOIN report USING (report_id)
    GROUP BY ALL ORDER BY slug, slot, span, bound`);
  const stepBySlug = new Map(steps.map(({ slug, step }) => [slug, step]));
  return new Map(
    [...Map.groupBy(rows, (row) => row.slug)].map(([slug, own]) => [slug, latencyOf(own, stepBySlug.get(slug) ?? DAY)]),
  );
}

export function stepOf(seconds: number): number {
  return STEPS.find((step) => seconds / step <= MOST_SLOTS) ?? STEPS[STEPS.length - 1] ?? DAY;
}

interface BucketOfLake {
  slug: string;
  slot: number;
  span: string;
  bound: Num;
  weight: number;
  reports: number;
}

/**
 * Detail tables print a span of the whole once more in finer buckets, as shares of all waits. The value is the bound, in
 * microseconds, up to which their first bucket sums what lies below the span. (The detail up to 64 µs is finer than a
 * page needs.)
 */
const FLOORS: ReadonlyMap<string, number> = new Map([
  ['up_to_32_ms', 512],
  ['up_to_2_sec', 32_000],
  ['64_msec_to_2_sec', 32_000],
  ['up_to_2_min', 2_000_000],
  ['4_sec_to_2_min', 2_000_000],
  ['up_to_1_hr', 120_000_000],
  ['4_min_to_1_hr', 120_000_000],
]);
/** What rounding of the shares to a tenth of a percent may leave of a bucket that details replace. */
const ROUNDING = 0.002;

/** Weight by bound: the buckets of the whole, each given over to the finer ones within it as far as details print them. */
function refined(rows: readonly Pick<BucketOfLake, 'span' | 'bound' | 'weight'>[]): Map<Num, number> {
  const whole = new Map(rows.flatMap(({ span, bound, weight }) => (span === 'all' ? [[bound, weight]] : [])));
  const total = [...whole.values()].reduce((sum, weight) => sum + weight, 0);
  const bounds = [...whole.keys()].filter((bound) => bound !== null).sort((a, b) => a - b);
  const finer = new Map<Num, number>();
  for (const { span, bound, weight } of rows) {
    const floor = FLOORS.get(span);
    if (floor === undefined || bound === null || bound <= floor) continue;
    finer.set(bound, (finer.get(bound) ?? 0) + weight);
    const around = bounds.find((each) => each >= bound) ?? null;
    whole.set(around, (whole.get(around) ?? 0) - weight);
  }
  const left = [...whole].filter(([, weight]) => weight > ROUNDING * total || (finer.size === 0 && weight > 0));
  for (const [bound, weight] of left) finer.set(bound, (finer.get(bound) ?? 0) + weight);
  return finer;
}

function latencyOf(rows: readonly BucketOfLake[], stepS: number): LatencyOverTime {
  const slots = [...Map.groupBy(rows, (row) => row.slot)].map(([slot, own]) => ({
    slot,
    weights: refined(own),
    reports: Math.max(...own.map(({ reports }) => reports)),
  }));
  const seen = slots.flatMap(({ weights }) => [...weights].flatMap(([bound, weight]) => (weight > 0 ? [bound] : [])));
  const bounds = [...new Set(seen)].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return {
    bounds,
    stepS,
    slots: slots.flatMap(({ slot, weights, reports }) => {
      const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
      if (total <= 0) return [];
      const from = new Date(1000 * slot).toISOString().slice(0, 19).replace('T', ' ');
      const shares = bounds.map((bound): Num => {
        const weight = weights.get(bound);
        return weight === undefined ? null : (100 * weight) / total;
      });
      return [{ from, to: earlier(from, -stepS), shares, reports }];
    }),
  };
}
