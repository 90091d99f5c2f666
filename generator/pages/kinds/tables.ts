/** `/{lang}/{db}/{instance}/{snapshot}/tables/`: the long tables of a report that has any. The key is the report's id. */
import { loadReportsApart } from '../apart.ts';
import { tablesDigest } from '../digests.ts';
import type { IndexedReport } from '../lake-index.ts';
import type { PageKind } from '../page-types.ts';
import { tablesPath } from '../paths.ts';
import { Recent } from '../recent.ts';
import type { ReportRows } from '../report-rows.ts';
import { loadTablesRows, tablesModel } from '../tables.ts';
import type { PageInputs } from './inputs.ts';
import { noPage } from './no-page.ts';

export function tablesKind(inputs: PageInputs): PageKind<'tables'> {
  const { lake, index } = inputs;
  const neighbourhoods = new Recent<Map<string, ReportRows>>(2);

  /** As those of snapshots: neighbours in the lake's files. */
  function around({ database, storedAt }: IndexedReport): Promise<Map<string, ReportRows>> {
    // Known only when pages are read: a build says by then how many.
    const { batch } = inputs;
    const from = storedAt - (storedAt % batch);
    return neighbourhoods.get(`${database.ref.slug} ${from} ${batch}`, () =>
      loadTablesRows(lake, database.stored.slice(from, from + batch)),
    );
  }

  return {
    async entries() {
      const apart = await loadReportsApart(lake);
      return index.databases.flatMap((database) => {
        const before = inputs.onDemandBefore(database);
        return database.stored
          .filter(({ snapshot }) => apart.has(snapshot.reportId))
          .map((report) => ({
            path: tablesPath(report.snapshot.path),
            digest: tablesDigest(report),
            key: report.snapshot.reportId,
            ...(before !== null && report.snapshot.beginTime < before ? { onDemand: true } : {}),
          }));
      });
    },
    async model(reportId) {
      const report = index.byReport.get(reportId);
      const own = report && (await around(report)).get(reportId);
      if (!report || !own) throw noPage(`the long tables of report ${reportId}`);
      return tablesModel(report, own);
    },
  };
}
