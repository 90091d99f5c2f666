/** Published pages as PDF, by a browser of the host: the pages' own print style, nothing served, no network asked. */
import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { AwrError } from '../base/errors.ts';

const run = promisify(execFile);

/** As distributions name them. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** A page of a whole report takes some seconds, on a busy machine half a minute; a browser that hangs is ended. */
const TIMEOUT_MS = 180_000;

/** The browser's executable: `named`, or the first that the host has. Throws `no_browser`. */
export function findBrowser(named: string | undefined): string {
  for (const name of named === undefined ? BROWSERS : [named]) {
    if (name.includes('/')) {
      if (fs.existsSync(name)) return name;
      continue;
    }
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not this one.
    }
  }
  throw new AwrError(named === undefined ? 'There is no Chromium on this machine.' : `There is no browser ${named}.`, {
    code: 'no_browser',
    remedy:
      'Install one (Debian: apt-get install chromium; Oracle Linux: dnf install chromium from EPEL), name one with --browser PATH, or print the page from any browser: its print style is the same.',
  });
}

/** Pages of a release that a name means, below `/{lang}/`: the end of an address, or the snapshots of a period. */
export function pagesNamed(name: string, pages: readonly string[]): string[] {
  const period = /^([^/@]+)(?:\/([^/@]+))?@(.+)\.\.(.+)$/.exec(name);
  if (period) {
    const [, database = '', instance, from = '', to = ''] = period;
    return pages.filter((page) => {
      const [slug = '', folder = '', snapshot = '', below = ''] = page.split('/');
      const begin = /^(\d{4}-\d\d-\d\d-\d{4})_/.exec(snapshot)?.[1];
      if (begin === undefined || below !== '' || !isNamed(slug, database)) return false;
      if (instance !== undefined && folder !== instance.toLowerCase()) return false;
      return stamp(begin) >= stamp(from) && stamp(begin) < stamp(to);
    });
  }
  const wanted = name
    .replace(/^https?:\/\/[^/]+\//, '')
    .replace(/[?#].*$/, '')
    .replace(/(^|\/)index\.html$/, '$1')
    .replace(/^\/*(en|zh)(\/|$)/, '')
    .replace(/\/*$/, '/');
  if (wanted === '/') return pages.filter((page) => page === '');
  const whole = pages.filter((page) => page === wanted);
  return whole.length > 0 ? whole : pages.filter((page) => page.endsWith(`/${wanted}`));
}

const isNamed = (slug: string, database: string): boolean => {
  const wanted = database.toLowerCase();
  return slug === wanted || slug.replace(/-[^-]*$/, '') === wanted;
};

/** `2026-10-26 12:00`, `2026-10-26-1200`, `2026-10-26` as digits that compare. */
const stamp = (time: string): string => time.replace(/\D/g, '').slice(0, 12).padEnd(12, '0');

/** Prints one page of a release to `out`, which is replaced whole or not at all. Throws `pdf_failed`. */
export async function printPage(browser: string, file: string, out: string): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-pdf-'));
  const part = path.join(scratch, 'page.pdf');
  // The sandbox needs a user other than root; the pages are our own and carry no foreign script.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    await run(
      browser,
      [
        ...['--headless', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', ...asRoot],
        ...[`--user-data-dir=${path.join(scratch, 'profile')}`, '--no-pdf-header-footer', `--print-to-pdf=${part}`],
        pathToFileURL(file).href,
      ],
      // A browser that is asked to end says that all is well.
      { timeout: TIMEOUT_MS, killSignal: 'SIGKILL' },
    );
    if (!fs.existsSync(part)) throw new Error('the browser ended without having written it');
    fs.mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
    fs.copyFileSync(part, `${out}.part`);
    fs.renameSync(`${out}.part`, out);
  } catch (error) {
    const { killed, message } = error as Error & { killed?: boolean };
    const why = killed ? `the browser did not end within ${TIMEOUT_MS / 1000} s` : message.split('\n')[0];
    throw new AwrError(`The page could not be printed: ${why}.`, {
      code: 'pdf_failed',
      file,
      remedy: 'Check that the browser runs (`chromium --version`) and that the output can be written.',
      cause: error,
    });
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
