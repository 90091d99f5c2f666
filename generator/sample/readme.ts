/** The text beside a sample archive that says what it is. */
import type { Truth } from './truth.ts';

/** Markdown, readable as it is. */
export function readmeOf(truth: Truth): string {
  const { options } = truth;
  const flags = (['databases', 'days', 'interval', 'release', 'seed', 'end'] as const).map(
    (flag) => `--${flag} ${options[flag]}`,
  );
  const databases = truth.databases.map(
    (it) => `| ${it.name} | ${it.purpose} | ${it.release} | ${it.instances.join(', ')} | ${it.reports} |`,
  );
  return `# Synthetic AWR reports

Every report in this folder was made by \`awr sample\` of AWR Analyzer. Nothing in it comes from a real
database: names, hosts, SQL and figures are invented, and each report says so at its top.

    awr sample DIR ${flags.join(' ')}

writes the same bytes again.

| database | what for | release | instances | reports |
| --- | --- | --- | --- | --- |
${databases.join('\n')}

\`truth.json\` lists the ${truth.incidents.length} incidents that were put into it. Each has \`kind\`, \`database\`, \`db_id\`, \`instance\`
(null: all), \`begin_time\`, \`end_time\`, \`begin_snap_id\`, \`end_snap_id\` (those the reports print) and \`what\`:

| kind | what changes between the two snapshots | fields of \`what\` |
| --- | --- | --- |
| plan_change | one statement takes \`factor\` times as long per execution, under a new plan | sql_id, old_plan_hash, new_plan_hash, factor |
| slow_storage | reads of single blocks take \`factor\` times as long | event, factor |
| row_lock | so many sessions wait for a row lock, on average | event, sql_id, segment, waiting_sessions |
| commit_storm | a program commits row by row: \`factor\` times the commits | event, sql_id, factor |
| parameter_change | a parameter is changed, and stays so | parameter, old_value, new_value |
| restart | the instance is down, and no report spans it | shutdown_time, startup_time |
| gap | snapshots are missing, though their ids run on | |
`;
}
