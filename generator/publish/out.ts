/** `awr site --out DIR`: the published site as plain files in a directory of the user's choice. */
import fs from 'node:fs';
import path from 'node:path';
import { AwrError } from '../base/errors.ts';
import { writeAtomic } from './files.ts';
import { MANIFEST_FILE } from './manifest.ts';
import { onDemandPage } from './on-demand-page.ts';
import { LANGUAGES, pageFile } from './pages.ts';
import type { Release } from './releases.ts';
import { notBuiltScript, VIEWER_FILE } from './viewer-script.ts';

/** Names the release in a directory that we may replace. */
const MARK = '.awr-site';

/** Throws `out_not_ours` when `out` holds something that we did not put there. Cheap: called before the build. */
export function assertOut(out: string): void {
  const fail = (message: string) => {
    throw new AwrError(message, {
      code: 'out_not_ours',
      file: out,
      remedy: 'Name an empty directory, one that does not exist yet, or one that `awr site --out` made.',
    });
  };
  recoverOut(out);
  if (!fs.existsSync(out)) return;
  if (!fs.statSync(out).isDirectory()) fail('The output is not a directory.');
  if (fs.readdirSync(out).length > 0 && !fs.existsSync(path.join(out, MARK))) {
    fail('The output directory holds files that are not ours; they are left alone.');
  }
}

/**
 * Puts a release into `out`: copied beside it, then renamed in place. Files are copies, so that an edit there does not
 * reach into the release; a page that is rendered on demand says so at its place. Returns false when `out` has that release already.
 */
export function writeOut(release: Release, out: string): boolean {
  assertOut(out);
  if (markOf(out) === release.id) return false;
  const [next, old] = [sibling(out, 'new'), sibling(out, 'old')];
  fs.rmSync(next, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
  for (const name of [...Object.keys(release.manifest.files), MANIFEST_FILE]) {
    const to = path.join(next, name);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(path.join(release.dir, name), to, fs.constants.COPYFILE_FICLONE);
  }
  for (const page of release.manifest.onDemand ?? []) {
    for (const lang of LANGUAGES) {
      const to = path.join(next, pageFile(lang, page));
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.writeFileSync(to, onDemandPage(lang, page));
    }
  }
  // Each of those addresses has a page here.
  fs.writeFileSync(path.join(next, VIEWER_FILE), notBuiltScript([]));
  writeAtomic(path.join(next, MARK), `${release.id}\n`);
  if (fs.existsSync(out)) fs.renameSync(out, old);
  fs.renameSync(next, out);
  fs.rmSync(old, { recursive: true, force: true });
  return true;
}

/** A run killed between the two renames left the old site beside its place. */
function recoverOut(out: string): void {
  const old = sibling(out, 'old');
  if (!fs.existsSync(old)) return;
  if (fs.existsSync(out)) fs.rmSync(old, { recursive: true, force: true });
  else fs.renameSync(old, out);
}

function markOf(out: string): string | null {
  try {
    return fs.readFileSync(path.join(out, MARK), 'utf8').trim();
  } catch {
    return null;
  }
}

function sibling(out: string, suffix: string): string {
  const full = path.resolve(out);
  return path.join(path.dirname(full), `.${path.basename(full)}.awr-${suffix}`);
}
