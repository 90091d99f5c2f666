/**
 * The files of a page's series. They are scripts that call one function with plain JSON: a page opened from disk may load a
 * script beside it, and nothing else. Pure; what is written where is the site's business.
 */
import { escapedJson } from '../forms/forms.ts';
import type {
  DatabaseModel,
  DatabaseRef,
  InstanceSeries,
  PageModel,
  SegmentModel,
  SqlModel,
  WaitModel,
} from '../types.ts';
import { monthChunks, yearChunks } from './chunks.ts';
import {
  databaseColumns,
  type SeriesColumns,
  segmentSeries,
  sqlColumns,
  topSqlColumns,
  waitColumns,
} from './columns.ts';
import { databaseMarks, indexOf, namedMarks, sqlMarks } from './index-of.ts';
import { parquetByYear } from './parquet.ts';
import { CLUSTER_SUM_SLUG, hasTopSql, seriesSlugs, topSqlSlug } from './slugs.ts';
import { SERIES_CALL, SERIES_FILE, SERIES_FOLDER, type SeriesMark } from './types.ts';

/** Path below the page's folder → content. */
export type SeriesFiles = Map<string, string | Uint8Array>;

/** The files of a model whose page has charts over time; none for any other. */
export function seriesFiles(model: PageModel): SeriesFiles {
  if (model.type === 'database') return databaseFiles(model);
  if (model.type === 'sql') return oneFile(model, sqlParts(model));
  if (model.type === 'wait') return oneFile(model, waitParts(model));
  if (model.type === 'segment') return oneFile(model, segmentParts(model));
  return new Map();
}

function databaseFiles(model: DatabaseModel): SeriesFiles {
  const files: SeriesFiles = new Map();
  const base = `${model.database.slug}/`;
  const add = (slug: string, instance: InstanceSeries, series: SeriesColumns): void => {
    const [months, years] = [monthChunks(series, base), yearChunks(series, base)];
    const folder = `${SERIES_FOLDER}/${slug}/`;
    const index = indexOf(instance, base, { months, years }, databaseMarks(model, instance));
    files.set(`${folder}index.js`, call(`${slug}/index`, index));
    for (const [name, chunk] of [...months, ...years]) files.set(`${folder}${name}.js`, call(`${slug}/${name}`, chunk));
  };
  const slugs = seriesSlugs(model.instances);
  const all: [InstanceSeries | null, string | null | undefined, number | null][] = [
    ...model.instances.map((instance, i): [InstanceSeries, string | null | undefined, number] => [
      instance,
      slugs[i],
      i,
    ]),
    [model.clusterSum, CLUSTER_SUM_SLUG, null],
  ];
  for (const [instance, slug, place] of all) {
    if (!instance || !slug || instance.snapshots.length === 0) continue;
    const series = databaseColumns(instance);
    add(slug, instance, series);
    for (const [year, content] of parquetByYear(series, instance.metrics))
      files.set(`${SERIES_FOLDER}/${slug}/${year}.parquet`, content);
    if (place === null || !hasTopSql(model, place)) continue;
    add(topSqlSlug(slug), instance, topSqlColumns(instance, model.topSql, place));
  }
  return files;
}

/** One of the series that share a page's only file. */
interface Part {
  slug: string | null | undefined;
  instance: Parameters<typeof indexOf>[0];
  series: SeriesColumns;
  marks: SeriesMark[];
}

/** Short series: one file for all of a page, and no days. */
function oneFile({ database }: { database: DatabaseRef }, parts: readonly Part[]): SeriesFiles {
  const base = `${database.slug}/`;
  const calls = parts.map(({ slug, instance, series, marks }) => {
    if (!slug || Object.keys(series.columns).length === 0) return '';
    const months = monthChunks(series, base);
    const index = indexOf(instance, base, { months, years: new Map() }, marks);
    return [call(`${slug}/index`, index), ...[...months].map(([name, chunk]) => call(`${slug}/${name}`, chunk))].join(
      '',
    );
  });
  return calls.every((text) => text === '') ? new Map() : new Map([[SERIES_FILE, calls.join('')]]);
}

function sqlParts(model: SqlModel): Part[] {
  const slugs = seriesSlugs(model.instances);
  return model.instances.map((instance, i) => ({
    slug: slugs[i],
    instance,
    series: sqlColumns(instance),
    marks: sqlMarks(model, instance.instanceName),
  }));
}

function waitParts({ histories, incidents }: WaitModel): Part[] {
  const slugs = seriesSlugs(histories);
  return histories.map((history, i) => ({
    slug: slugs[i],
    instance: history,
    series: waitColumns(history),
    marks: namedMarks(incidents, history),
  }));
}

function segmentParts(model: SegmentModel): Part[] {
  const all = segmentSeries(model);
  const slugs = seriesSlugs(all);
  return all.map((series, i) => ({
    slug: slugs[i],
    instance: series,
    series,
    marks: namedMarks(model.incidents, series),
  }));
}

const call = (name: string, content: unknown): string =>
  `${SERIES_CALL}(${escapedJson(name)},${escapedJson(content)});\n`;
