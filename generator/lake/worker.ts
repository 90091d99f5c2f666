/** What a worker thread does: one file's bytes to the rows of its report, or of each of its reports. Never throws for what is wrong with the file. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FileKind } from '../archive/kinds.ts';
import { AwrError } from '../base/errors.ts';
import { mapReport } from '../catalogue/map.ts';
import { isNothing, redactReport } from '../redact/report.ts';
import { type FoundReport, findReports } from '../report/read.ts';
import type { ReportFormat, SourceReport } from '../report/types.ts';
import { monthOf, reportId } from './identity.ts';
import { partPath } from './parts.ts';
import { payloadOf } from './payload.ts';
import { type RedactionTask, redactionOf } from './redaction.ts';
import { type Spent, Stopwatch } from './spent.ts';
import type { Wire } from './wire.ts';

export interface ReadTask {
  /** As it is stored: a path, or a member's virtual one. */
  path: string;
  kind: FileKind;
  /** The bytes of an archive's member; a file's are read here. */
  content: Uint8Array<ArrayBuffer> | null;
  /** Digest of what was read from this path before, null to read in any case. */
  knownSha256: string | null;
  maxFileBytes: number;
  /** What must not leave the worker. */
  redaction: RedactionTask;
  /** Set to 1 as the work begins: time spent waiting for a worker does not count. */
  started: Int32Array<SharedArrayBuffer>;
}

export type ReadOutcome =
  /** It is no more. */
  | { status: 'vanished' }
  /** Read and dealt with before: the bytes are those of `knownSha256`. */
  | { status: 'same'; sha256: string; bytes: number }
  /** The file holds several reports; what became of each, under a path of its own. */
  | { status: 'several'; sha256: string; bytes: number; parts: { path: string; outcome: ReportOutcome }[] }
  | ReportOutcome;

export type ReportOutcome =
  | { status: 'rejected'; sha256: string | null; bytes: number; reason: string; detail: string; defect: boolean }
  | {
      status: 'read';
      sha256: string;
      bytes: number;
      report_id: string;
      db_id: string;
      month: string | null;
      /** What decides between files that hold one report. */
      format: ReportFormat;
      table_count: number;
      payload: Wire;
      spent: Spent;
    };

const unzip = promisify(gunzip);

export default async function read(task: ReadTask): Promise<ReadOutcome> {
  Atomics.store(task.started, 0, 1);
  const watch = new Stopwatch();
  let packed: Uint8Array;
  try {
    packed = task.content ?? (await readFile(task));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { status: 'vanished' };
    return rejected(error instanceof AwrError ? error : unreadable(error), null, 0);
  }
  const sha256 = createHash('sha256').update(packed).digest('hex');
  const bytes = packed.length;
  if (sha256 === task.knownSha256) return { status: 'same', sha256, bytes };
  watch.lap('hash');
  try {
    const found = findReports(task.kind === 'gz' ? await unpacked(packed, task) : packed, { fileName: task.path });
    const [only] = found;
    if (found.length === 1 && only) return takeReport(only, task, { sha256, bytes }, watch);
    const characters = found.reduce((sum, each) => sum + each.characters, 0);
    const parts = found.map((each) => {
      // Its share, so that the parts of a file are not larger than the file.
      const share = Math.round((bytes * each.characters) / characters);
      return {
        path: partPath(task.path, each.part),
        outcome: takeReport(each, task, { sha256, bytes: share }, new Stopwatch()),
      };
    });
    return { status: 'several', sha256, bytes, parts };
  } catch (error) {
    return rejected(error, sha256, bytes, !isNothing(task.redaction));
  }
}

/** Reads one of the file's reports and turns it into rows. */
function takeReport(
  found: FoundReport,
  task: ReadTask,
  { sha256, bytes }: { sha256: string; bytes: number },
  watch: Stopwatch,
): ReportOutcome {
  try {
    const report = redactReport(found.read(), redactionOf(task.redaction));
    const db_id = checkedDbId(report);
    watch.lap('read');
    const mapped = mapReport(report);
    watch.lap('map');
    const facts = { source_path: partPath(task.path, found.part), source_bytes: bytes, source_sha256: sha256 };
    const payload = payloadOf(report, mapped, facts);
    watch.lap('pack');
    return {
      status: 'read',
      sha256,
      bytes,
      report_id: reportId(report.kind, report.header),
      db_id,
      month: monthOf(report.header.begin_time),
      format: report.format,
      table_count: report.tables.filter(({ derived }) => !derived).length,
      payload,
      spent: watch.spent,
    };
  } catch (error) {
    return rejected(error, sha256, bytes, !isNothing(task.redaction));
  }
}

async function readFile(task: ReadTask): Promise<Uint8Array> {
  const { size } = await fs.promises.stat(task.path);
  if (size > task.maxFileBytes) throw tooLarge(task);
  return fs.promises.readFile(task.path);
}

async function unpacked(packed: Uint8Array, task: ReadTask): Promise<Uint8Array> {
  try {
    return await unzip(packed, { maxOutputLength: task.maxFileBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(task);
    throw new AwrError('Not a whole gzip file.', {
      code: 'corrupt_archive',
      remedy: 'Make or copy the file again.',
      cause: error,
    });
  }
}

/** The DBID becomes part of a path, so it must be a number and nothing else. */
function checkedDbId(report: SourceReport): string {
  const { db_id } = report.header;
  if (db_id && /^\d{1,18}$/.test(db_id)) return db_id;
  throw new AwrError('The report does not say which database it is of: no DB Id.', {
    code: 'no_header',
    remedy: 'Make the report again from the repository.',
  });
}

const tooLarge = ({ maxFileBytes }: ReadTask): AwrError =>
  new AwrError(`Larger than ${maxFileBytes} bytes.`, {
    code: 'too_large',
    remedy: 'If it really is a report, raise maxFileBytes in the configuration.',
  });

const unreadable = (error: unknown): AwrError =>
  new AwrError(`Cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`, {
    code: 'unreadable',
    remedy: 'Give this user the right to read it, or check the disk.',
  });

/** `discreet`: what a defect says of itself may quote the report. */
function rejected(error: unknown, sha256: string | null, bytes: number, discreet = false): ReportOutcome {
  if (error instanceof AwrError) {
    return { status: 'rejected', sha256, bytes, reason: error.code, detail: detailOf(error), defect: false };
  }
  // A defect of ours must not stop the other thousand files.
  const said = error instanceof Error ? (discreet ? error.name : error.message) : typeof error;
  const detail = `The reader failed on this file: ${said}. Please report it.`;
  return { status: 'rejected', sha256, bytes, reason: 'reader_error', detail, defect: true };
}

/** Message, place and remedy in one line. */
export function detailOf(error: AwrError): string {
  const place = error.place ? ` At ${error.place}.` : '';
  return `${error.message}${place}${error.remedy ? ` ${error.remedy}` : ''}`;
}
