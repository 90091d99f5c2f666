/** The page of `awr status --coverage`. */
import { formatCount } from '../base/duration.ts';
import { formatTable } from '../base/table.ts';
import type { Coverage, KindCoverage, UntypedTable } from '../lake/coverage.ts';

/** Longer lists are cut; --json has everything. */
const MAX_UNTYPED = 40;

export function coveragePage({ kinds, untyped }: Coverage): string {
  const lines = ['Reports by kind, and how much of their tables is typed', ...kindTable(kinds), ''];
  if (untyped.length === 0) lines.push('Every table is typed.');
  else lines.push('Tables that are not typed, those in most reports first', ...untypedTable(untyped));
  if (untyped.length > MAX_UNTYPED) {
    lines.push(`  … and ${formatCount(untyped.length - MAX_UNTYPED)} more; awr status --coverage --json lists all`);
  }
  return `${lines.join('\n')}\n`;
}

function kindTable(kinds: readonly KindCoverage[]): string[] {
  return formatTable(
    [
      { title: 'kind' },
      { title: 'format' },
      ...['reports', 'tables', 'typed', 'cells', 'typed', '%', 'other lines'].map((title) => ({
        title,
        align: 'right' as const,
      })),
    ],
    kinds.map((each) => [
      each.kind,
      each.format,
      formatCount(each.reports),
      formatCount(each.tables),
      formatCount(each.typed_tables),
      formatCount(each.cells),
      formatCount(each.typed_cells),
      each.typed_cells_pct === null ? '–' : each.typed_cells_pct.toFixed(2),
      formatCount(each.prose_lines),
    ]),
    { indent: '  ' },
  );
}

function untypedTable(untyped: readonly UntypedTable[]): string[] {
  return formatTable(
    [
      { title: 'kind' },
      { title: 'reports', align: 'right' },
      { title: 'cells', align: 'right' },
      { title: 'heading', maxWidth: 48 },
      { title: 'summary', maxWidth: 60 },
    ],
    untyped
      .slice(0, MAX_UNTYPED)
      .map(({ kind, reports, cells, heading, summary }) => [
        kind,
        formatCount(reports),
        formatCount(cells),
        heading,
        summary,
      ]),
    { indent: '  ' },
  );
}
