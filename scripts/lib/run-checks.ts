/**
 * Runs the checks one after the other, each with its own output, and adds them up in one closing line:
 * `N passed, N failed, N skipped`, alone on a line. Lint and types count as one check each.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addTallies, readVitestReport, type Tally, tallyLine } from './tally.ts';

const root = path.resolve(import.meta.dirname, '../..');
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-checks-'));

/** Runs a command with this terminal's output; true when it ended with 0. */
function run(command: string, args: string[]): boolean {
  const { status, error } = spawnSync(path.join(root, 'node_modules/.bin', command), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

function once(passed: boolean): Tally {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

function vitest(project: string): Tally {
  const report = path.join(scratch, `${project}.json`);
  const ok = run('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const tally = readVitestReport(report);
  // A run that fails without a failed test (a file that does not load, no report at all) is a failure all the same.
  return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}

function endToEnd(): Tally {
  const reason = process.env['AWR_NO_BROWSER'];
  if (reason) console.log(`\nTests in a browser are SKIPPED: ${reason}.`);
  return vitest('e2e');
}

/** The rig's own runner counts; without root it counts what it left out. */
function deployment(...args: string[]): Tally {
  const report = path.join(scratch, 'deploy.json');
  spawnSync(path.join(root, 'scripts/test-deploy'), ['--json', report, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    const { passed, failed, skipped }: Tally = JSON.parse(fs.readFileSync(report, 'utf8'));
    return { passed, failed, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Made where none are named: the deployment takes root and close to half an hour. */
const USUAL = ['lint', 'types', 'unit', 'e2e'];
/** What is to be said of the deployment without a rig, but for the artefact: the end-to-end tests build and run that. */
const FILES_OF_DEPLOYMENT = ['ansible-lint', 'playbook-syntax'];
const checks: Record<string, () => Tally> = {
  lint: () => once(run('biome', ['check', '--error-on-warnings'])),
  types: () =>
    addTallies([
      once(run('tsc', ['--noEmit'])),
      once(run('astro', ['check', '--tsconfig', 'tsconfig.site.json', '--minimumFailingSeverity', 'error'])),
    ]),
  unit: () => vitest('unit'),
  e2e: endToEnd,
  deploy: () => deployment(),
  'deploy-files': () => deployment('--no-rig', 'the files alone were asked for', '--only', ...FILES_OF_DEPLOYMENT),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in checks));
if (unknown.length > 0) {
  console.error(`error: no such check: ${unknown.join(', ')}\n  remedy: choose of ${Object.keys(checks).join(', ')}`);
  process.exit(2);
}

const tallies: Tally[] = [];
for (const [name, check] of Object.entries(checks)) {
  if (!(asked.length > 0 ? asked : USUAL).includes(name)) continue;
  const start = performance.now();
  console.log(`\n── ${name}`);
  const tally = check();
  console.log(
    `── ${name}: ${tally.failed > 0 ? 'FAILED' : 'ok'} in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  tallies.push(tally);
}
fs.rmSync(scratch, { recursive: true, force: true });

const total = addTallies(tallies);
console.log(`\n${tallyLine(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
