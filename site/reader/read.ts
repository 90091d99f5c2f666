/**
 * Reports read in the browser: what a file holds, a report's page, the comparison of two, by the code that makes the site's own
 * pages. Nothing is sent anywhere.
 */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { membersInMemory, type PackedMember } from '../../generator/archive/memory-members.ts';
import { errorIn } from '../../generator/base/error-texts.ts';
import { AwrError } from '../../generator/base/errors.ts';
import {
  comparedReports,
  inMemory,
  isComparable,
  oneReportModel,
  type ReportInMemory,
} from '../../generator/pages/one-report.ts';
import { findReports } from '../../generator/report/read.ts';
import Compare from '../components/compare/Compare.astro';
import Snapshot from '../components/snapshot/Snapshot.astro';
import { formatInterval } from '../lib/format.ts';
import { type Lang, t } from '../lib/i18n.ts';

/** A file as the page has it; the browser hands it over without copying. */
export interface GivenFile {
  file: Blob;
  /** As it is called; shown. */
  name: string;
}

/** A report in a file: member of the archive that it is, from 0, and which of several in that, from 1. */
export interface Entry {
  member: number;
  part: number | null;
}

export interface ListedEntry extends Entry {
  /** `dir/a.html`, `spool.lst#2`. */
  name: string;
}

export type ReadRequest = { id: number; lang: Lang } & (
  | { type: 'list'; given: GivenFile }
  | { type: 'page'; given: GivenFile; entry: Entry }
  | { type: 'compare'; first: { given: GivenFile; entry: Entry }; second: { given: GivenFile; entry: Entry } }
);

/** What a report is, in the page's language. */
export interface About {
  title: string;
  /** `YYYY-MM-DD HH:MM:SS`; empty: it does not say. */
  begin: string;
  /** Whether it can be compared with another. */
  comparable: boolean;
}

export interface Refusal {
  code: string;
  message: string;
  place: string | null;
  remedy: string | null;
}

/** Told on the way: an entry found of so many, with what it is or what is wrong with it; what is being done. */
export type ReadProgress =
  | { stage: 'unpack' | 'read' | 'judge' | 'draw' }
  | { entry: ListedEntry; done: number; total: number; about: About | null; wrong: Refusal | null };

export type ReadAnswer =
  /** A whole HTML page, whose `main` is to be shown. */
  | { ok: true; html: string; about: About; seconds: number }
  | { ok: true; html: null; seconds: number }
  | ({ ok: false } & Refusal);

/** As `maxFileBytes` of the generator: a larger file is no report. */
const MAX_FILE_BYTES = 128 * 2 ** 20;
/** Where the page would stand if it were one of the site's: as deep as the page that shows it, `/{lang}/read/`. */
const PATH = 'read/';

let container: Promise<AstroContainer> | undefined;
/** The last file, unpacked as far as it was: the next question is mostly about the same. */
let opened: { file: Blob; members: readonly PackedMember[] } | null = null;

/** The last report read: it is listed first, then mostly shown. */
let known: { file: Blob; entry: Entry; report: ReportInMemory } | null = null;

/** Never throws: what is wrong with a file is the answer. `tell` may be called before. */
export async function read(request: ReadRequest, tell: (progress: ReadProgress) => void): Promise<ReadAnswer> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const { lang } = request;
  try {
    switch (request.type) {
      case 'list':
        await list(request.given, lang, tell);
        return { ok: true, html: null, seconds: seconds() };
      case 'page': {
        const report = await reportIn(request.given, request.entry, tell);
        tell({ stage: 'judge' });
        const model = oneReportModel(report);
        tell({ stage: 'draw' });
        const html = await rendered(Snapshot, { model, lang, path: PATH, alone: true });
        return { ok: true, html, about: aboutOf(report, lang), seconds: seconds() };
      }
      case 'compare': {
        const first = await reportIn(request.first.given, request.first.entry, tell);
        const second = await reportIn(request.second.given, request.second.entry, tell);
        tell({ stage: 'judge' });
        const model = { ...comparedReports(first, second), path: PATH };
        tell({ stage: 'draw' });
        const html = await rendered(Compare, { model, lang });
        const title = `${aboutOf(first, lang).title} → ${aboutOf(second, lang).title}`;
        return { ok: true, html, about: { title, begin: '', comparable: false }, seconds: seconds() };
      }
    }
  } catch (error) {
    return { ok: false, ...refusalOf(error, lang) };
  }
}

