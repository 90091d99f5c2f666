/** Which sections the reports of each database and release have: what is missing was not printed, not lost. */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { Coverage } from './data-quality-types.ts';
import type { IndexedReport, LakeIndex } from './lake-index.ts';

/** Kinds whose sections are the AWR report's. */
const KINDS = new Set(['awr', 'awr_pdb', 'awr_rac', 'statspack']);
/** Columns of the table that can still be read; those of the most reports. */
const MAX_GROUPS = 16;

export async function loadSectionCoverage(lake: Lake, { databases }: LakeIndex): Promise<Coverage> {
  const reports = databases.flatMap((database) => database.reports).filter(({ snapshot }) => KINDS.has(snapshot.kind));
  const groups = [...Map.groupBy(reports, groupKey).values()]
    .sort((a, b) => b.length - a.length || compareText(groupKey(a[0]), groupKey(b[0])))
    .slice(0, MAX_GROUPS);
  if (groups.length === 0) return { groups: [], sections: [] };
  const places = groups.flatMap((own, i) => own.map(({ snapshot }) => `(${sqlString(snapshot.reportId)}, ${i})`));
  const rows = await lake.query<{ section: string; place: number; reports: number }>(
    `WITH places(report_id, place) AS (VALUES ${places.join(', ')})
     SELECT mapped_to AS section, place, count(DISTINCT report_id) AS reports FROM source_tables JOIN places USING (report_id)
     WHERE mapped_to IS NOT NULL GROUP BY ALL ORDER BY section, place`,
  );
  return {
    groups: groups.map((own) => {
      const [{ database, release, snapshot }] = own as [IndexedReport];
      return { database: database.ref, release, kind: snapshot.kind, reports: own.length };
    }),
    sections: [...Map.groupBy(rows, ({ section }) => section)]
      .map(([section, own]) => {
        const counts = new Map(own.map(({ place, reports }) => [place, reports]));
        return { section, pct: groups.map(({ length }, i) => (100 * (counts.get(i) ?? 0)) / length) };
      })
      .sort((a, b) => total(b.pct) - total(a.pct) || compareText(a.section, b.section)),
  };
}

const groupKey = (report: IndexedReport | undefined): string =>
  report ? `${report.database.ref.slug} ${report.release ?? ''} ${report.snapshot.kind}` : '';

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
