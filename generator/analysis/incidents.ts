/**
 * Findings of the same kind in snapshots that follow one another, as one incident: when it began, how long it lasted,
 * how bad it was at its worst, whether it goes on. What is usual is apart from what is news: a storm amid a nightly habit
 * has its own begin and end. News that lasts until it is a habit stays one incident, for it has not ended.
 */
import { createHash } from 'node:crypto';
import type { Judged } from './judge.ts';
import { SEVERITIES, type Severity } from './rules/rule.ts';

/** A snapshot of a series; times are seconds of the database's wall clock. */
export interface SnapshotSpan {
  reportId: string;
  begin: number;
  end: number;
  dbTimeS: number | null;
}

export interface Incident {
  id: string;
  /** Series that it is of. */
  subject: string;
  key: string;
  rule: string;
  object: string | null;
  severity: Severity;
  /** True where it was usual in every one of its snapshots. */
  usual: boolean;
  /** True where at its worst it was a symptom of another finding. */
  symptom: boolean;
  begin: number;
  end: number;
  snapshots: number;
  firstReportId: string;
  lastReportId: string;
  worst: { reportId: string; impactPct: number | null; finding: Judged };
  /** DB time that it explains, seconds; null where no snapshot says. */
  impactS: number | null;
  /** The series' last snapshot has it. */
  ongoing: boolean;
}

/** For how long a finding has been there, usual or not, as of its snapshot. */
export interface Since {
  begin: number;
  snapshots: number;
}

interface Streak extends Since {
  end: number;
}

/** The incidents of one key that go on; at most one is extended by a snapshot. */
interface Open {
  streak: Streak;
  news: Incident | null;
  /** News amid a habit: what is usual again ends it. */
  amidHabit: boolean;
  habit: Incident | null;
}

/** A snapshot without the finding in between does not end an incident: thresholds are crossed back and forth. */
const BRIDGED_INTERVALS = 1.5;

/** The incidents of one series, snapshot by snapshot in order of time. */
export class IncidentTracker {
  readonly closed: Incident[] = [];
  private readonly open = new Map<string, Open>();
  private readonly subject: string;

  constructor(subject: string) {
    this.subject = subject;
  }

  /** Takes the findings of the next snapshot; the answer is in their order. */
  add(span: SnapshotSpan, findings: readonly Judged[]): Since[] {
    const patience = BRIDGED_INTERVALS * (span.end - span.begin);
    const isOver = ({ end }: { end: number }): boolean => span.begin - end > patience;
    for (const [key, own] of this.open) {
      if (own.news && isOver(own.news)) own.news = this.close(own.news);
      if (own.habit && isOver(own.habit)) own.habit = this.close(own.habit);
      if (isOver(own.streak)) this.open.delete(key);
    }
    return findings.map((finding) => {
      const own = this.openOf(finding, span);
      this.note(own, span, finding);
      own.streak.snapshots++;
      own.streak.end = span.end;
      const { begin, snapshots } = own.streak;
      return { begin, snapshots };
    });
  }

  /** All incidents, the open ones too; those of the last snapshot are ongoing. */
  end(lastReportId: string | null): Incident[] {
    for (const { news, habit } of this.open.values()) {
      if (news) this.close(news);
      if (habit) this.close(habit);
    }
    this.open.clear();
    for (const incident of this.closed) incident.ongoing = incident.lastReportId === lastReportId;
    return this.closed;
  }

  private openOf(finding: Judged, span: SnapshotSpan): Open {
    let own = this.open.get(finding.key);
    if (!own) {
      own = { streak: { begin: span.begin, end: span.end, snapshots: 0 }, news: null, amidHabit: false, habit: null };
      this.open.set(finding.key, own);
    }
    return own;
  }

  private note(own: Open, span: SnapshotSpan, finding: Judged): void {
    if (finding.usual && (!own.news || own.amidHabit)) {
      if (own.habit) extend(own.habit, span, finding);
      else own.habit = this.begin(span, finding);
    } else if (own.news) {
      extend(own.news, span, finding);
    } else {
      own.amidHabit = own.habit !== null;
      if (own.habit) own.habit = this.close(own.habit);
      own.news = this.begin(span, finding);
    }
  }

  private begin(span: SnapshotSpan, finding: Judged): Incident {
    const id = createHash('sha256')
      .update(JSON.stringify([this.subject, finding.key, span.begin]))
      .digest('hex')
      .slice(0, 16);
    const incident: Incident = {
      id,
      subject: this.subject,
      key: finding.key,
      rule: finding.rule.id,
      object: finding.hit.object ?? null,
      severity: finding.severity,
      usual: finding.usual,
      symptom: finding.cause !== null,
      begin: span.begin,
      end: span.end,
      snapshots: 0,
      firstReportId: span.reportId,
      lastReportId: span.reportId,
      worst: { reportId: span.reportId, impactPct: finding.hit.impactPct, finding },
      impactS: null,
      ongoing: false,
    };
    extend(incident, span, finding);
    return incident;
  }

  private close(incident: Incident): null {
    this.closed.push(incident);
    return null;
  }
}

function extend(incident: Incident, span: SnapshotSpan, finding: Judged): void {
  incident.end = span.end;
  incident.lastReportId = span.reportId;
  incident.snapshots++;
  incident.usual &&= finding.usual;
  const { impactPct } = finding.hit;
  if (impactPct !== null && span.dbTimeS !== null) {
    incident.impactS = (incident.impactS ?? 0) + (impactPct / 100) * span.dbTimeS;
  }
  if (SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(incident.severity))
    incident.severity = finding.severity;
  if (isWorse(finding, incident.worst.finding)) {
    incident.worst = { reportId: span.reportId, impactPct, finding };
    incident.symptom = finding.cause !== null;
  }
}

function isWorse(a: Judged, b: Judged): boolean {
  return (
    (SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
      (a.hit.impactPct ?? 0) - (b.hit.impactPct ?? 0)) > 0
  );
}
