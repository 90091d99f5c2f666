/** Instance activity statistics as a table. */
import type { SnapshotModel } from '../../generator/pages/types.ts';
import { exact, formatCount } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { renderTable } from './table.ts';

export type ActivityRow = NonNullable<SnapshotModel['activity']>[number];

/** `id`: by which a filter finds it. */
export function activityTable(rows: readonly ActivityRow[], id: string, lang: Lang): string {
  const tr = t(lang);
  return renderTable<ActivityRow>(
    [
      { label: esc(tr('col.statistic')), head: true, cell: (row) => esc(row.statistic) },
      { label: esc(tr('col.total')), numeric: true, cell: (row) => exact(row.total) || '–' },
      {
        label: esc(tr('col.per_second')),
        numeric: true,
        cell: (row) => formatCount(row.perSecond),
        sortValue: (row) => row.perSecond,
      },
      {
        label: esc(tr('col.per_transaction')),
        numeric: true,
        cell: (row) => formatCount(row.perTransaction),
        sortValue: (row) => row.perTransaction,
      },
    ],
    rows,
    { caption: tr('section.activity'), sortable: true, id },
  );
}
