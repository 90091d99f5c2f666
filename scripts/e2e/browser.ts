/** Chromium over the published site: opened pages with everything that went wrong on them. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { type Night, start } from './night.ts';

/** The browser's executable: AWR_CHROMIUM, or the system's; null when there is none. */
export function chromiumPath(): string | null {
  if (process.env['AWR_NO_BROWSER']) return null;
  if (process.env['AWR_CHROMIUM']) return process.env['AWR_CHROMIUM'];
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not this one.
    }
  }
  return null;
}

/** Root in a container has no user namespaces for the sandbox; the pages are our own. */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-dev-shm-usage'];

export async function launch(): Promise<Browser> {
  return await chromium.launch({ executablePath: chromiumPath() ?? '', args: CHROMIUM_ARGS });
}

/** `awr serve` on a free port. */
export async function serve(
  night: Night,
  ...flags: string[]
): Promise<{ address: string; stop(): Promise<number | null> }> {
  const { child, ended } = start(night, 'serve', '--port', '0', ...flags);
  const [first] = (await Promise.race([
    once(child.stdout ?? child, 'data'),
    ended.then(({ stderr }) => Promise.reject(new Error(`serve ended: ${stderr}`))),
  ])) as [Buffer];
  return {
    address: first.toString().trim(),
    async stop() {
      child.kill('SIGTERM');
      return (await ended).status;
    },
  };
}

export interface Visit {
  page: Page;
  /** Console errors, exceptions, refused or failed requests, requests to anywhere else. */
  problems: string[];
  close(): Promise<void>;
}

/** Opens an address in a fresh context and listens to everything that could be wrong. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  // Nginx of the tests has a certificate of its own making.
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  const home = address.startsWith('file:') ? 'file://' : new URL(address).origin;
  page.on('console', (message) => {
    // Policy violations are reported as console errors too.
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(home)) problems.push(`request to ${request.url()}`);
  });
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  return { page, problems, close: () => context.close() };
}
