/** From what the user named to the sides of a comparison: from the lake, or from a file read into a lake of its own for the moment. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { analyze } from '../../analysis/analyze.ts';
import { loadSides, type Places } from '../../analysis/compare/load.ts';
import type { Side } from '../../analysis/compare/side.ts';
import { seriesRank } from '../../analysis/subject.ts';
import { namedReport, readOne } from '../../archive/read-one.ts';
import type { Context } from '../../base/context.ts';
import { formatSeconds } from '../../base/duration.ts';
import { AwrError, EXIT } from '../../base/errors.ts';
import { ingest } from '../../lake/ingest.ts';
import { isLake, type Lake, openLake } from '../../lake/lake.ts';
import { partPath } from '../../lake/parts.ts';
import { type IndexedReport, type LakeIndex, loadLakeIndex } from '../../pages/lake-index.ts';
import { whereReports } from '../../pages/report-rows.ts';
import { parsePeriod, reportNamed, reportsIn, wallClock } from './reference.ts';

/** A period of which the reports cover less than this share is said to be cut (our choice). */
const WHOLE = 0.9;

/** Both sides as named. Throws where one names nothing, or several things. */
export async function sidesOf(ctx: Context, names: readonly [string, string]): Promise<[Side, Side]> {
  const files = names.map((name) => fileOf(name));
  const opened = files.every((file) => file !== null) && !isLake(ctx.config.lake) ? null : await open(ctx.config.lake);
  try {
    const read = (i: 0 | 1): Promise<Side> => {
      const file = files[i] ?? null;
      if (file !== null) return sideOfFile(ctx, file);
      if (!opened) throw new Error('a name without a lake');
      return sideOfLake(ctx, opened, names[i]);
    };
    return [await read(0), await read(1)];
  } finally {
    opened?.lake.close();
  }
}

interface OpenLake {
  lake: Lake;
  index: LakeIndex;
}

async function open(dir: string): Promise<OpenLake> {
  const lake = await openLake(dir);
  try {
    return { lake, index: await loadLakeIndex(lake) };
  } catch (error) {
    lake.close();
    throw error;
  }
}

/** The file that the name is of, a member of an archive and one of several reports in a file included; null where it is none. A folder is none. */
function fileOf(name: string): string | null {
  const [file = ''] = namedReport(name).file.split('!');
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? name : null;
}

function sideOfLake(ctx: Context, opened: OpenLake, name: string): Promise<Side> {
  const period = parsePeriod(name);
  if (period === null) return load(opened.lake, [comparable(reportNamed(name, opened.index))]);
  const reports = reportsIn(period, opened.index);
  const covered = reports.reduce((sum, { snapshot }) => sum + (snapshot.elapsedS ?? 0), 0);
  const asked = (period.to - period.from) / 1000;
  if (covered < WHOLE * asked) {
    const last = reports.at(-1)?.snapshot.endTime ?? '';
    const ends = wallClock(last) < period.to ? `, the last one to ${last}` : '';
    ctx.log.warn(`${name}: of ${formatSeconds(asked)} the reports cover ${formatSeconds(covered)}${ends}.`);
  }
  return load(opened.lake, reports);
}

/** Reports of kinds that account for an interval can be compared, no others. */
function comparable(report: IndexedReport): IndexedReport {
  const { kind, reportId, path: page } = report.snapshot;
  if (seriesRank(kind) !== null) return report;
  throw new AwrError(`A report of kind ${kind} is not of an interval’s figures and cannot be compared.`, {
    code: 'not_comparable',
    place: `report ${reportId} (${page})`,
    remedy: 'Name an AWR or STATSPACK report, or a period.',
    exitCode: EXIT.usage,
  });
}

async function load(lake: Lake, reports: readonly IndexedReport[]): Promise<Side> {
  const sides = await loadSides((sql) => lake.query(sql), placesOf(reports), [
    { key: 'side', reportIds: reports.map(({ snapshot }) => snapshot.reportId) },
  ]);
  const side = sides.get('side');
  if (!side) throw new Error('reports of the index that are not in the lake');
  return side;
}

function placesOf(reports: readonly IndexedReport[]): Places {
  const ids = reports.map(({ snapshot }) => `'${snapshot.reportId}'`).join(', ');
  return { read: whereReports(reports), computed: `${reports[0]?.database.where} AND report_id IN (${ids})` };
}

/** Reads a file as `awr ingest` would, with the redaction that is set, into a lake that is gone afterwards. */
async function sideOfFile(ctx: Context, named: string): Promise<Side> {
  const { file, part } = namedReport(named);
  const bytes = await readOne(file, ctx.config);
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-compare-'));
  const own: Context = {
    ...ctx,
    config: { ...ctx.config, lake: path.join(dir, 'lake') },
    log: { ...ctx.log, info: () => {}, warn: () => {}, step: () => ({ update: () => {}, finish: () => {} }) },
  };
  try {
    // Told by content, never by name: one that ingest tries is enough.
    const copy = path.join(dir, 'report.html');
    fs.writeFileSync(copy, bytes);
    await ingest([copy], own);
    await analyze(own);
    const opened = await open(own.config.lake);
    try {
      const paths = await opened.lake.query<{ report_id: string; source_path: string }>(
        'SELECT report_id, source_path FROM reports ORDER BY source_path',
      );
      const wanted = paths.filter(({ source_path }) => part === undefined || source_path === partPath(copy, part));
      if (wanted.length > 1) throw severalIn(file, paths.length);
      const report = opened.index.byReport.get(wanted[0]?.report_id ?? '');
      if (report) return await load(opened.lake, [comparable(report)]);
      throw await rejected(opened.lake, named);
    } finally {
      opened.lake.close();
    }
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

function severalIn(file: string, count: number): AwrError {
  return new AwrError(`The file holds ${count} reports.`, {
    code: 'which_part',
    file,
    remedy: `Name one of them by its place, e.g. ${file}#1.`,
    exitCode: EXIT.usage,
  });
}

async function rejected(lake: Lake, file: string): Promise<AwrError> {
  const [why] = await lake.query<{ reason: string; detail: string | null }>('SELECT reason, detail FROM rejects');
  return new AwrError(why?.detail ?? 'No report that covers an interval was found in this file.', {
    code: why?.reason ?? 'no_match',
    file,
    remedy: 'Name an AWR or STATSPACK report.',
  });
}
