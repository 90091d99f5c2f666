/** How the log tells what became of the site. */
import path from 'node:path';
import { formatCount, plural } from '../base/duration.ts';
import type { BuildSummary } from '../publish/publish.ts';

export function siteLine(site: BuildSummary): string {
  if (!site.published) return `The site was up to date: ${plural(site.pages, 'page')}, nothing rendered.`;
  return `Published ${plural(site.pages, 'page')}, ${formatCount(site.rendered)} of them rendered now, as release ${site.release}.`;
}

export const whereLine = (site: BuildSummary): string =>
  `The site is in ${path.resolve(site.siteDir)}: open its index.html, or run npx awr serve.`;
