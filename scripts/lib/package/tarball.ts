/**
 * A compressed TAR whose bytes depend on nothing but names, contents, and which files may be run: names in order, one time for
 * all, owner 0, modes 0644 and 0755. Compressed by the zlib of the pinned Node, so that the host's gzip has no say.
 */
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import tar from 'tar-stream';

export interface Entry {
  /** Path in the artefact, with `/`. */
  path: string;
  type: 'file' | 'link';
  /** May be run. False for links. */
  executable: boolean;
  /** Bytes; 0 for links. */
  size: number;
  /** Of a link: where it leads, as it is written. */
  target?: string;
}

/** Files and links below a folder, sorted by the bytes of their paths. Throws on anything else, a device say, and on a link that leads out. */
export function listEntries(root: string): Entry[] {
  const entries: Entry[] = [];
  const visit = (folder: string): void => {
    for (const item of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? item.name : `${folder}/${item.name}`;
      const full = path.join(root, name);
      if (item.isDirectory()) visit(name);
      else if (item.isSymbolicLink()) entries.push(linkEntry(root, name));
      else if (item.isFile()) {
        const { size, mode } = fs.statSync(full);
        entries.push({ path: name, type: 'file', executable: (mode & 0o100) !== 0, size });
      } else throw new Error(`${full} is neither a file nor a folder nor a link`);
    }
  };
  visit('');
  return entries.sort((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)));
}

function linkEntry(root: string, name: string): Entry {
  const target = fs.readlinkSync(path.join(root, name));
  const leadsTo = path.posix.normalize(path.posix.join(path.posix.dirname(name), target));
  if (path.isAbsolute(target) || leadsTo.startsWith('..')) {
    throw new Error(`the link ${name} leads out of the artefact, to ${target}`);
  }
  return { path: name, type: 'link', executable: false, size: 0, target };
}

/**
 * Writes `entries` of `root` as `folder/…` to `file`. `time` is seconds since 1970, for every entry. Written beside and renamed:
 * a killed run leaves no half of an artefact under its name.
 */
export async function writeTarball(
  file: string,
  options: { root: string; entries: readonly Entry[]; folder: string; time: number },
): Promise<void> {
  const pack = tar.pack();
  const unfinished = `${file}.unfinished`;
  const written = pipeline(pack, createGzip({ level: 6 }), fs.createWriteStream(unfinished));
  // What goes wrong while writing is told by `written`; filling only stops.
  await Promise.all([written, fill(pack, options)]);
  fs.renameSync(unfinished, file);
}

async function fill(
  pack: tar.Pack,
  { root, entries, folder, time }: { root: string; entries: readonly Entry[]; folder: string; time: number },
): Promise<void> {
  const common = { uid: 0, gid: 0, uname: 'root', gname: 'root', mtime: new Date(time * 1000) };
  const add = (header: Partial<tar.Header> & { name: string }, content?: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      const done = (error?: Error | null): void => (error ? reject(error) : resolve());
      if (content) pack.entry(header, content, done);
      else pack.entry(header, done);
    });
  for (const parent of foldersOf(entries)) {
    await add({ ...common, name: parent === '' ? folder : `${folder}/${parent}`, type: 'directory', mode: 0o755 });
  }
  for (const entry of entries) {
    const name = `${folder}/${entry.path}`;
    if (entry.type === 'link') {
      await add({ ...common, name, type: 'symlink', linkname: entry.target ?? '', mode: 0o777 });
    } else {
      const mode = entry.executable ? 0o755 : 0o644;
      await add(
        { ...common, name, type: 'file', mode, size: entry.size },
        fs.readFileSync(path.join(root, entry.path)),
      );
    }
  }
  pack.finalize();
}

/** Every folder that holds something, parents first; `''` is the root. */
function foldersOf(entries: readonly Entry[]): string[] {
  const folders = new Set<string>(['']);
  for (const { path: name } of entries) {
    for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) folders.add(name.slice(0, at));
  }
  return [...folders].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}
