/** What is said once of an instance's series: its span, its chunks, gaps, and what happened, for the rules across its charts. */
import type { DatabaseModel, InBothLanguages, IncidentRow, InstanceSeries, SnapshotRef, SqlModel } from '../types.ts';
import { type Chunks, secondsOf } from './chunks.ts';
import type { SeriesIndex, SeriesMark } from './types.ts';

const both = (text: string): InBothLanguages => ({ en: text, zh: text });

const RESTARTED: InBothLanguages = { en: 'instance restarted', zh: '实例重启' };

const spans = (gaps: readonly { from: string; to: string }[]): [number, number][] =>
  gaps.map(({ from, to }) => [secondsOf(from), secondsOf(to)]);

const byTime = (marks: readonly SeriesMark[]): SeriesMark[] =>
  marks.filter(({ at }) => Number.isFinite(at)).toSorted((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1));

/** A cluster has what happened to any of its instances. */
export function databaseMarks(model: DatabaseModel, instance: InstanceSeries): SeriesMark[] {
  const all = instance.scope === 'cluster';
  const whose = (name: string): string => (all ? `${name}: ` : '');
  const restarts = (all ? [instance, ...model.instances] : [instance]).flatMap(({ instanceName, restarts }) =>
    restarts.map((at) => ({ at, instanceName })),
  );
  return byTime([
    ...restarts.map(
      ({ at, instanceName }): SeriesMark => ({
        at: secondsOf(at),
        kind: 'restart',
        label: { en: `${whose(instanceName)}${RESTARTED.en}`, zh: `${whose(instanceName)}${RESTARTED.zh}` },
        path: null,
      }),
    ),
    ...model.parameterChanges
      .filter(({ instanceName }) => all || instanceName === instance.instanceName)
      .map(
        ({ at, name, from, to, instanceName, snapshot }): SeriesMark => ({
          at: secondsOf(at),
          kind: 'parameter',
          label: both(`${whose(instanceName)}${name}: ${from ?? '–'} → ${to ?? '–'}`),
          path: snapshot.path,
        }),
      ),
    ...model.incidents
      .filter(({ subject, usual }) => !usual && (all || subject === instance.instanceName))
      .map((incident) => incidentMark(incident, whose(incident.subject))),
  ]);
}

/** `whose`: before its sentence, where it may be one of several instances'. */
function incidentMark({ begin, end, title, first }: IncidentRow, whose = ''): SeriesMark {
  return {
    at: secondsOf(begin),
    until: secondsOf(end),
    kind: 'incident',
    label: { en: `${whose}${title.en}`, zh: `${whose}${title.zh}` },
    path: first.path,
  };
}

/** Of an instance on the page of what incidents name, an event or a segment. */
export function namedMarks(
  incidents: readonly IncidentRow[],
  { instanceName, restarts = [] }: { instanceName: string; restarts?: readonly string[] },
): SeriesMark[] {
  return byTime([
    ...restarts.map((at): SeriesMark => ({ at: secondsOf(at), kind: 'restart', label: RESTARTED, path: null })),
    ...incidents
      .filter(({ subject, usual }) => !usual && subject === instanceName)
      .map((incident) => incidentMark(incident)),
  ]);
}

/** Where the plan differs from the one before. */
export function sqlMarks(model: SqlModel, instanceName: string): SeriesMark[] {
  const seen = model.occurrences
    .filter(({ snapshot, planHash }) => snapshot.instanceName === instanceName && planHash !== null)
    .toSorted((a, b) => (a.snapshot.beginTime < b.snapshot.beginTime ? -1 : 1));
  return seen.flatMap(({ snapshot, planHash }, i): SeriesMark[] =>
    i > 0 && seen[i - 1]?.planHash !== planHash
      ? [
          {
            at: secondsOf(snapshot.beginTime),
            kind: 'plan',
            label: { en: `plan ${planHash}`, zh: `执行计划 ${planHash}` },
            path: snapshot.path,
          },
        ]
      : [],
  );
}

export function indexOf(
  instance: Pick<InstanceSeries, 'instanceName'> & { snapshots: readonly SnapshotRef[] } & Partial<
      Pick<InstanceSeries, 'gaps'>
    > & { unlisted?: { from: string; to: string }[] },
  base: string,
  chunks: { months: Chunks; years: Chunks },
  marks: SeriesMark[],
): SeriesIndex {
  const { snapshots } = instance;
  return {
    name: instance.instanceName,
    base,
    months: [...chunks.months.keys()],
    years: [...chunks.years.keys()],
    from: secondsOf(snapshots[0]?.beginTime ?? ''),
    to: secondsOf(snapshots.at(-1)?.endTime ?? ''),
    gaps: spans(instance.gaps ?? []),
    unlisted: spans(instance.unlisted ?? []),
    marks,
  };
}
