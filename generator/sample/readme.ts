/** The text beside a sample archive that says what it is. */
import type { Truth } from './truth.ts';

export function readmeOf(truth: Truth): string {
  const { options } = truth;
  const flags = `--databases ${options.databases} --days ${options.days} --interval ${options.interval} --release ${options.release} --seed ${options.seed} --end ${options.end}`;
  const databases = truth.databases.map(
    (it) =>
      `  ${it.name.padEnd(10)} ${it.release.padEnd(9)} ${it.instances.join(', ').padEnd(20)} ${it.reports} reports`,
  );
  return `SYNTHETIC AWR REPORTS

Every report in this folder was made by "awr sample" of AWR Analyzer. Nothing in it comes from a
real database: names, hosts, SQL and figures are invented, and each report says so at its top.

Made with: awr sample DIR ${flags}
The same command writes the same bytes again.

${databases.join('\n')}

truth.json lists what was put into it (${truth.incidents.length} incidents): kind, database, instance,
first and last snapshot with their times, and what changed: sql_id with old and new plan hash,
factor, parameter with old and new value, time of a restart. Times are those the reports print.
Kinds: plan_change, slow_storage, row_lock, commit_storm, parameter_change, restart, gap.
`;
}