/** Every report of a file: one that is wrong does not touch the others. */
async function list(given: GivenFile, lang: Lang, tell: (progress: ReadProgress) => void): Promise<void> {
  tell({ stage: 'unpack' });
  const members = await membersOf(given);
  const total = members.length;
  if (total === 0)
    throw new AwrError('The archive holds no report.', {
      code: 'which_member',
      file: given.name,
      remedy: 'Name another one.',
    });
  for (const [member, { name, unpack }] of members.entries()) {
    const whole = { member, part: null, name };
    try {
      const bytes = await unpack();
      const found = findReports(bytes, { fileName: name });
      for (const { part, read: readPart } of found) {
        const entry = { member, part, name: part === null ? name : `${name}#${part}` };
        try {
          const report = inMemory(readPart(), shownName(given, members[member], part), bytes.length);
          known = { file: given.file, entry, report };
          const about = aboutOf(report, lang);
          tell({ entry, done: member + 1, total, about, wrong: null });
        } catch (error) {
          tell({ entry, done: member + 1, total, about: null, wrong: refusalOf(error, lang) });
        }
        await aMoment();
      }
    } catch (error) {
      tell({ entry: whole, done: member + 1, total, about: null, wrong: refusalOf(error, lang) });
    }
  }
}

/** Lets the page draw, and take a click, where it is the page that reads. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function membersOf({ file, name }: GivenFile) {
  if (opened?.file !== file) {
    opened = null;
    opened = {
      file,
      members: await membersInMemory(new Uint8Array(await file.arrayBuffer()), name, { maxFileBytes: MAX_FILE_BYTES }),
    };
  }
  return opened.members;
}

async function reportIn(
  given: GivenFile,
  { member, part }: Entry,
  tell: (progress: ReadProgress) => void,
): Promise<ReportInMemory> {
  if (known?.file === given.file && known.entry.member === member && known.entry.part === part) return known.report;
  tell({ stage: 'unpack' });
  const packed = (await membersOf(given))[member];
  if (!packed) throw new Error(`no member ${member}`);
  const bytes = await packed.unpack();
  tell({ stage: 'read' });
  const found = findReports(bytes, { fileName: packed.name }).find((each) => each.part === part);
  if (!found) throw new Error(`no part ${part}`);
  const report = inMemory(found.read(), shownName(given, packed, part), bytes.length);
  known = { file: given.file, entry: { member, part }, report };
  return report;
}

/** `night.zip!dir/a.html`, `spool.lst#2`. */
function shownName({ name }: GivenFile, packed: PackedMember | undefined, part: number | null): string {
  const whole = packed?.isMember ? `${name}!${packed.name}` : name;
  return part === null ? whole : `${whole}#${part}`;
}

/** Database, instance, interval; the kind where it is not AWR. */
function aboutOf(report: ReportInMemory, lang: Lang): About {
  const text = (name: string) => (typeof report.header[name] === 'string' ? (report.header[name] as string) : null);
  const [begin, end, kind] = [text('begin_time'), text('end_time'), text('kind')];
  const names = [text('db_name'), text('instance_name')].filter((name) => name !== null);
  const title = [
    kind === 'awr' || kind === null ? null : t(lang).maybe(`kind.${kind}`, kind),
    [...new Set(names)].join(' '),
    begin === null || end === null ? t(lang)('snap.no_times') : formatInterval(begin, end, lang, { weekday: true }),
  ];
  return {
    title: title.filter((part) => part !== null && part !== '').join(' · '),
    begin: begin ?? '',
    comparable: isComparable(report),
  };
}

async function rendered(component: AstroComponentFactory, props: Record<string, unknown>): Promise<string> {
  container ??= AstroContainer.create();
  return (await container).renderToString(component, { props, partial: false });
}

function refusalOf(error: unknown, lang: Lang): Refusal {
  if (!(error instanceof AwrError)) return { code: 'defect', message: String(error), place: null, remedy: null };
  const { code, message, place = null, remedy = null } = errorIn(error, lang);
  return { code, message, place, remedy };
}
