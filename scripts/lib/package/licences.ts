/** The licences of everything that rides along, as one text: who wrote it, under what, in their own words. */
import fs from 'node:fs';
import path from 'node:path';
import { type Locked, nameOf } from './sbom.ts';

const LICENCE_FILE = /^(licen[cs]es?|copying|notice|third[-_ ]?party[-_ ]?(licen[cs]es|notices))([-._].*)?$/i;

export interface Licences {
  text: string;
  /** Packages that declare no licence: nobody may pass them on. */
  undeclared: string[];
}

/** Collects the licences of `packages` below `root`. */
export function licencesOf(root: string, packages: Locked): Licences {
  const undeclared: string[] = [];
  const parts: string[] = [];
  const withoutText: string[] = [];
  for (const [place, { version, license }] of Object.entries(packages)) {
    const title = `${nameOf(place)} ${version}`;
    const texts = licenceFiles(path.join(root, place));
    if (!license && texts.length === 0) undeclared.push(place);
    if (texts.length === 0) withoutText.push(`${title}: ${license ?? 'none declared'}`);
    else parts.push(`${rule}\n${title}\nLicence: ${license ?? 'see below'}\n${rule}\n\n${texts.join('\n\n')}\n`);
  }
  const head = [
    'AWR Analyzer is under the Apache License 2.0, see LICENSE. It comes with the packages below, each under its own licence.',
    '',
    ...(withoutText.length > 0
      ? ['These packages declare a licence and bring no text of it:', '', ...withoutText.map((line) => `  ${line}`), '']
      : []),
  ];
  return { text: `${head.join('\n')}\n${parts.join('\n')}`, undeclared };
}

const rule = '='.repeat(80);

function licenceFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isFile() && LICENCE_FILE.test(item.name) && !/\.(js|mjs|cjs|ts|json)$/.test(item.name))
    .map((item) => item.name)
    .sort()
    .map((name) => fs.readFileSync(path.join(folder, name), 'utf8').replace(/\r\n?/g, '\n').trim());
}
