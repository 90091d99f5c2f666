/** The bytes of one report that a user names: a file, a packed one, or a member of an archive (`x.zip!dir/a.html`). */
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AwrError, EXIT } from '../base/errors.ts';
import { isContainer, kindOf } from './kinds.ts';
import { tooLarge } from './member-rules.ts';
import { readMembers } from './members.ts';
import { notAFile, unreadable, walk } from './walk.ts';

/**
 * What a user names: a file, or by `spool.lst#2` one of the reports that a file holds. A file whose own name ends so is meant
 * as it is.
 */
export function namedReport(named: string): { file: string; part?: number } {
  const match = fs.existsSync(named) ? null : /^(.+)#([1-9]\d{0,5})$/s.exec(named);
  return match ? { file: match[1] ?? '', part: Number(match[2]) } : { file: named };
}

/** Throws what `walk` and `readMembers` throw, and `which_member` for an archive that holds several. */
export async function readOne(named: string, limits: { maxFileBytes: number }): Promise<Uint8Array> {
  const bang = fs.existsSync(named) ? -1 : named.indexOf('!');
  const onDisk = path.resolve(bang < 0 ? named : named.slice(0, bang));
  const kind = kindOf(onDisk, true) ?? 'plain';
  if (!isContainer(kind)) {
    if (fs.statSync(onDisk, { throwIfNoEntry: false })?.isDirectory()) throw isFolder(named);
    return unpack(readWhole(onDisk, limits), kind === 'gz', named, limits);
  }
  const [file] = (await walk([onDisk])).files;
  if (!file) throw isFolder(named);
  const wanted = bang < 0 ? null : `${onDisk}${named.slice(bang)}`;
  const names: string[] = [];
  let found: Uint8Array | null = null;
  for await (const { path: name, content, kind: memberKind } of readMembers(file, limits)) {
    names.push(name.slice(onDisk.length + 1));
    if (wanted === null ? names.length > 1 : name !== wanted) continue;
    if (content instanceof AwrError) throw content;
    found = unpack(content, memberKind === 'gz', name, limits);
    if (wanted !== null) return found;
  }
  if (found && names.length === 1) return found;
  throw new AwrError(names.length === 0 ? 'The archive holds no report.' : 'The archive holds several reports.', {
    code: 'which_member',
    file: named,
    remedy: names.length === 0 ? 'Name another one.' : `Name one of them, e.g. ${onDisk}!${names[0]}`,
    exitCode: EXIT.usage,
  });
}

function readWhole(file: string, limits: { maxFileBytes: number }): Uint8Array {
  try {
    const stats = fs.statSync(file);
    if (!stats.isFile()) throw notAFile(file);
    if (stats.size > limits.maxFileBytes) throw tooLarge(file, limits);
    return fs.readFileSync(file);
  } catch (error) {
    if (error instanceof AwrError) throw error;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadable(file, error);
    throw new AwrError('No such file.', {
      code: 'no_such_path',
      file,
      remedy: 'Check the path; it is taken relative to the current directory.',
    });
  }
}

function unpack(bytes: Uint8Array, isPacked: boolean, file: string, limits: { maxFileBytes: number }): Uint8Array {
  if (!isPacked) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.maxFileBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(file, limits);
    throw new AwrError('Not a whole gzip file.', {
      code: 'corrupt_archive',
      file,
      remedy: 'Make or copy the file again.',
      cause: error,
    });
  }
}

const isFolder = (named: string): AwrError =>
  new AwrError('A folder, not a report.', {
    code: 'usage',
    file: named,
    remedy: 'Name one file; awr ingest reads folders.',
    exitCode: EXIT.usage,
  });
