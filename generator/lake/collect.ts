/**
 * Memory that threads share is freed when the last of them has collected its handle on it. The main thread hardly
 * allocates, and so would not collect for thousands of reports: what it has written is therefore let go of by hand.
 */
import v8 from 'node:v8';
import vm from 'node:vm';

let collect: (() => void) | null = null;

/** Collects the calling thread's garbage: some tens of milliseconds. Call it once a commit, not once a report. */
export function collectGarbage(): void {
  if (!collect) {
    v8.setFlagsFromString('--expose-gc');
    collect = vm.runInNewContext('gc') as () => void;
  }
  collect();
}
