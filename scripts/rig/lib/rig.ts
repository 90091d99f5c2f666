/** The rig as the checks reach it: commands within it, commands at the other end of its wire, playbooks over SSH. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, Skip } from './check.ts';

export const ROOT = path.resolve(import.meta.dirname, '../../..');
const SCRIPTS = path.join(ROOT, 'scripts/rig');
/** Nothing here may hang for ever; a first run of site.yml, with a night in it, takes minutes on a busy machine. */
const TIMEOUT_MS = 15 * 60_000;

/** Addresses on the wire; `scripts/rig/lib.sh` says the same. */
export const HOST = '10.99.1.2';
export const ADMIN = '10.99.1.1';
export const READER = '10.99.1.10';
export const STRANGER = '10.99.1.66';
/** The name that the rig's site is asked for by; the inventory says the same. */
export const SITE = 'awr.rig.test';

/** Whether site.yml brings it: it takes the roles that are there. */
export const hasRole = (name: string): boolean =>
  fs.existsSync(path.join(ROOT, 'ansible/roles', name, 'tasks/main.yml'));

/** Throws `Skip` where there is no such role. */
export function needRole(name: string): void {
  if (!hasRole(name)) throw new Skip(`there is no role ${name}`);
}

export interface Result {
  status: number;
  stdout: string;
  stderr: string;
}

export interface Recap {
  ok: number;
  changed: number;
  failed: number;
  unreachable: number;
}

export interface Playbook extends Result {
  recap: Recap;
  /** Tasks that changed something, by name, in their order. */
  changedTasks: string[];
}

export class Rig {
  /** Where output of playbooks and tools goes, for whoever looks into a failure. */
  readonly logs: string;

  constructor(logs: string) {
    this.logs = logs;
    fs.mkdirSync(logs, { recursive: true });
  }

  up(): Promise<Result> {
    return must(run(path.join(SCRIPTS, 'up'), []), 'the rig does not boot');
  }

  /** Power off without notice, power on, and all that comes with booting. */
  async powerCut(): Promise<void> {
    await must(run(path.join(SCRIPTS, 'cut'), []), 'the power cannot be cut');
    await must(run(path.join(SCRIPTS, 'up'), ['--again']), 'the rig does not boot again');
  }

  down(): Promise<Result> {
    return run(path.join(SCRIPTS, 'down'), ['--quiet']);
  }

  /** A shell command as root within the rig; any status is a result. */
  try(command: string): Promise<Result> {
    return run(path.join(SCRIPTS, 'exec'), ['bash', '-c', command]);
  }

  /** The same; its standard output without white space around. Throws where it fails. */
  async do(command: string): Promise<string> {
    return (await must(this.try(command), `in the rig: ${command}`)).stdout.trim();
  }

  /** A program on the other end of the wire; any status is a result. */
  outside(program: string, ...args: string[]): Promise<Result> {
    return run(path.join(SCRIPTS, 'outside'), [program, ...args]);
  }

  /** A program of the image, on the other end of the wire; the folder /mnt is the rig's own, with `ca.pem`. */
  tool(program: string, ...args: string[]): Promise<Result> {
    return run(path.join(SCRIPTS, 'outside'), ['--image', program, ...args]);
  }

  /** A playbook over SSH; any status is a result. Its output is kept in the logs under `log`. */
  async playbook(name: string, log: string, ...args: string[]): Promise<Playbook> {
    const result = await run(path.join(SCRIPTS, 'ansible'), [name, ...args], { ANSIBLE_NOCOLOR: '1' });
    fs.writeFileSync(path.join(this.logs, `${log}.log`), result.stdout + result.stderr);
    return { ...result, recap: recapOf(result.stdout), changedTasks: changedTasks(result.stdout) };
  }

  /** The same, that must succeed. */
  async play(name: string, log: string, ...args: string[]): Promise<Playbook> {
    const result = await this.playbook(name, log, ...args);
    if (result.status !== 0) {
      throw new Failure(
        `${name} ended with ${result.status}: ${lastFailure(result.stdout + result.stderr)} (${log}.log)`,
      );
    }
    return result;
  }

  /** Writes a file in the rig, with parents. */
  async write(file: string, text: string, mode = '0644'): Promise<void> {
    const body = Buffer.from(text).toString('base64');
    await this.do(`mkdir -p "$(dirname ${file})" && echo ${body} | base64 -d >${file} && chmod ${mode} ${file}`);
  }
}

/** Runs a program to its end; output is kept whole. */
export function run(program: string, args: string[], env: Record<string, string> = {}): Promise<Result> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (part) => (stdout += part));
    child.stderr.setEncoding('utf8').on('data', (part) => (stderr += part));
    const late = setTimeout(() => child.kill('SIGTERM'), TIMEOUT_MS);
    child.on('error', (error) => resolve({ status: 127, stdout, stderr: error.message }));
    // `exit` and not `close`: the rig, which `up` leaves behind, may hold the pipes.
    child.on('exit', (status, signal) => {
      clearTimeout(late);
      setImmediate(() =>
        resolve({ status: status ?? 128, stdout, stderr: signal ? `${stderr}ended by ${signal}` : stderr }),
      );
    });
  });
}

async function must(running: Promise<Result>, what: string): Promise<Result> {
  const result = await running;
  if (result.status !== 0) {
    throw new Failure(`${what}: status ${result.status}: ${(result.stderr || result.stdout).trim().slice(-600)}`);
  }
  return result;
}

/** Asks until `ask` resolves to something; throws with `what` after `seconds`. */
export async function until<T>(
  what: string,
  seconds: number,
  ask: () => Promise<T | null | undefined | false>,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Failure(`${what}: not in ${seconds} s`);
    await sleep(500);
  }
}

/** Sums of the hosts in Ansible's closing lines. */
export function recapOf(output: string): Recap {
  const recap = { ok: 0, changed: 0, failed: 0, unreachable: 0 };
  const lines = output.slice(output.lastIndexOf('PLAY RECAP'));
  for (const key of Object.keys(recap) as (keyof Recap)[]) {
    for (const [, count] of lines.matchAll(new RegExp(`\\b${key}=(\\d+)`, 'g'))) recap[key] += Number(count);
  }
  return recap;
}

/** Names of the tasks under which a host says `changed:`. */
export function changedTasks(output: string): string[] {
  const found: string[] = [];
  let task = '';
  for (const line of output.split('\n')) {
    task = /^(?:TASK|RUNNING HANDLER) \[(.+?)\] \*/.exec(line)?.[1] ?? task;
    if (line.startsWith('changed: ') && found.at(-1) !== task) found.push(task);
  }
  return found;
}

/** The last task that failed and what it said, in short. */
export function lastFailure(output: string): string {
  const at = Math.max(output.lastIndexOf('fatal: '), output.lastIndexOf('failed: '), output.lastIndexOf('ERROR! '));
  if (at < 0) return output.trim().slice(-400);
  const task =
    [...output.slice(0, at).matchAll(/^(?:TASK|RUNNING HANDLER) \[(.+?)\] \*/gm)].at(-1)?.[1] ?? 'before any task';
  return `${task}: ${output
    .slice(at, output.indexOf('\n\n', at) + 1 || undefined)
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 900)}`;
}
