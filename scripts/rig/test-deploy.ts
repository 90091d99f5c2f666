/**
 * Makes the checks of the deployment, one after the other, on a rig that is booted for them: a line each, and a result as JSON.
 *
 *   node test-deploy.ts [--only NAME…] [--keep] [--no-rig REASON] [--json FILE] [--list]
 *
 * --only: these and those that they build on. --keep: leave the rig up, or use one that is up. --no-rig: leave out, aloud, what
 * takes one. Ends with 1 when anything failed.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Tally, tallyLine } from '../lib/tally.ts';
import { checks } from './checks/index.ts';
import { type Check, Skip } from './lib/check.ts';
import { plan } from './lib/plan.ts';
import { Rig, ROOT } from './lib/rig.ts';

type Outcome = { name: string; level: string; result: 'passed' | 'failed' | 'skipped'; seen: string; seconds: number };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    'no-rig': { type: 'string', default: '' },
    json: { type: 'string', default: path.join(ROOT, 'data/test-deploy/result.json') },
  },
});
if (values.list) {
  for (const { name, level, after = [] } of checks)
    console.log(`${level} ${name}${after.length ? ` (after ${after.join(', ')})` : ''}`);
  process.exit(0);
}

const chosen = plan(checks, values.only ? positionals : []);
const logs = path.join(path.dirname(values.json), 'logs');
fs.rmSync(logs, { recursive: true, force: true });
const rig = new Rig(logs);
const noRig = values['no-rig'];
const outcomes: Outcome[] = [];
let booted = false;

/** The rig is booted for the first check that takes it. */
async function judge(check: Check): Promise<Omit<Outcome, 'name' | 'level' | 'seconds'>> {
  const missing = check.after?.find((name) => outcomes.find((one) => one.name === name)?.result !== 'passed');
  if (missing) return { result: 'skipped', seen: `builds on ${missing}` };
  if (check.level === 'L2' && noRig) return { result: 'skipped', seen: `no rig: ${noRig}` };
  try {
    if (check.level === 'L2' && !booted) {
      if (!values.keep || (await rig.try('true')).status !== 0) {
        await rig.down();
        await rig.up();
      }
      booted = true;
    }
    return { result: 'passed', seen: await check.run(rig) };
  } catch (error) {
    const seen = error instanceof Error ? error.message : String(error);
    return { result: error instanceof Skip ? 'skipped' : 'failed', seen };
  }
}

async function end(): Promise<void> {
  if (booted && !values.keep) await rig.down();
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => void end().finally(() => process.exit(130)));
}

const WORDS = { passed: 'ok  ', failed: 'FAIL', skipped: 'skip' };
const started = Date.now();
for (const check of chosen) {
  const from = performance.now();
  const outcome: Outcome = {
    name: check.name,
    level: check.level,
    ...(await judge(check)),
    seconds: (performance.now() - from) / 1000,
  };
  outcomes.push(outcome);
  console.log(
    `${WORDS[outcome.result]} ${check.level} ${check.name}: ${outcome.seen.replaceAll('\n', '\n        ')} (${outcome.seconds.toFixed(1)} s)`,
  );
}
await end();

const count = (result: Outcome['result']): number => outcomes.filter((one) => one.result === result).length;
const tally: Tally = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
fs.mkdirSync(path.dirname(values.json), { recursive: true });
fs.writeFileSync(
  values.json,
  `${JSON.stringify({ seconds: (Date.now() - started) / 1000, ...tally, checks: outcomes }, null, 2)}\n`,
);
console.log(
  `\nL3, a host with Oracle Linux 8.10 itself, is never tested from here: run playbooks/preflight.yml and playbooks/verify.yml on yours.`,
);
console.log(
  `${((Date.now() - started) / 60_000).toFixed(1)} minutes; ${values.json}; logs beside it.\n${tallyLine(tally)}`,
);
process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0;
