/**
 * The process that runs Astro. A process of its own, so that its memory returns and its crash is contained.
 *
 * Holds a lock of its own on the build directory: when the run that started it is killed, this process ends too, but
 * perhaps a moment later, and a new run's must not write into the same files meanwhile.
 *
 * A build directory is dirty from before the first file is written until after the last: a dirty one holds files of
 * unknown state and is thrown away, which costs a full build and guarantees the same site as without the kill.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'astro';
import { projectRoot } from '../base/config.ts';
import { lockLake } from '../lake/lock.ts';
import { writeAtomic } from './files.ts';

const dir = process.env['AWR_BUILD'];
if (!dir) throw new Error('AWR_BUILD is not set');
const full = process.env['AWR_FULL'] === '1';

process.on('disconnect', () => process.exit(1));

await lockBuild(dir);
const dirty = path.join(dir, '.dirty');
if (full || fs.existsSync(dirty)) {
  for (const name of ['dist', 'cache']) fs.rmSync(path.join(dir, name), { recursive: true, force: true });
}
writeAtomic(dirty, '');
await build({
  root: projectRoot,
  outDir: path.join(dir, 'dist'),
  cacheDir: path.join(dir, 'cache'),
  logLevel: 'info',
});
fs.rmSync(dirty);
process.exit(0);

async function lockBuild(buildDir: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      lockLake(buildDir);
      return;
    } catch (error) {
      if (tries === 600) throw error;
      await setTimeout(100);
    }
  }
}
