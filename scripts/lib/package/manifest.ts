/**
 * The manifest: what an artefact is and each of its files. Twice: `manifest.json` for programs, `SHA256SUMS` for `sha256sum --check`,
 * which every host has; the latter also has the former.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { EL8_CEILINGS } from './abi.ts';
import type { Entry } from './tarball.ts';

export const MANIFEST = 'manifest.json';
export const SUMS = 'SHA256SUMS';

export interface Build {
  name: string;
  version: string;
  /** The commit, in full. */
  revision: string;
  /** The commit's, seconds since 1970. */
  time: number;
  /** Version of the Node that rides along. */
  node: string;
}

/** Writes both files into `root`, and returns all entries, these two among them. Names must not hold line ends. */
export function writeManifest(root: string, entries: readonly Entry[], build: Build): void {
  const odd = entries.find(({ path: name }) => /[\n\r\\]/.test(name));
  if (odd) throw new Error(`a file's name cannot be listed in ${SUMS}: ${JSON.stringify(odd.path)}`);
  const files = entries.map((entry) =>
    entry.type === 'link'
      ? { path: entry.path, link: entry.target }
      : {
          path: entry.path,
          bytes: entry.size,
          ...(entry.executable ? { executable: true } : {}),
          sha256: sha256(fs.readFileSync(path.join(root, entry.path))),
        },
  );
  const head = {
    name: build.name,
    version: build.version,
    revision: build.revision,
    committed: new Date(build.time * 1000).toISOString(),
    node: build.node,
    target: { os: 'linux', cpu: 'x64', libc: 'glibc', at_most: EL8_CEILINGS },
  };
  // A line a file: readable, and quick to search with grep.
  const lines = files.map((file) => `    ${JSON.stringify(file)}`).join(',\n');
  const json = `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "files": [\n${lines}\n  ]\n}\n`;
  fs.writeFileSync(path.join(root, MANIFEST), json);
  const sums = files.flatMap((file) => ('sha256' in file ? [`${file.sha256}  ${file.path}`] : []));
  fs.writeFileSync(path.join(root, SUMS), `${[...sums, `${sha256(json)}  ${MANIFEST}`].join('\n')}\n`);
}

export const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');
