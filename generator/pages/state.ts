/** The state of a database at a glance: the worst of its instances' load and host CPU in their newest snapshots. */
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { latest } from './times.ts';
import type { Num, State } from './types.ts';

type Level = Exclude<State['level'], 'unknown'>;

/**
 * Above these a signal is to be watched, or bad. Average active sessions over CPU count: DB time method, more work than
 * CPUs for good is a queue. Host CPU busy: common practice, a host beyond 80 % has little left for a peak.
 */
export const STATE_THRESHOLDS = {
  aas_over_cpus: { watch: 1, bad: 1.5 },
  host_cpu: { watch: 80, bad: 90 },
} as const satisfies Record<string, { watch: number; bad: number }>;

const ORDER: readonly Level[] = ['ok', 'watch', 'bad'];

interface Signal {
  key: keyof typeof STATE_THRESHOLDS;
  value: Num;
  /** For the sentence that gives the reason. */
  values: Record<string, number>;
}

/** Signals of one snapshot, null where the report does not give them. */
function signalsOf(report: IndexedReport, columns: MetricColumns): Signal[] {
  const aas = columns.get(report, 'aas');
  const hostCpuPct = columns.get(report, 'host_cpu_pct');
  return [
    {
      key: 'aas_over_cpus',
      value: aas === null || !report.cpus ? null : aas / report.cpus,
      values: { aas: aas ?? 0, cpus: report.cpus ?? 0 },
    },
    { key: 'host_cpu', value: hostCpuPct, values: { pct: hostCpuPct ?? 0 } },
  ];
}

/** `reasons`: what is not well, worst first, each with its instance; `ok` or `unknown` alone otherwise. */
export function stateOf(database: IndexedDatabase, columns: MetricColumns): State {
  const signals = currentReports(database).flatMap((report) =>
    signalsOf(report, columns).flatMap(({ key, value, values }) =>
      value === null
        ? []
        : [{ key, level: levelOf(key, value), values: { ...values, instance: report.snapshot.instanceName } }],
    ),
  );
  if (signals.length === 0) return { level: 'unknown', reasons: [{ key: 'unknown', values: {} }] };
  const raised = signals
    .filter(({ level }) => level !== 'ok')
    .sort((a, b) => ORDER.indexOf(b.level) - ORDER.indexOf(a.level));
  const worst = raised[0];
  if (!worst) return { level: 'ok', reasons: [{ key: 'ok', values: {} }] };
  return { level: worst.level, reasons: raised.map(({ key, values }) => ({ key, values })) };
}

function levelOf(key: keyof typeof STATE_THRESHOLDS, value: number): Level {
  const { watch, bad } = STATE_THRESHOLDS[key];
  return value > bad ? 'bad' : value > watch ? 'watch' : 'ok';
}

/** The newest snapshot of every instance that still reports: one that fell silent while others go on is history. */
function currentReports(database: IndexedDatabase): IndexedReport[] {
  const newest = database.instances.flatMap((instance) => instance.series.at(-1) ?? []);
  const lastBegin = latest(newest.map(({ snapshot }) => snapshot.beginTime)) ?? '';
  return newest.filter(({ snapshot }) => snapshot.endTime > lastBegin);
}
