/**
 * The process that runs Astro. A process of its own, so that its memory returns and its crash is contained.
 *
 * Holds a lock of its own on the build directory: when the run that started it is killed, this process ends too, but
 * perhaps a moment later, and a new run's must not write into the same files meanwhile.
 *
 * What a killed build had half written, the site's build itself finds in its journal and renders again. After the
 * machine went down nothing about the files is known, the journal included: then all of it is thrown away.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'astro';
import { projectRoot } from '../base/config.ts';
import { lockLake } from '../lake/lock.ts';
import { BUILD_OPTIONS } from './astro-options.ts';
import { writeAtomic } from './files.ts';

const dir = process.env['AWR_BUILD'];
if (!dir) throw new Error('AWR_BUILD is not set');
const full = process.env['AWR_FULL'] === '1';
const runningMark = path.join(dir, '.running');

process.on('disconnect', () => process.exit(1));

await lockBuild(dir);
if (full || wentDown()) {
  for (const name of fs.readdirSync(dir)) {
    if (!/^\.(lock|writer)/.test(name)) fs.rmSync(path.join(dir, name), { recursive: true, force: true });
  }
}
writeAtomic(runningMark, bootId());
useOwnScratch(dir);
await build({ root: projectRoot, logLevel: 'info' }, BUILD_OPTIONS);
fs.rmSync(runningMark);
process.exit(0);

/**
 * Astro puts the compiled site below the output when that is below the current directory, else into the checkout, where
 * builds of two lakes would overwrite each other's. What is compiled finds its packages through a link beside it.
 */
function useOwnScratch(buildDir: string): void {
  const packages = path.join(buildDir, 'node_modules');
  fs.rmSync(packages, { recursive: true, force: true });
  fs.symlinkSync(path.join(projectRoot, 'node_modules'), packages);
  process.chdir(buildDir);
}

/** True when a build was running in an earlier life of this machine and never ended. */
function wentDown(): boolean {
  try {
    return fs.readFileSync(runningMark, 'utf8') !== bootId();
  } catch {
    return false;
  }
}

function bootId(): string {
  try {
    return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
  } catch {
    return 'unknown';
  }
}

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
