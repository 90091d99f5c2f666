/**
 * What a page asks before it offers what only the viewer makes. The release's file says what is missing from plain files, and
 * the viewer answers that same address with "nothing". A script, for pages opened from disk may load one and read nothing else.
 */
import fs from 'node:fs';
import path from 'node:path';
import { writeAtomic } from './files.ts';

/** In every release; read by `site/public/assets/on-demand.js`. */
export const VIEWER_FILE = 'assets/viewer.js';

/** What the viewer says while it is there: everything is answered. */
export const VIEWER_IS_HERE = 'window.awrNotBuilt = null;\n';

/**
 * `onDemand`: paths of snapshots that are not built, below `/{lang}/`. They are the oldest of each instance, and a
 * snapshot's folder begins with its time: so for each `{db}/{instance}` the last such folder is enough.
 */
export function notBuiltScript(onDemand: readonly string[]): string {
  const last: Record<string, string> = {};
  for (const page of [...onDemand].sort()) {
    const [db, instance, snapshot = ''] = page.split('/');
    last[`${db}/${instance}`] = snapshot;
  }
  return `window.awrNotBuilt = ${JSON.stringify(last)};\n`;
}

/** Writes it into a built site, where it is not there and equal already. */
export function writeNotBuilt(siteDir: string, onDemand: readonly string[]): void {
  const file = path.join(siteDir, VIEWER_FILE);
  const script = notBuiltScript(onDemand);
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === script) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeAtomic(file, script);
}
