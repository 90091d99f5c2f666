/** Which reports the lake has in each partition, as of the last commit. */
import type { BatchReport } from './batch.ts';
import type { PartitionKey } from './layout.ts';

export class Holdings {
  private readonly reports = new Map<string, Set<string>>();

  add(report: BatchReport): void {
    const name = nameOf(report);
    const held = this.reports.get(name);
    if (held) held.add(report.report_id);
    else this.reports.set(name, new Set([report.report_id]));
  }

  delete(report: BatchReport): void {
    this.reports.get(nameOf(report))?.delete(report.report_id);
  }

  /** Whether these are all that there are in the partition: then none of its files needs to be looked into. */
  areAll(key: PartitionKey, reportIds: readonly string[]): boolean {
    const gone = new Set(reportIds);
    return [...(this.reports.get(nameOf(key)) ?? [])].every((id) => gone.has(id));
  }
}

const nameOf = ({ db_id, month }: PartitionKey): string => `${db_id} ${month}`;
