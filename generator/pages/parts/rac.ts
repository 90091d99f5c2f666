/** The cluster: instances, global cache and enqueue latencies, traffic, block transfers, pings of the interconnect. */
import type { Num } from '../../base/figures.ts';
import type { RacPart } from '../part-types.ts';

export interface RacFigureRow {
  instance: Num;
  metric: string;
  unit: RacPart['figures'][number]['unit'];
  value: Num;
}
export type RacInstanceRow = RacPart['instances'][number];
export type RacTransferRow = RacPart['transfers'][number];
export type RacPingRow = RacPart['pings'][number];

/** Names as Oracle prints them, in the order in which they are read; of other figures the report's own tables tell. */
export const FIGURES: Record<string, { of: 'latency' | 'load' | 'efficiency'; label: string }> = {
  cr_block_receive: { of: 'latency', label: 'Avg global cache cr block receive time' },
  current_block_receive: { of: 'latency', label: 'Avg global cache current block receive time' },
  cr_block_build: { of: 'latency', label: 'Avg global cache cr block build time' },
  cr_block_flush: { of: 'latency', label: 'Avg global cache cr block flush time' },
  current_block_pin: { of: 'latency', label: 'Avg global cache current block pin time' },
  current_block_flush: { of: 'latency', label: 'Avg global cache current block flush time' },
  enqueue_get: { of: 'latency', label: 'Avg global enqueue get time' },
  message_sent_queue_on_ksxp: { of: 'latency', label: 'Avg message sent queue time on ksxp' },
  gc_blocks_received: { of: 'load', label: 'Global Cache blocks received' },
  gc_blocks_served: { of: 'load', label: 'Global Cache blocks served' },
  gc_cr_blocks_received: { of: 'load', label: 'Global Cache CR blocks received' },
  gc_current_blocks_received: { of: 'load', label: 'Global Cache current blocks received' },
  gc_cr_blocks_served: { of: 'load', label: 'Global Cache CR blocks served' },
  gc_current_blocks_served: { of: 'load', label: 'Global Cache current blocks served' },
  gc_blocks_lost: { of: 'load', label: 'Global Cache blocks lost' },
  messages_received: { of: 'load', label: 'GCS/GES messages received' },
  messages_sent: { of: 'load', label: 'GCS/GES messages sent' },
  local_cache: { of: 'efficiency', label: 'Buffer access – local cache %' },
  remote_cache: { of: 'efficiency', label: 'Buffer access – remote cache %' },
  disk: { of: 'efficiency', label: 'Buffer access – disk %' },
};
const named = (of: string) =>
  Object.keys(FIGURES)
    .filter((metric) => FIGURES[metric]?.of === of)
    .map((metric) => `'${metric}'`)
    .join(', ');

export const racFiguresSql = (where: string): string => `
  SELECT report_id, instance_number AS instance, metric, 'ms' AS unit, time_us / 1000 AS value
  FROM rac_latencies WHERE ${where} AND scope = 'instance' AND metric IN (${named('latency')}) AND time_us IS NOT NULL
  UNION ALL
  SELECT report_id, instance_number, metric, 'per_second', per_second
  FROM rac_load_profile WHERE ${where} AND scope = 'instance' AND metric IN (${named('load')}) AND per_second IS NOT NULL
  UNION ALL
  SELECT report_id, instance_number, metric, 'percent', value_pct
  FROM rac_efficiency WHERE ${where} AND scope = 'instance' AND metric IN (${named('efficiency')}) AND value_pct IS NOT NULL`;

export const racInstancesSql = (where: string): string => `
  SELECT report_id, instance_number AS instance, instance_name AS name, host_name AS host, db_time_s AS "dbTimeS",
    avg_active_sessions AS "avgActiveSessions"
  FROM rac_instances WHERE ${where} ORDER BY report_id, instance_number`;

/** Negative counts are counters of 32 bits that ran over: unknown. */
export const racTransfersSql = (where: string): string => `
  SELECT report_id, instance_number AS "to", source_instance AS "from", block_class AS "blockClass",
    max(CASE WHEN cr_blocks >= 0 THEN cr_blocks END) AS "crBlocks", max(CASE WHEN cr_blocks >= 0 THEN cr_avg_us END) AS "crUs",
    max(CASE WHEN current_blocks >= 0 THEN current_blocks END) AS "currentBlocks",
    max(CASE WHEN current_blocks >= 0 THEN current_avg_us END) AS "currentUs", max(lost_blocks) AS lost
  FROM rac_block_transfers WHERE ${where} AND block_class IS NOT NULL AND (cr_blocks <> 0 OR current_blocks <> 0)
  GROUP BY ALL ORDER BY report_id, "to" NULLS FIRST, "from", coalesce("crBlocks", 0) + coalesce("currentBlocks", 0) DESC, "blockClass"`;

export const racPingsSql = (where: string): string => `
  SELECT report_id, instance_number AS "from", target_instance AS "to", avg_500b_us AS us500b, avg_8k_us AS us8k
  FROM rac_ping WHERE ${where} ORDER BY report_id, "from", "to"`;

export function racPart(
  figures: readonly RacFigureRow[] | null,
  instances: readonly RacInstanceRow[] | null,
  transfers: readonly RacTransferRow[] | null,
  pings: readonly RacPingRow[] | null,
): RacPart | null {
  if (!figures && !transfers && !pings && !instances) return null;
  const columns = [...new Set((figures ?? []).map((row) => row.instance))].sort((a, b) => (a ?? 0) - (b ?? 0));
  return {
    instances: (instances ?? []).map(({ instance, name, host, dbTimeS, avgActiveSessions }) => ({
      instance,
      name,
      host,
      dbTimeS,
      avgActiveSessions,
    })),
    columns,
    figures: Object.entries(FIGURES).flatMap(([metric, { label }]) => {
      const own = (figures ?? []).filter((row) => row.metric === metric);
      const unit = own[0]?.unit;
      if (!unit) return [];
      return [
        {
          metric: label,
          unit,
          values: columns.map((column) => own.find((row) => row.instance === column)?.value ?? null),
        },
      ];
    }),
    transfers: (transfers ?? []).map(({ to, from, blockClass, crBlocks, crUs, currentBlocks, currentUs, lost }) => ({
      to,
      from,
      blockClass,
      crBlocks,
      crUs,
      currentBlocks,
      currentUs,
      lost,
    })),
    pings: (pings ?? []).map(({ from, to, us500b, us8k }) => ({ from, to, us500b, us8k })),
  };
}
