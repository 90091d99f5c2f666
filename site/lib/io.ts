/** Tables of input and output: what moved by name, and the latencies of places. */
import type { IoPlace, IoRow, Num } from '../../generator/pages/types.ts';
import { barShare } from '../charts/index.ts';
import { ABSENT, formatBytes, formatCount, formatNumber } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { type Column, renderTable } from './table.ts';

const text = (value: string | null) => (value === null ? ABSENT : esc(value));
const moved = (row: IoRow) => (row.readBytes ?? 0) + (row.writeBytes ?? 0);
const number = <Row>(label: string, of: (row: Row) => Num, write = formatNumber): Column<Row> => ({
  label: esc(label),
  numeric: true,
  shownIf: (row) => of(row) !== null,
  cell: (row) => write(of(row)),
  sortValue: of,
});
/** `head`: what the names are. */
export function ioTable(rows: readonly IoRow[], title: string, head: string, lang: Lang): string {
  const tr = t(lang);
  const all = rows.reduce((sum, row) => sum + moved(row), 0);
  return renderTable<IoRow>(
    [
      { label: esc(head), head: true, cell: (row) => esc(row.name) },
      {
        label: esc(tr('io.share')),
        numeric: true,
        shownIf: () => all > 0,
        cell: (row) => barShare((100 * moved(row)) / all) + formatNumber((100 * moved(row)) / all),
        sortValue: moved,
      },
      number(tr('io.read'), (row) => row.readBytes, formatBytes),
      number(tr('io.reads_per_s'), (row) => row.readsPerS),
      number(tr('io.written'), (row) => row.writeBytes, formatBytes),
      number(tr('io.writes_per_s'), (row) => row.writesPerS),
      number(tr('col.waits'), (row) => row.waits, formatCount),
      number(tr('io.avg_ms'), (row) => row.avgMs),
      number(tr('io.small_read_ms'), (row) => row.smallReadMs),
      number(tr('io.large_read_ms'), (row) => row.largeReadMs),
    ],
    rows,
    { caption: title, sortable: true },
  );
}

export function placeTable(rows: readonly IoPlace[], title: string, lang: Lang): string {
  const tr = t(lang);
  return renderTable<IoPlace>(
    [
      { label: 'Tablespace', head: true, cell: (row) => text(row.tablespace) },
      {
        label: esc(tr('io.file')),
        shownIf: (row) => row.file !== null,
        cell: (row) => `<code class="path">${text(row.file)}</code>`,
      },
      number(tr('io.reads'), (row) => row.reads, formatCount),
      number(tr('io.reads_per_s'), (row) => row.readsPerS),
      number(tr('io.avg_read_ms'), (row) => row.avgReadMs),
      number(tr('io.writes'), (row) => row.writes, formatCount),
      number(tr('io.writes_per_s'), (row) => row.writesPerS),
      number(tr('io.avg_write_ms'), (row) => row.avgWriteMs),
      number(tr('io.buffer_waits'), (row) => row.bufferWaits, formatCount),
      number(tr('io.avg_buffer_wait_ms'), (row) => row.avgBufferWaitMs),
    ],
    rows,
    { caption: title, sortable: true },
  );
}
