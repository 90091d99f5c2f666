/** Processor time by stage, for the benchmark: threads of a busy machine wait, so the clock says little. */

/**
 * `hash`: reading the file and its digest; `read`: bytes to tables, unpacking and redaction included; `map`: tables to
 * typed rows; `pack`: rows to what threads share; `write`: Parquet. Seconds of processor time, all threads together.
 */
export type Stage = 'hash' | 'read' | 'map' | 'pack' | 'write';
export type Spent = Partial<Record<Stage, number>>;

/** Measures one task of one thread. */
export class Stopwatch {
  readonly spent: Spent = {};
  private last = cpuSeconds();

  /** Books what was spent since the last call, or the beginning, on a stage. */
  lap(stage: Stage): void {
    const now = cpuSeconds();
    this.spent[stage] = (this.spent[stage] ?? 0) + now - this.last;
    this.last = now;
  }
}

/** Of this thread; of the whole process where this version of Node does not tell. */
function cpuSeconds(): number {
  const { user, system } = process.threadCpuUsage ? process.threadCpuUsage() : process.cpuUsage();
  return (user + system) / 1e6;
}

/** Adds one task's to the whole. */
export function addSpent(to: Spent, from: Spent): void {
  for (const [stage, seconds] of Object.entries(from) as [Stage, number][]) to[stage] = (to[stage] ?? 0) + seconds;
}
