/** The lake as it is now, for pages on demand: opened read-only, and opened anew where a night has replaced it. */
import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { AwrError } from '../base/errors.ts';
import { readGeneration } from '../lake/journal.ts';
import { openModelSource } from '../pages/source.ts';
import type { ModelSource } from '../pages/types.ts';

/** A commit takes a moment; one that takes longer is waited for by whoever asks. */
const ATTEMPTS = 5;
const PAUSE_MS = 100;
/** A page reads one snapshot: its neighbours in the lake's files, which lie by report id, are not those that are opened next. */
const BATCH = 1;

export class LakeReader {
  private readonly dir: string;
  private opened: { generation: string; source: Promise<ModelSource> } | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Runs `work` on one state of the lake, one at a time. Throws `lake_busy` while commits follow each other. */
  at<T>(work: (source: ModelSource) => Promise<T>): Promise<T> {
    const run = this.last.then(() => this.attempt(work));
    this.last = run.catch(() => {});
    return run;
  }

  private async attempt<T>(work: (source: ModelSource) => Promise<T>): Promise<T> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const generation = stateOf(this.dir);
      if (generation !== null) {
        try {
          const result = await work(await this.sourceOf(generation));
          if (stateOf(this.dir) === generation) return result;
        } catch (error) {
          // Files that a commit took away from under the reader are no defect.
          if (stateOf(this.dir) === generation) throw error;
        }
      }
      await setTimeout(PAUSE_MS * attempt);
    }
    throw new AwrError('The lake is being rewritten.', {
      code: 'lake_busy',
      file: this.dir,
      remedy: 'Ask again in a moment.',
    });
  }

  private async sourceOf(generation: string): Promise<ModelSource> {
    if (this.opened?.generation !== generation) {
      const before = this.opened;
      this.opened = null;
      if (before) (await before.source.catch(() => null))?.close();
      this.opened = { generation, source: openModelSource(this.dir, { batch: BATCH }) };
    }
    try {
      return await (this.opened as NonNullable<typeof this.opened>).source;
    } catch (error) {
      this.opened = null;
      throw error;
    }
  }
}

/** Which state of which lake; null while a commit is under way. One that was deleted and filled anew counts its commits anew. */
function stateOf(dir: string): string | null {
  const generation = readGeneration(dir);
  const folder = fs.statSync(dir, { throwIfNoEntry: false });
  return generation === null ? null : `${generation} ${folder?.ino} ${folder?.birthtimeMs}`;
}
