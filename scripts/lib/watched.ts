/** Runs a command of ours and watches it and its descendants: CPU, memory, and the steps that its log tells of. Linux alone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Watched {
  seconds: number;
  /** Of all processes, user and system. */
  cpuSeconds: number;
  /** Peak resident memory of all processes together, MB; what two of them share counts for each. */
  memoryMb: number;
  /** Peak of each program by itself, MB. */
  memoryOf: Map<string, number>;
  /** Seconds by step, of the log's lines that name one. */
  steps: Map<string, number>;
}

const root = path.resolve(import.meta.dirname, '../..');
const EVERY_MS = 200;
/** Of `/proc/PID/stat`; the kernel's USER_HZ, 100 on every architecture that Node runs on. */
const TICKS_PER_S = 100;

/** Throws when it ends with neither 0 nor 3, which says that files were rejected. */
export async function watched(...args: string[]): Promise<Watched> {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'bin/awr.mjs'), ...args, '--log', 'json'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const steps = new Map<string, number>();
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    said.push(line);
    if (said.length > 20) said.shift();
    const { step, seconds } = parsed(line);
    if (typeof step === 'string' && typeof seconds === 'number') steps.set(step, (steps.get(step) ?? 0) + seconds);
  });
  const cpu = new Map<number, number>();
  const memoryOf = new Map<string, number>();
  let memoryMb = 0;
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over) {
    const tree = processesFrom(child.pid ?? 0);
    memoryMb = Math.max(
      memoryMb,
      tree.reduce((sum, each) => sum + each.memoryMb, 0),
    );
    for (const each of tree) {
      cpu.set(each.pid, each.cpuSeconds);
      memoryOf.set(each.name, Math.max(memoryOf.get(each.name) ?? 0, each.memoryMb));
    }
    await Promise.race([ended, sleep(EVERY_MS)]);
  }
  const [status] = await ended;
  if (status !== 0 && status !== 3) throw new Error(`awr ${args.join(' ')} ended with ${status}:\n${said.join('\n')}`);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: [...cpu.values()].reduce((sum, seconds) => sum + seconds, 0),
    memoryMb,
    memoryOf,
    steps,
  };
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}

interface Seen {
  pid: number;
  name: string;
  memoryMb: number;
  cpuSeconds: number;
}

/** A process and its descendants; those that end meanwhile are left out. */
function processesFrom(pid: number): Seen[] {
  try {
    const read = (name: string): string => fs.readFileSync(`/proc/${pid}/${name}`, 'utf8');
    const stat = read('stat');
    // After the name in brackets, which may hold anything: state is field 3, utime and stime are 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const own: Seen = {
      pid,
      name: nameOf(read('cmdline').split('\0')),
      memoryMb: Number(/^VmRSS:\s+(\d+)/m.exec(read('status'))?.[1] ?? 0) / 1024,
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S,
    };
    const children = read(`task/${pid}/children`).trim().split(/\s+/).filter(Boolean);
    return [own, ...children.flatMap((each) => processesFrom(Number(each)))];
  } catch {
    return [];
  }
}

/** The script that Node runs, or the program. */
function nameOf(command: readonly string[]): string {
  const script = command.slice(1).find((word) => /\.m?[jt]s$/.test(word));
  return path.basename(script ?? command[0] ?? '?').replace(/\.m?[jt]s$/, '');
}
