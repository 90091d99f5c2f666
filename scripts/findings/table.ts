/** What the bench of findings prints: recall by kind and rule, precision by rule, what was missed, what was wrong, how quiet it was. */
import { EARLY_DAYS, isNews, type Judgement } from './judge.ts';
import { RULES_OF_KIND } from './truth.ts';

const DAYS_A_MONTH = 30.4;
const SEVERITIES = ['high', 'medium', 'low'];

/** Lines for people. */
export function tableOf(all: readonly Judgement[]): string[] {
  const incidents = all.flatMap((each) => each.incidents);
  const findings = all.flatMap((each) => each.findings);
  const sum = (of: (each: Judgement) => number): number => all.reduce((total, each) => total + of(each), 0);
  const lines = ['RECALL by kind of incident', row('kind', 'incidents', 'found', 'recall', 'by')];
  for (const kind of Object.keys(RULES_OF_KIND)) {
    const own = incidents.filter((each) => each.incident.kind === kind);
    const found = own.filter((each) => each.by.length > 0);
    const by = [...new Set(found.flatMap((each) => each.by))].join(', ');
    lines.push(row(kind, own.length, found.length, share(found.length, own.length), by));
  }

  lines.push(
    '',
    'RECALL by rule: of the incidents that it stands for, those that it names',
    row('rule', 'incidents', 'named', 'recall'),
  );
  for (const rule of new Set(Object.values(RULES_OF_KIND).flat())) {
    const own = incidents.filter((each) => RULES_OF_KIND[each.incident.kind]?.includes(rule));
    const named = own.filter((each) => each.by.includes(rule)).length;
    lines.push(row(rule, own.length, named, share(named, own.length)));
  }

  lines.push(
    '',
    'PRECISION by rule: of its findings of a severity, those that fall into an incident. News: not usual, no symptom of another',
    row('rule', 'findings', 'high', 'right', 'precision', 'news: medium', 'right', 'precision', 'low'),
  );
  const byRule = [...Map.groupBy(findings, (each) => each.finding.rule)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [rule, own] of byRule) {
    const high = own.filter(({ finding }) => finding.severity === 'high');
    const medium = own.filter(({ finding }) => finding.severity === 'medium' && isNews(finding));
    const right = (list: typeof own): number => list.filter(({ explained }) => explained).length;
    const low = own.filter(({ finding }) => finding.severity === 'low' && isNews(finding)).length;
    lines.push(
      row(
        rule,
        own.length,
        high.length,
        right(high),
        share(right(high), high.length),
        medium.length,
        right(medium),
        share(right(medium), medium.length),
        low,
      ),
    );
  }

  lines.push('');
  for (const { seed, incident } of incidents.filter(({ by }) => by.length === 0)) {
    lines.push(
      `missed: seed ${seed} ${incident.database} ${incident.kind} ${incident.begin_time} ${JSON.stringify(incident.what)}`,
    );
  }
  const alarms = all.flatMap((each) =>
    each.findings
      .filter(({ finding, explained }) => finding.severity === 'high' && !explained)
      .map(({ finding }) => ({ seed: each.seed, ...finding })),
  );
  for (const { seed, begin_time, rule, title } of alarms)
    lines.push(`false alarm: seed ${seed} ${begin_time} ${rule} ${title}`);

  const days = sum((each) => each.databaseDays);
  const quietDays = sum((each) => each.quietDays);
  const quiet = SEVERITIES.map((severity) => {
    const outside = findings.filter(
      ({ finding, explained, early }) => !explained && !early && isNews(finding) && finding.severity === severity,
    );
    return `${severity} ${(outside.length / quietDays).toFixed(2)}`;
  });
  const high = findings.filter(({ finding }) => finding.severity === 'high').length;
  const found = incidents.filter(({ by }) => by.length > 0).length;
  lines.push(
    `recall ${share(found, incidents.length)} (${found} of ${incidents.length}); precision of high ${share(high - alarms.length, high)} (${high - alarms.length} of ${high}): ${(
      (alarms.length * DAYS_A_MONTH) / days
    ).toFixed(2)} false a database-month`,
    `news outside incidents, a database-day from the ${EARLY_DAYS + 1}rd on: ${quiet.join(', ')}`,
  );
  return lines;
}

const share = (part: number, of: number): string => (of === 0 ? '–' : `${((100 * part) / of).toFixed(1)} %`);

function row(first: string, ...cells: (string | number)[]): string {
  const last = cells.at(-1);
  const text = typeof last === 'string' && !/^[\d–]/.test(last) && cells.length === 4 ? `  ${last}` : null;
  const aligned = (text === null ? cells : cells.slice(0, -1)).map((cell) =>
    String(cell).padStart(Math.max(9, String(cell).length + 1)),
  );
  return `${first.padEnd(24)}${aligned.join(' ')}${text ?? ''}`;
}
