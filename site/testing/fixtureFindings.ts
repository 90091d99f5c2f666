/** Findings and incidents of invented reports: a cause with symptoms, a habit, a note, names that would be markup. */
import type { Finding, IncidentRow, SnapshotRef } from '../../generator/pages/types.ts';
import { HOSTILE, HOSTILE_ATTRIBUTE } from './fixtureWorkload.ts';

const finding = (no: number, more: Partial<Finding>): Finding => ({
  no,
  rule: 'log_file_sync',
  object: null,
  severity: 'low',
  impactPct: 12.5,
  title: { en: `Commits wait ${HOSTILE}.`, zh: `提交在等待 ${HOSTILE}。` },
  cause: { en: 'The number of commits.', zh: '提交次数过多。' },
  advice: { en: `Commit less often than ${HOSTILE_ATTRIBUTE}.`, zh: `少提交 ${HOSTILE_ATTRIBUTE}。` },
  evidence: [
    {
      label: { en: 'average wait', zh: '平均等待' },
      of: `log file sync ${HOSTILE}`,
      value: 9.2,
      unit: 'milliseconds',
      limit: 5,
      usual: 1.1,
      section: 'events',
    },
    {
      label: { en: 'plan hash value', zh: '计划哈希值' },
      of: null,
      value: `1 → 2 ${HOSTILE_ATTRIBUTE}`,
      unit: null,
      limit: null,
      usual: null,
      section: 'nowhere',
    },
  ],
  source: { en: 'own', zh: '自定' },
  usual: false,
  since: null,
  snapshots: 1,
  symptoms: [],
  ...more,
});

/** The worst first. */
export function findingsOf(sqlId: string): Finding[] {
  const row: Partial<Finding> = {
    rule: 'row_lock_contention',
    severity: 'high',
    impactPct: 61.2,
    title: { en: 'Sessions wait for row locks: 61.2 % of DB time.', zh: '会话在等待行锁：占 DB time 的 61.2 %。' },
    since: '2026-03-03 09:00:00',
    snapshots: 3,
    symptoms: [
      finding(2, { rule: 'dominant_event', severity: 'medium' }),
      finding(3, { rule: 'sql_slower', object: sqlId }),
    ],
  };
  return [
    finding(1, row),
    finding(4, { usual: true, severity: 'medium', since: '2026-03-02 22:00:00', snapshots: 40 }),
    finding(5, { severity: 'info', impactPct: null, evidence: [] }),
  ];
}

export function incidentsOf(snapshots: readonly SnapshotRef[], subject: string): IncidentRow[] {
  const last = snapshots.length - 1;
  const at = (i: number): SnapshotRef => snapshots[Math.max(0, Math.min(last, i))] as SnapshotRef;
  const incident = (i: number, more: Partial<IncidentRow>): IncidentRow => ({
    id: `${i}`.padStart(16, '0'),
    rule: 'log_file_sync',
    object: null,
    severity: 'medium',
    usual: false,
    subject,
    begin: at(i).beginTime,
    end: at(i + 2).endTime,
    snapshots: 3,
    ongoing: false,
    impactPct: 22.4,
    impactS: 4100,
    title: { en: `Commits wait ${HOSTILE}.`, zh: `提交在等待 ${HOSTILE}。` },
    named: [],
    worst: at(i + 1),
    first: at(i),
    ...more,
  });
  return [
    incident(last - 2, { ongoing: true, severity: 'high', impactPct: 61.2 }),
    incident(8, {}),
    incident(5, { severity: 'low', impactPct: null, impactS: null }),
    incident(3, { usual: true }),
  ];
}
