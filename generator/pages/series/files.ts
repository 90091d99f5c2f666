/**
 * The files of a page's series. They are scripts that call one function with plain JSON: a page opened from disk may load a
 * script beside it, and nothing else. Pure; what is written where is the site's business.
 */
import { escapedJson } from '../forms/forms.ts';
import type { DatabaseModel, InstanceSeries, PageModel, SqlModel } from '../types.ts';
import { monthChunks, yearChunks } from './chunks.ts';
import { databaseColumns, sqlColumns } from './columns.ts';
import { databaseMarks, indexOf, sqlMarks } from './index-of.ts';
import { parquetByYear } from './parquet.ts';
import { CLUSTER_SUM_SLUG, seriesSlugs } from './slugs.ts';
import { SERIES_CALL, SERIES_FILE, SERIES_FOLDER } from './types.ts';

/** Path below the page's folder → content. */
export type SeriesFiles = Map<string, string | Uint8Array>;

/** The files of a model whose page has charts over time; none for any other. */
export function seriesFiles(model: PageModel): SeriesFiles {
  if (model.type === 'database') return databaseFiles(model);
  if (model.type === 'sql') return sqlFiles(model);
  return new Map();
}

function databaseFiles(model: DatabaseModel): SeriesFiles {
  const files: SeriesFiles = new Map();
  const slugs = seriesSlugs(model.instances);
  const all: [InstanceSeries | null, string | null | undefined][] = [
    ...model.instances.map((instance, i): [InstanceSeries, string | null | undefined] => [instance, slugs[i]]),
    [model.clusterSum, CLUSTER_SUM_SLUG],
  ];
  for (const [instance, slug] of all) {
    if (!instance || !slug || instance.snapshots.length === 0) continue;
    const series = databaseColumns(instance);
    const base = `${model.database.slug}/`;
    const [months, years] = [monthChunks(series, base), yearChunks(series, base)];
    const folder = `${SERIES_FOLDER}/${slug}/`;
    const index = indexOf(instance, base, { months, years }, databaseMarks(model, instance));
    files.set(`${folder}index.js`, call(`${slug}/index`, index));
    for (const [name, chunk] of [...months, ...years]) files.set(`${folder}${name}.js`, call(`${slug}/${name}`, chunk));
    for (const [year, content] of parquetByYear(series, instance.metrics))
      files.set(`${folder}${year}.parquet`, content);
  }
  return files;
}

/** A statement's series are short: one file for all of them, every snapshot in one chunk. */
function sqlFiles(model: SqlModel): SeriesFiles {
  const slugs = seriesSlugs(model.instances);
  const calls = model.instances.map((instance, i) => {
    const slug = slugs[i];
    if (!slug) return '';
    const series = sqlColumns(instance);
    const base = `${model.database.slug}/`;
    const months = monthChunks(series, base);
    const index = indexOf(instance, base, { months, years: new Map() }, sqlMarks(model, instance.instanceName));
    return [call(`${slug}/index`, index), ...[...months].map(([name, chunk]) => call(`${slug}/${name}`, chunk))].join(
      '',
    );
  });
  return calls.every((text) => text === '') ? new Map() : new Map([[SERIES_FILE, calls.join('')]]);
}

const call = (name: string, content: unknown): string =>
  `${SERIES_CALL}(${escapedJson(name)},${escapedJson(content)});\n`;
