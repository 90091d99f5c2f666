/** `/{lang}/{db}/{instance}/{begin_time}_{begin_snap}-{end_snap}/`: a report. The key is its id. */
import type { Side } from '../../analysis/compare/side.ts';
import { ChangeSides } from '../changes.ts';
import { snapshotDigest } from '../digests.ts';
import { loadFindings } from '../findings.ts';
import type { IndexedReport } from '../lake-index.ts';
import { loadNotJudged } from '../not-judged.ts';
import type { PageKind } from '../page-types.ts';
import { Recent } from '../recent.ts';
import { loadReportRows, type ReportRows } from '../report-rows.ts';
import { snapshotModel } from '../snapshot.ts';
import type { Finding, NotJudged } from '../types.ts';
import type { PageInputs } from './inputs.ts';
import { noPage } from './no-page.ts';

/** Rows of reports that are read together: neighbours in the lake's files, which is the order of the entries too. */
interface Neighbourhood {
  rows: Map<string, ReportRows>;
  findings: Map<string, Finding[]>;
  notJudged: Map<string, NotJudged[]>;
  sides: Map<string, Side>;
}

export function snapshotKind(inputs: PageInputs): PageKind<'snapshot'> {
  const { lake, index, batch } = inputs;
  const neighbourhoods = new Recent<Neighbourhood>(2);
  const changeSides = new ChangeSides(lake);

  function around(report: IndexedReport): Promise<Neighbourhood> {
    const { stored } = report.database;
    const from = report.storedAt - (report.storedAt % batch);
    return neighbourhoods.get(`${report.database.ref.slug} ${from}`, async () => {
      const neighbours = stored.slice(from, from + batch);
      return {
        rows: await loadReportRows(lake, neighbours),
        findings: await loadFindings(lake, neighbours),
        notJudged: await loadNotJudged(lake, neighbours),
        sides: await changeSides.of(neighbours),
      };
    });
  }

  return {
    entries: async () =>
      index.databases.flatMap((database) => {
        const before = inputs.onDemandBefore(database);
        return database.stored.map((report) => ({
          path: report.snapshot.path,
          digest: snapshotDigest(report),
          key: report.snapshot.reportId,
          ...(before !== null && report.snapshot.beginTime < before ? { onDemand: true } : {}),
        }));
      }),
    async model(reportId) {
      const report = index.byReport.get(reportId);
      if (!report) throw noPage(`report ${reportId}`);
      const { rows, findings, notJudged, sides } = await around(report);
      return snapshotModel(report, rows, await inputs.metricsOf(report.database), findings, notJudged, sides);
    },
  };
}
