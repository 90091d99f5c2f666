/**
 * How either side of a comparison stands to what is usual at its hours: a difference between two snapshots may be that
 * between night and noon, and one that is usual on both sides is no change at all.
 */
import { type MetricKey, metricOf } from '../analysis/metrics.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { ComparedMetric, ComparedToUsual, Pair } from './compare-types.ts';
import type { IndexedReport } from './lake-index.ts';
import { BAND_SCALES } from './metric-columns.ts';

/** What a reader looks at first, load before its costs. */
const METRICS = [
  ...['aas', 'host_cpu_pct', 'transactions_per_s', 'executes_per_s', 'logical_reads_per_s', 'physical_reads_per_s'],
  ...['redo_bytes_per_s', 'hard_parses_per_s', 'single_block_read_ms', 'log_file_sync_ms'],
] as const as readonly MetricKey[];

/** Of a period so many of its reports must have left what is usual before it is said of the period (our choice: one in ten). */
const UNUSUAL_SHARE = 0.1;

interface UsualRow {
  side: 'first' | 'second';
  metric: MetricKey;
  value: number;
  usual: number | null;
  scale: number | null;
  judged: number;
  above: number;
  below: number;
}

/**
 * The farthest from usual first; empty where no report of either side has history enough. Of a period: the median of its
 * reports, of what is usual at their hours, and of the width of that.
 */
export async function comparedToUsual(
  lake: Lake,
  sides: Readonly<Record<'first' | 'second', readonly IndexedReport[]>>,
): Promise<ComparedMetric[]> {
  const wanted = Object.entries(sides).flatMap(([side, reports]) =>
    reports.map(({ snapshot }) => `('${side}', ${sqlString(snapshot.reportId)})`),
  );
  const places = [...new Set(Object.values(sides).flatMap((reports) => reports.map(({ database }) => database.where)))];
  const within = `(${places.map((where) => `(${where})`).join(' OR ')})`;
  const rows = await lake.query<UsualRow>(
    `WITH wanted(side, report_id) AS (VALUES ${wanted.join(', ')}),
       valued AS (SELECT report_id, metric, value FROM metrics WHERE ${within} AND metric IN (${METRICS.map(sqlString).join(', ')})),
       known AS (SELECT report_id, metric, median, scale FROM baselines WHERE ${within})
     SELECT side, metric, median(value) AS value, median(known.median) AS usual, median(scale) AS scale,
       count(scale)::INTEGER AS judged, count(*) FILTER (value > known.median + ${BAND_SCALES} * scale)::INTEGER AS above,
       count(*) FILTER (value < known.median - ${BAND_SCALES} * scale)::INTEGER AS below
     FROM wanted JOIN valued USING (report_id) LEFT JOIN known USING (report_id, metric)
     GROUP BY side, metric`,
  );
  if (!rows.some(({ judged }) => judged > 0)) return [];
  const found = METRICS.flatMap((metric): ComparedMetric[] => {
    const of = (side: UsualRow['side']): ComparedToUsual | null => {
      const row = rows.find((each) => each.side === side && each.metric === metric);
      return row ? standingOf(row) : null;
    };
    const pair: Pair<ComparedToUsual | null> = { first: of('first'), second: of('second') };
    const { unit } = metricOf(metric);
    return pair.first || pair.second ? [{ metric, unit, ...pair }] : [];
  });
  // What is the same distance off stays in the order above.
  return found.sort((a, b) => farthest(b) - farthest(a));
}

function standingOf({ value, usual, scale, judged, above, below }: UsualRow): ComparedToUsual {
  if (usual === null || scale === null)
    return { value, usual: null, judged: 0, above: 0, below: 0, place: 'unknown', scales: null };
  const apart = BAND_SCALES * scale;
  return {
    value,
    usual: { low: Math.max(0, usual - apart), median: usual, high: usual + apart },
    judged,
    above,
    below,
    place: placeOf(judged, above, below),
    scales: scale > 0 ? (value - usual) / scale : null,
  };
}

/** Where a side stands, by how many of its reports are off and to which side more of them are. */
export function placeOf(judged: number, above: number, below: number): ComparedToUsual['place'] {
  if (judged === 0) return 'unknown';
  if (above + below < Math.max(1, UNUSUAL_SHARE * judged)) return 'within';
  return above >= below ? 'above' : 'below';
}

const isOff = ({ place }: ComparedToUsual): boolean => place === 'above' || place === 'below';

const farthest = ({ first, second }: ComparedMetric): number =>
  Math.max(...[second, first].map((side) => (side && isOff(side) ? Math.abs(side.scales ?? 0) : 0)));
