/** Figures of lake, site and disk. They are read beside a night that runs: nothing is locked, brought up to date or written. */
import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '../../base/config.ts';
import { openDuckDb, plainRows } from '../../lake/duckdb.ts';
import { fileList } from '../../lake/layout.ts';
import { bytesBelow } from '../../lake/status.ts';
import { currentRelease } from '../../publish/releases.ts';
import type { Gauge } from './text.ts';

/** Reports, rejected files by reason, bytes. Empty where there is no lake yet. */
export async function lakeGauges(lake: string): Promise<Gauge[]> {
  const has = (file: string): boolean => fs.existsSync(path.join(lake, file));
  if (!has('files.parquet')) return [];
  const duckdb = await openDuckDb({ threads: '1' });
  try {
    const ask = async <T>(select: string, file: string, rest = ''): Promise<T[]> =>
      plainRows<T>(await duckdb.runAndReadAll(`${select} FROM read_parquet(${fileList(lake, [file])}) ${rest}`));
    const [taken] = await ask<{ reports: number }>(
      "SELECT count(DISTINCT report_id) FILTER (WHERE outcome = 'ingested') AS reports",
      'files.parquet',
    );
    const reasons = has('rejects.parquet')
      ? await ask<{ reason: string; files: number }>(
          'SELECT reason, count(*) AS files',
          'rejects.parquet',
          'GROUP BY reason ORDER BY reason',
        )
      : [];
    return [
      { name: 'awr_lake_reports', help: 'Reports in the lake.', values: [{ value: taken?.reports ?? null }] },
      {
        name: 'awr_lake_rejected_files',
        help: 'Files that are not in the lake, by reason; a duplicate is in it already.',
        values: reasons.map(({ reason, files: value }) => ({ labels: { reason }, value })),
      },
      { name: 'awr_lake_bytes', help: 'Size of the lake.', values: [{ value: bytesBelow(lake) }] },
    ];
  } finally {
    duckdb.closeSync();
  }
}

/** Pages, age and name of the published site. Empty before the first. */
export function siteGauges(releases: string): Gauge[] {
  const release = currentRelease(releases);
  if (release === null) return [];
  const { manifest, id } = release;
  return [
    {
      name: 'awr_site_pages',
      help: 'Pages of the published site, of one language; those that are rendered on demand do not count.',
      values: [{ value: Object.keys(manifest.pages).length }],
    },
    {
      name: 'awr_site_built_timestamp_seconds',
      help: 'When the published site was built. A night that changes nothing keeps it.',
      values: [{ value: Date.parse(manifest.built) / 1000 }],
    },
    {
      name: 'awr_site_release_info',
      help: 'The published release, and the program that built it.',
      values: [{ labels: { release: id, version: manifest.versions['awr'] ?? '' }, value: 1 }],
    },
  ];
}

/** Room where lake, releases and scratch are, as an unprivileged user may use it. A place that is not there is left out. */
export function diskGauges({ lake, releases, build }: Pick<Config, 'lake' | 'releases' | 'build'>): Gauge[] {
  const places = Object.entries({ lake, releases, build }).flatMap(([place, dir]) => {
    if (!fs.existsSync(dir)) return [];
    const { bavail, blocks, bsize } = fs.statfsSync(dir);
    return [{ labels: { place }, free: bavail * bsize, size: blocks * bsize }];
  });
  return [
    {
      name: 'awr_disk_free_bytes',
      help: 'Free on the file system of lake, releases and scratch.',
      values: places.map(({ labels, free: value }) => ({ labels, value })),
    },
    {
      name: 'awr_disk_size_bytes',
      help: 'Size of that file system.',
      values: places.map(({ labels, size: value }) => ({ labels, value })),
    },
  ];
}
