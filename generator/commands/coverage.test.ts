import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lakeCoverage } from '../lake/coverage.ts';
import { type Lake, openLake } from '../lake/lake.ts';
import { addReports, temporaryLakeDir } from '../testing/lake.ts';
import { coveragePage } from './coverage.ts';

const table = (table_no: number, more: Record<string, unknown>) => ({ table_no, header: [], rows: [], ...more });

/** A report at this hour with two tables, the second one unknown to the catalogue. */
const report = (hour: number, more: Record<string, unknown>, cells: number) => ({
  begin_time: `2024-03-05 0${hour}:00:00`,
  end_time: `2024-03-05 0${hour + 1}:00:00`,
  report: more,
  tables: {
    source_tables: [
      table(1, { heading: 'Load Profile', mapped_to: 'load_profile', cells: 30, prose: false }),
      table(2, { heading: 'New Section\nof 30c', summary: 'This table is new', cells, prose: false }),
      table(3, { heading: 'Notes', cells: 7, prose: true }),
    ],
  },
});

describe('coverage', () => {
  const dir = temporaryLakeDir();
  let lake: Lake;

  beforeAll(async () => {
    await addReports(dir, [
      report(1, {}, 8),
      report(2, {}, 2),
      report(3, { kind: 'ash', format: 'text' }, 30),
      { begin_time: '2024-03-05 05:00:00', end_time: '2024-03-05 06:00:00', report: { kind: 'addm' } },
    ]);
    lake = await openLake(dir);
  });
  afterAll(() => lake.close());

  it('counts reports, tables and cells by kind; lines of text are no tables', async () => {
    const { kinds } = await lakeCoverage(lake);
    expect(kinds).toEqual([
      kind('addm', 'html', [1, 0, 0, 0, 0, null, 0]),
      kind('ash', 'text', [1, 2, 60, 1, 30, 50, 7]),
      kind('awr', 'html', [2, 4, 70, 2, 60, 85.71, 14]),
    ]);
  });

  it('names the tables that are not typed, those in most reports first', async () => {
    const { untyped } = await lakeCoverage(lake);
    const common = { heading: 'New Section\nof 30c', summary: 'This table is new' };
    expect(untyped).toEqual([
      { kind: 'awr', ...common, reports: 2, tables: 2, cells: 10 },
      { kind: 'ash', ...common, reports: 1, tables: 1, cells: 30 },
    ]);
  });

  it('is a page of one line each', async () => {
    const lines = coveragePage(await lakeCoverage(lake)).split('\n');
    expect(lines.find((line) => line.includes('awr  ') && line.includes('85.71'))).toMatch(
      /^ {2}awr +html +2 +4 +2 +70/,
    );
    expect(lines.filter((line) => line.includes('New Section'))).toHaveLength(2);
  });

  it('says so when nothing is left', () => {
    expect(coveragePage({ kinds: [], untyped: [] })).toContain('Every table is typed.');
  });
});

function kind(name: string, format: string, counts: readonly (number | null)[]) {
  const [reports, tables, cells, typed_tables, typed_cells, typed_cells_pct, prose_lines] = counts;
  return { kind: name, format, reports, tables, cells, typed_tables, typed_cells, typed_cells_pct, prose_lines };
}
