/** `awr pdf`: published pages as PDF. */
import fs from 'node:fs';
import path from 'node:path';
import { AwrError, EXIT } from '../base/errors.ts';
import { LANGUAGES, pageFile } from '../publish/pages.ts';
import { findBrowser, pagesNamed, printPage } from '../publish/pdf.ts';
import { currentRelease } from '../publish/releases.ts';
import { oneOf } from './one-of.ts';
import type { Command } from './types.ts';

/** More is a slip in the period, or a job for the site itself; our choice. */
const MOST_PAGES = 200;

const command: Command = {
  name: 'pdf',
  summary: 'Print a published page, or the snapshots of a period, as PDF',
  usage: 'PAGE',
  takes: { most: 1, remedy: 'Name one page, or a period DB[/INSTANCE]@FROM..TO.' },
  options: {
    out: { type: 'string', value: 'FILE|DIR', doc: 'write it there; of a period a file for each snapshot (default .)' },
    lang: { type: 'string', value: 'en|zh', doc: 'language (default en)' },
    browser: { type: 'string', value: 'PATH', doc: 'Chromium, Chrome or Edge (default: the one on this machine)' },
  },
  async run(ctx, values, [name]) {
    const lang = oneOf('--lang', values['lang'], LANGUAGES, 'en');
    if (name === undefined) throw usage('No page is named.');
    const release = currentRelease(ctx.config.releases);
    if (!release) {
      throw new AwrError('Nothing is published yet.', {
        code: 'nothing_published',
        file: ctx.config.releases,
        remedy: 'Run: awr nightly ARCHIVE',
      });
    }
    const all = Object.keys(release.manifest.pages).filter(
      (page) => Object.hasOwn(release.manifest.files, pageFile(lang, page)) && pageFile(lang, page).endsWith('.html'),
    );
    const pages = pagesNamed(name, all).sort();
    const isPeriod = name.includes('@');
    if (pages.length === 0) throw usage(`No published page is ${JSON.stringify(name)}.`);
    if (!isPeriod && pages.length > 1) {
      throw usage(`${pages.length} pages end so: ${pages.slice(0, 3).join(', ')}${pages.length > 3 ? ', …' : ''}`);
    }
    if (pages.length > MOST_PAGES)
      throw usage(`${pages.length} snapshots, more than ${MOST_PAGES}: name a shorter period.`);

    const browser = findBrowser((values['browser'] as string | undefined) ?? process.env['AWR_CHROMIUM']);
    const out = (values['out'] as string | undefined) ?? '.';
    const isFile = !isPeriod && out.toLowerCase().endsWith('.pdf') && !isDirectory(out);
    const progress = ctx.log.step('pdf', 'pages');
    for (const [i, page] of pages.entries()) {
      ctx.signal.throwIfAborted();
      const file = isFile ? out : path.join(out, `${page.split('/').filter(Boolean).join('_') || 'fleet'}.pdf`);
      await printPage(browser, path.join(release.dir, pageFile(lang, page)), file);
      ctx.write(`${file}\n`);
      progress.update(i + 1, pages.length);
    }
    progress.finish(`${pages.length} printed`);
    return EXIT.ok;
  },
};

const isDirectory = (file: string): boolean => fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;

function usage(message: string): AwrError {
  return new AwrError(message, {
    code: 'usage',
    remedy:
      'Give the address of a page or the end of it (demoshop-1513231492/, …/2026-10-26-1200_8912-8913/), or a period DB[/INSTANCE]@FROM..TO.',
    exitCode: EXIT.usage,
  });
}

export default command;
