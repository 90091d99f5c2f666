/** `/{lang}/{db}/{instance}/{begin_time}_{begin_snap}-{end_snap}/`: a report. The key is its id. */
import type { Side } from '../../analysis/compare/side.ts';
import { ChangeSides } from '../changes.ts';
import { snapshotDigest } from '../digests.ts';
import { loadFindings } from '../findings.ts';
import type { IndexedReport } from '../lake-index.ts';
import type { MetricColumns } from '../metric-columns.ts';
import { loadNotJudged } from '../not-judged.ts';
import type { PageEntry, PageKind } from '../page-types.ts';
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
  metrics: MetricColumns;
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
        metrics: await inputs.metricsOfVitals(neighbours),
        sides: await changeSides.of(neighbours),
      };
    });
  }

  const entryOf = (report: IndexedReport, before: string | null): Omit<PageEntry, 'type'> => ({
    path: report.snapshot.path,
    digest: snapshotDigest(report),
    key: report.snapshot.reportId,
    ...(before !== null && report.snapshot.beginTime < before ? { onDemand: true } : {}),
  });

  return {
    entries: async () =>
      index.databases.flatMap((database) => {
        const before = inputs.onDemandBefore(database);
        return database.stored.map((report) => entryOf(report, before));
      }),
    async at(path) {
      const report = index.bySlug.get(path.split('/')[0] ?? '')?.reports.find(({ snapshot }) => snapshot.path === path);
      return report ? entryOf(report, inputs.onDemandBefore(report.database)) : null;
    },
    async model(reportId) {
      const report = index.byReport.get(reportId);
      if (!report) throw noPage(`report ${reportId}`);
      const { rows, metrics, findings, notJudged, sides } = await around(report);
      return snapshotModel(report, rows, metrics, findings, notJudged, sides);
    },
  };
}
