/** `awr ingest` in a process of its own, with what it took: for the benchmarks. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const script = path.resolve(import.meta.dirname, '../../bin/awr.mjs');
const run = promisify(execFile);

/**
 * Run in the process: its usage as the last line of standard error. Where there is a /proc, the peak memory is from there:
 * the system's own figure begins with the memory of the process that this one was forked from. So are the processor
 * times of the threads that live until then, by name, in hundredths of a second: the workers have ended.
 */
const AT_EXIT = `process.on('exit', () => {
  const usage = { ...process.resourceUsage(), threads: {} };
  try {
    const fs = process.getBuiltinModule('fs');
    const status = fs.readFileSync('/proc/self/status', 'utf8');
    usage.maxRSS = Number(status.match(/VmHWM:\\s*(\\d+)/)[1]);
    for (const id of fs.readdirSync('/proc/self/task')) {
      const [, name, rest] = fs.readFileSync('/proc/self/task/' + id + '/stat', 'utf8').match(/\\((.*)\\) (.*)/);
      const fields = rest.split(' ');
      usage.threads[name] = (usage.threads[name] ?? 0) + Number(fields[11]) + Number(fields[12]);
    }
  } catch {}
  process.stderr.write(JSON.stringify(usage) + '\\n');
})`;

/** What the process prints at its end. */
interface Usage {
  userCPUTime: number;
  systemCPUTime: number;
  maxRSS: number;
  /** By the thread's name. */
  threads: Record<string, number>;
}

export interface Round {
  seconds: number;
  reports: number;
  mb: number;
  /** Processor seconds of all threads. */
  cpu: number;
  /** Processor seconds by thread, those of workers not among them: `MainThread`, `V8Worker`, `libuv-worker`. */
  threads: Record<string, number>;
  /** Of the clock: before and after reading and writing; while a commit was under way, in part while files were read. */
  aroundSeconds: number;
  commitSeconds: number;
  /** Greatest resident size of the process, mebibytes. */
  memoryMb: number;
  spent: Record<string, number>;
  /** Reasons, one for each file that was rejected. */
  rejected: string[];
}

/** Its last line of standard error is its resource usage. */
export async function measuredIngest(dir: string, lake: string): Promise<Round> {
  const started = performance.now();
  const { stderr } = await run(
    process.execPath,
    ['--import', `data:text/javascript,${AT_EXIT}`, script, 'ingest', dir, '--lake', lake, '--log', 'json'],
    { maxBuffer: 2 ** 28 },
  ).catch((error: { code?: unknown; stderr: string }) => {
    // 3: some files were rejected, as among real ones they are.
    if (error.code === 3) return error;
    throw error;
  });
  const seconds = (performance.now() - started) / 1000;
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const usage: Usage = lines.at(-1);
  const summary = lines.findLast((line) => 'mbPerS' in line);
  return {
    seconds,
    reports: summary.added,
    mb: summary.bytes / 1e6,
    cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    threads: Object.fromEntries(Object.entries(usage.threads).map(([name, ticks]) => [name, ticks / 100])),
    aroundSeconds: seconds - summary.seconds,
    commitSeconds: summary.commitSeconds,
    memoryMb: usage.maxRSS / 1024,
    spent: summary.spent,
    rejected: lines.flatMap(({ reason }) => (typeof reason === 'string' ? [reason] : [])),
  };
}
