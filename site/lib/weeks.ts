/** Weeks as text, and counts by severity as columns of a table. */
import type { SeverityCounts } from '../../generator/pages/fleet-findings-types.ts';
import { formatNumber } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import type { Column } from './table.ts';

const DAY_MS = 86_400_000;

/** `2026-10-26 – 11-01`: Monday to Sunday. */
export function weekText(monday: string, lang: Lang): string {
  const sunday = new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * DAY_MS).toISOString();
  return `${monday} ${lang === 'zh' ? '至' : '–'} ${sunday.slice(monday.slice(0, 4) === sunday.slice(0, 4) ? 5 : 0, 10)}`;
}

/** High, medium, low, notes; a zero is muted, so that the eye finds the others. */
export function severityColumns<Row extends { counts: SeverityCounts }>(lang: Lang): Column<Row>[] {
  return (['high', 'medium', 'low', 'info'] as const).map((severity) => ({
    label: esc(t(lang)(`severity.${severity}`)),
    numeric: true,
    cell: ({ counts }) => (counts[severity] === 0 ? '<span class="muted">0</span>' : formatNumber(counts[severity])),
    sortValue: ({ counts }) => counts[severity],
  }));
}
