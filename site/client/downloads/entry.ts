/** The bundle's opening: `assets/downloads.js`, loaded when a reader first asks for Excel or Parquet. */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import writeExcelFile from 'write-excel-file/browser';
import { type Extract, headerOf } from '../explore/extract.ts';
import type { Downloads } from '../explore/table-button.ts';

const dateOf = (time: string): Date => new Date(`${time.replace(' ', 'T')}Z`);

const downloads: Downloads = {
  async excel({ columns, begin, end, title }, words) {
    const heading = (value: string) => ({ value, type: String, fontWeight: 'bold' as const });
    const time = (value: string) => ({ value: dateOf(value), type: Date, format: 'yyyy-mm-dd hh:mm' });
    const rows = begin.map((from, i) => [
      time(from),
      time(end[i] ?? from),
      ...columns.map(({ values }) => {
        const value = values[i] ?? null;
        return value === null ? null : { value, type: Number };
      }),
    ]);
    const header = [words['begin'] ?? '', words['end'] ?? '', ...columns.map(headerOf)].map(heading);
    return await writeExcelFile([header, ...rows], {
      sheet: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
      columns: header.map((_, i) => ({ width: i < 2 ? 18 : 16 })),
      stickyRowsCount: 1,
    }).toBlob();
  },

  parquet({ columns, begin, end }: Extract) {
    const names = ['begin_time', 'end_time'];
    for (const column of columns) {
      const label = headerOf(column);
      names.push(names.includes(label) ? `${label} ${names.length}` : label);
    }
    const writer = new ByteWriter();
    const file = new ParquetWriter({
      writer,
      schema: [
        { name: 'root', num_children: names.length },
        ...names.map((name, i) =>
          i < 2
            ? {
                name,
                type: 'INT64' as const,
                converted_type: 'TIMESTAMP_MILLIS' as const,
                repetition_type: 'REQUIRED' as const,
              }
            : { name, type: 'DOUBLE' as const, repetition_type: 'OPTIONAL' as const },
        ),
      ],
    });
    const data = [begin.map(dateOf), end.map(dateOf), ...columns.map(({ values }) => values)];
    file.write({ columnData: names.map((name, i) => ({ name, data: data[i] ?? [] })) });
    file.finish();
    return new Blob([writer.getBuffer()], { type: 'application/vnd.apache.parquet' });
  },
};

(globalThis as unknown as { awrDownloads: Downloads }).awrDownloads = downloads;
