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

/** Where no neighbour is expected, a few are read all the same: who asks for one report may ask for the next. */
const FEW = 8;

/** Rows of reports that are read together: neighbours in the lake's files, which is the order of the entries too. */
interface Neighbourhood {
  rows: Map<string, ReportRows>;
  findings: Map<string, Finding[]>;
  notJudged: Map<string, NotJudged[]>;
  metrics: MetricColumns;
  sides: Map<string, Side>;
}

export function snapshotKind(inputs: PageInputs): PageKind<'snapshot'> {
  const { lake, index } = inputs;
  const neighbourhoods = new Recent<Neighbourhood>(2);
  const changeSides = new ChangeSides(lake);
  let planned: { name: string; batches: IndexedReport[][]; placeOf: Map<IndexedReport, number> } | undefined;

  /** Those whose pages are expected, in the order of the entries. */
  function plan() {
    const { batch, isBuild } = inputs;
    const batches = index.databases.flatMap(({ stored }) => {
      const expected = stored.filter(({ snapshot }) => inputs.isExpected(snapshot.path));
      return Array.from({ length: Math.ceil(expected.length / batch) }, (_, i) =>
        expected.slice(i * batch, (i + 1) * batch),
      );
    });
    const placeOf = new Map(batches.flatMap((reports, place) => reports.map((report) => [report, place] as const)));
    return { name: isBuild ? 'expected' : 'any', batches, placeOf };
  }

  function read(name: string, neighbours: readonly IndexedReport[]): Promise<Neighbourhood> {
    return neighbourhoods.get(name, async () => ({
      rows: await loadReportRows(lake, neighbours),
      findings: await loadFindings(lake, neighbours),
      notJudged: await loadNotJudged(lake, neighbours),
      metrics: await inputs.metricsOfVitals(neighbours),
      sides: await changeSides.of(neighbours),
    }));
  }

  async function around(report: IndexedReport): Promise<Neighbourhood> {
    planned ??= plan();
    const { name, batches, placeOf } = planned;
    const place = placeOf.get(report);
    if (place === undefined) {
      if (inputs.surprised()) planned = undefined;
      const from = report.storedAt - (report.storedAt % FEW);
      return await read(`few ${report.database.ref.slug} ${from}`, report.database.stored.slice(from, from + FEW));
    }
    const neighbourhood = await read(`${name} ${place}`, batches[place] ?? []);
    // The lake reads the next ones while these are rendered.
    const next = inputs.isBuild ? batches[place + 1] : undefined;
    if (next) read(`${name} ${place + 1}`, next).catch(() => {});
    return neighbourhood;
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
