/**
 * Which rules could not be judged on a report, and for want of which section: not available is no finding, but whoever
 * reads that nothing was found should know what was not looked at.
 */
import type { Facts } from './facts/facts.ts';
import type { FactTable } from './facts/rows.ts';
import type { Rule } from './rules/rule.ts';

export interface NotJudgedRow {
  report_id: string;
  section: string;
  /** Ids, separated by commas, in the order of the list of rules. */
  rules: string;
}

/** Sections that only reports of clusters have: elsewhere nothing is missing. */
const OF_CLUSTERS: ReadonlySet<FactTable> = new Set(['rac_latencies', 'rac_instances']);

/** Printed only with rows: where the other sections of active session history are, there was nothing to print. */
const isEmpty = (section: FactTable, facts: Facts): boolean =>
  section === 'ash_blocking_sessions' && facts.has('ash_events');

/** One row a section that is missing, by its name; a rule that lacks several stands in each. */
export function notJudgedRows(facts: Facts, rules: readonly Rule[]): NotJudgedRow[] {
  const bySection = new Map<FactTable, string[]>();
  for (const rule of rules)
    for (const section of rule.needs) {
      if (facts.has(section) || isEmpty(section, facts)) continue;
      if (OF_CLUSTERS.has(section) && facts.header.is_rac !== true) continue;
      bySection.set(section, [...(bySection.get(section) ?? []), rule.id]);
    }
  return [...bySection]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([section, ids]) => ({ report_id: facts.header.report_id, section, rules: ids.join(',') }));
}
