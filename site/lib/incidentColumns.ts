/** Columns that the tables of incidents share, of one database as of all. */
import type { IncidentRow } from '../../generator/pages/types.ts';
import { impactHtml, lengthOf, severityBadge } from './findings.ts';
import { formatInterval, formatNumber } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import type { Column } from './table.ts';

const RANK = { high: 0, medium: 1, low: 2, info: 3 };

export function severityColumn(lang: Lang): Column<IncidentRow> {
  return {
    label: esc(t(lang)('incident.severity')),
    cell: ({ severity }) => severityBadge(severity, lang),
    sortValue: ({ severity }) => RANK[severity],
  };
}

/** When, how long, in how many snapshots, and the worst of them. */
export function courseColumns(lang: Lang, { weekday = false } = {}): Column<IncidentRow>[] {
  const tr = t(lang);
  return [
    {
      label: esc(tr('incident.when')),
      cell: (row) => esc(formatInterval(row.begin, row.end, lang, { weekday })),
      sortValue: (row) => Date.parse(row.begin),
    },
    {
      label: esc(tr('incident.length')),
      numeric: true,
      cell: (row) => esc(lengthOf(row, lang)),
      sortValue: (row) => Date.parse(row.end) - Date.parse(row.begin),
    },
    { label: esc(tr('incident.snapshots')), numeric: true, cell: (row) => formatNumber(row.snapshots) },
    {
      label: esc(tr('incident.worst')),
      numeric: true,
      title: tr('finding.impact_help'),
      cell: (row) => impactHtml(row.impactPct, lang),
      sortValue: (row) => row.impactPct,
    },
  ];
}
