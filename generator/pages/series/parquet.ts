/** An instance's series as Parquet, a file a year, for every engine that reads it: full values, names as in the lake. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { MetricKey, Num } from '../types.ts';
import type { SeriesColumns } from './columns.ts';

/** Name of a column in Parquet: `aas:User I/O` is `aas_user_i_o`. Two that would be the same are kept apart by a number. */
export function parquetNames(names: readonly string[]): Map<string, string> {
  const taken = new Map<string, number>();
  return new Map(
    names.map((name) => {
      const plain =
        name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '_')
          .replace(/^_+|_+$/g, '') || 'column';
      const count = (taken.get(plain) ?? 0) + 1;
      taken.set(plain, count);
      return [name, count === 1 ? plain : `${plain}_${count}`];
    }),
  );
}

/** Year → file. `metrics`: series that no chart draws, published all the same. */
export function parquetByYear(
  series: SeriesColumns,
  metrics: Partial<Record<MetricKey, readonly Num[]>> = {},
): Map<string, Uint8Array> {
  const columns: Record<string, readonly Num[]> = { ...metrics, ...series.columns };
  const names = parquetNames(Object.keys(columns));
  const years = Map.groupBy(
    series.snapshots.map((_, i) => i),
    (i) => series.snapshots[i]?.beginTime.slice(0, 4) ?? '',
  );
  return new Map(
    [...years]
      .filter(([year]) => /^\d{4}$/.test(year))
      .map(([year, rows]) => {
        const text = (of: (i: number) => string | undefined) => rows.map((i) => of(i) ?? null);
        const time = (of: (i: number) => string | undefined) =>
          rows.map((i) => new Date(`${of(i)?.replace(' ', 'T')}Z`));
        const buffer = parquetWriteBuffer({
          columnData: [
            { name: 'report_id', type: 'STRING', data: text((i) => series.snapshots[i]?.reportId) },
            { name: 'instance_name', type: 'STRING', data: text((i) => series.snapshots[i]?.instanceName) },
            { name: 'begin_time', type: 'TIMESTAMP', data: time((i) => series.snapshots[i]?.beginTime) },
            { name: 'end_time', type: 'TIMESTAMP', data: time((i) => series.snapshots[i]?.endTime) },
            ...Object.entries(columns).map(([name, values]) => ({
              name: names.get(name) ?? name,
              type: 'DOUBLE' as const,
              data: rows.map((i) => values[i] ?? null),
              nullable: true,
            })),
          ],
        });
        return [year, new Uint8Array(buffer)] as const;
      }),
  );
}
