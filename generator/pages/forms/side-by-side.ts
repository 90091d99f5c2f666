/** The machine-readable forms of the pages that hold members of a database side by side: a cluster's instances, a container's databases. */
import { z } from 'zod';
import type { Lang } from '../../base/figures.ts';
import type { ClusterMember, ClusterModel, ClusterRow } from '../cluster-types.ts';
import { clusterPath, pdbsPath } from '../paths.ts';
import type { PdbsModel } from '../pdbs-types.ts';
import { databaseOf, incidentOf, preambleOf, shortRefOf } from './parts.ts';
import { count, database, incident, number, preamble, quoted, shortRef, unit } from './schema-parts.ts';
import { METRIC_LABELS } from './words.ts';

const member = z.object({
  name: z.string(),
  instance_number: count,
  host_name: quoted,
  cpus: number,
  newest: shortRef,
});

const figure = z
  .object({
    metric: z.string().describe('key of the lake’s tables `metrics` and `cluster_metrics`'),
    label: z.string(),
    unit,
    together: number.describe('of all members: the sum of the means, or their mean for what does not add up'),
    members: z
      .array(z.object({ name: z.string(), mean: number, most: number, most_at: shortRef.nullable() }))
      .describe('over the span, in the order of `members`'),
  })
  .describe('one figure of every member');

const head = {
  ...preamble,
  database,
  release: quoted,
  from_time: z.string().describe('the span that is shown: the last fortnight at most'),
  to_time: z.string(),
  members: z.array(member),
  load: z.array(figure),
};

export const clusterSchema = z
  .object({
    ...head,
    type: z.literal('cluster'),
    interconnect: z.array(figure).describe('empty: no report has sections of the global cache'),
    balance: z
      .object({
        ratio: z.number().describe('load of the busiest member over that of the idlest'),
        even: z.boolean(),
        shares: z.array(z.object({ name: z.string(), pct: z.number() })),
      })
      .nullable(),
    incidents: z.array(incident).describe('of the rules on RAC, newest first'),
    transfers: z
      .array(
        z.object({
          from_instance: z.number().int(),
          to_instance: z.number().int(),
          block_class: z.string(),
          cr_blocks: number,
          cr_avg_ms: number,
          current_blocks: number,
          current_avg_ms: number,
        }),
      )
      .describe('blocks that instances sent each other in their newest reports'),
  })
  .meta({ title: 'Cluster', description: 'The instances of a cluster side by side.' });

export const pdbsSchema = z
  .object({
    ...head,
    type: z.literal('pdbs'),
    shares: z
      .array(
        z.object({
          container: z.string(),
          statements: z.number().int(),
          elapsed_s: number,
          cpu_s: number,
          buffer_gets: number,
          disk_reads: number,
          pct: number.describe('of the elapsed time of all listed statements'),
          segment_reads: number.describe('logical reads of the segments in the top list'),
          top_sql_id: z.string().nullable(),
        }),
      )
      .describe('what the container database’s reports list by container'),
    listed_s: number,
    listed_pct: number,
    containers: z.array(z.object({ name: z.string(), open_time: z.string().nullable(), seen: shortRef })),
  })
  .meta({ title: 'Pluggable databases', description: 'The pluggable databases of a container database.' });

export type ClusterDocument = z.infer<typeof clusterSchema>;
export type PdbsDocument = z.infer<typeof pdbsSchema>;

export function clusterDocument(model: ClusterModel, lang: Lang): ClusterDocument {
  return {
    ...preambleOf('cluster', clusterPath(model.database.slug), lang),
    ...headOf(model, lang),
    interconnect: figuresOf(model.interconnect, model.members, lang),
    balance: model.balance && {
      ratio: model.balance.ratio,
      even: model.balance.even,
      shares: model.balance.shares.map(({ instanceName, pct }) => ({ name: instanceName, pct })),
    },
    incidents: model.incidents.map((each) => incidentOf(each, lang)),
    transfers: model.transfers.map((row) => ({
      from_instance: row.from,
      to_instance: row.to,
      block_class: row.blockClass,
      cr_blocks: row.crBlocks,
      cr_avg_ms: row.crAvgMs,
      current_blocks: row.currentBlocks,
      current_avg_ms: row.currentAvgMs,
    })),
  };
}

export function pdbsDocument(model: PdbsModel, lang: Lang): PdbsDocument {
  return {
    ...preambleOf('pdbs', pdbsPath(model.database.slug), lang),
    ...headOf(model, lang),
    shares: model.shares.map((row) => ({
      container: row.container,
      statements: row.statements,
      elapsed_s: row.elapsedS,
      cpu_s: row.cpuS,
      buffer_gets: row.bufferGets,
      disk_reads: row.diskReads,
      pct: row.pct,
      segment_reads: row.segmentReads,
      top_sql_id: row.topSqlId,
    })),
    listed_s: model.listedS,
    listed_pct: model.listedPct,
    containers: model.containers.map(({ name, openTime, seen }) => ({
      name,
      open_time: openTime,
      seen: shortRefOf(seen),
    })),
  };
}

function headOf({ database: own, release, from, to, members, load }: ClusterModel | PdbsModel, lang: Lang) {
  return {
    database: databaseOf(own),
    release,
    from_time: from,
    to_time: to,
    members: members.map(({ instanceName, instanceNumber, hostName, cpus, newest }) => ({
      name: instanceName,
      instance_number: instanceNumber,
      host_name: hostName,
      cpus,
      newest: shortRefOf(newest),
    })),
    load: figuresOf(load, members, lang),
  };
}

const figuresOf = (rows: readonly ClusterRow[], members: readonly ClusterMember[], lang: Lang) =>
  rows.map(({ key, unit: own, together, members: values }) => ({
    metric: key,
    label: (METRIC_LABELS as Readonly<Record<string, Record<Lang, string> | undefined>>)[key]?.[lang] ?? key,
    unit: own,
    together,
    members: values.map(({ mean, most }, i) => ({
      name: members[i]?.instanceName ?? '',
      mean,
      most: most?.value ?? null,
      most_at: most && shortRefOf(most.snapshot),
    })),
  }));
