/**
 * Digests of the code that turns models into pages. A page is rendered again when its model's digest or this one
 * changes; files under `site/public` are copied as they are, so a colour does not render thirty thousand pages again.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../base/config.ts';
import { listFiles, sha256 } from './files.ts';

/** Whatever can change a page's HTML besides its model. */
const CODE = ['site', 'generator/base', 'generator/pages', 'astro.config.mjs', 'package-lock.json'];
const ASSETS = 'site/public';
/** Code that is bundled for `/{lang}/read/`, beside what is in `CODE`. */
const READER = ['generator/analysis', 'generator/archive', 'generator/catalogue', 'generator/lake', 'generator/report'];

/** Digest of the code behind the pages' HTML, tests left out. */
export function siteCodeDigest(root: string = projectRoot): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of CODE) {
    for (const file of filesOf(root, name)) {
      if (!isBesideTheCode(file)) hash.update(`\n${file}\0${sha256(fs.readFileSync(path.join(root, file)))}`);
    }
  }
  return hash.digest('hex');
}

/** Digest of the files that are copied into the site as they are, and of the code that is bundled into one. */
export function assetsDigest(root: string = projectRoot): string {
  const hash = createHash('sha256');
  const bundled = READER.flatMap((name) => filesOf(root, name)).filter((file) => !isBesideTheCode(file));
  for (const file of [...filesOf(root, ASSETS), ...bundled])
    hash.update(`\n${file}\0${sha256(fs.readFileSync(path.join(root, file)))}`);
  return hash.digest('hex');
}

function filesOf(root: string, name: string): string[] {
  const place = path.join(root, name);
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [name];
  return listFiles(place).map((file) => `${name}/${file}`);
}

function isBesideTheCode(file: string): boolean {
  return file.startsWith(`${ASSETS}/`) || /\.(test|bench)\.[^/]+$|\/testing\/|\.md$/.test(file);
}
