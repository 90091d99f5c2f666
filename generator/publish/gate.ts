/**
 * The quality gate: what must hold of a filled release before it may be published. Looks inside new and changed files
 * only; the others passed it when they were new.
 */
import fs from 'node:fs';
import path from 'node:path';
import { AwrError } from '../base/errors.ts';
import { contentOf, feedContent, isFeed, isSearch, type Link, shown } from './content.ts';
import type { FileRecord } from './manifest.ts';

/** A page this large is a defect, not a page; browsers struggle long before. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

export interface GateInput {
  /** The filled release. */
  dir: string;
  files: Readonly<Record<string, FileRecord>>;
  /** Pages that must be there, as files. */
  expected: readonly string[];
  /** Pages that are rendered on demand, as files: links may lead to them, and they count as pages. */
  onDemand?: readonly string[];
  /** Files of the published release that are not in this one: their absence must not leave a dead link anywhere. */
  removed: readonly string[];
  /** Of the published release: the pages that link to a file, null where that is not known. */
  linkedFrom: LinkedFrom;
  /** Pages in the published release, 0 when there is none. */
  previousPages: number;
  minPageShare: number;
}

/** The pages that link to a file, null where there are many or it is not known. */
export type LinkedFrom = (file: string) => readonly string[] | null;

/** A page that more link to is hardly ever removed; if it is, all pages are looked into (our choice). */
const FEW = 16;

const isLinked = (file: string): boolean => file.endsWith('.html') || isFeed(file);

/**
 * Looks into files one by one, whenever they are written, and judges the site when it is whole. Keeps one entry for each
 * thing wrong and for each file that is linked to, however many pages there are.
 */
export class Gate {
  private readonly forms: ReadonlySet<string>;
  private readonly baseUrl: string | null;
  private readonly seen = new Set<string>();
  /** By what is wrong: the first file by name that has it, and how many do. */
  private readonly wrong = new Map<string, { file: string; reason: string; pages: number }>();
  /** The same by what is linked to, with the first few pages that do. */
  private readonly linked = new Map<string, { file: string; link: Link; pages: number; from: string[] }>();

  /** `forms`: forms of pages; `baseUrl`: where the site is published, where that is known: links of feeds begin with it. */
  constructor(forms: readonly string[], baseUrl: string | null = null) {
    this.forms = new Set(forms);
    this.baseUrl = baseUrl;
  }

  /** True for files that `look` looks into. */
  concerns(file: string): boolean {
    return isLinked(file) || file.endsWith('.css') || this.forms.has(file) || isSearch(file);
  }

  look(file: string, content: string): void {
    this.seen.add(file);
    const { findings, links } = isFeed(file) ? feedContent(file, content, this.baseUrl) : contentOf(file, content);
    for (const { key, reason } of findings) note(this.wrong, owned(key), { file, reason: owned(reason), pages: 1 });
    for (const { target, attribute, url } of links) {
      const known = this.linked.get(target);
      const from = known?.from ?? [];
      if (from.length < FEW) from.push(file);
      if (known && known.file <= file) known.pages++;
      else {
        const link = { target: owned(target), attribute: owned(attribute), url: owned(url) };
        note(this.linked, link.target, { file, link, pages: 1, from });
      }
    }
  }

  /** Reasons against publishing, in the order of gravity; empty when there is none. */
  reasons(input: GateInput): string[] {
    const reasons: string[] = [];
    const { files, expected, previousPages, minPageShare } = input;
    if (expected.length === 0) reasons.push('there are no pages');
    const onDemand = new Set(input.onDemand);
    const count = expected.length + onDemand.size;
    if (count < previousPages * minPageShare) {
      const share = Math.round((100 * count) / previousPages);
      reasons.push(`only ${count} pages, ${share} % of the ${previousPages} that are published`);
    }
    for (const page of [...expected, ...this.forms]) {
      if (!Object.hasOwn(files, page)) reasons.push(`${page}: missing`);
    }
    for (const [file, { bytes }] of Object.entries(files)) {
      if (bytes > MAX_FILE_BYTES) reasons.push(`${file}: ${bytes} bytes, more than ${MAX_FILE_BYTES}`);
    }
    // The others passed when they were new; but what they lead to may have gone since.
    for (const file of this.suspects(input)) this.look(file, fs.readFileSync(path.join(input.dir, file), 'utf8'));
    const isThere = (file: string): boolean => Object.hasOwn(files, file) || onDemand.has(file);
    const dead = [...this.linked.values()].filter(({ link }) => !isThere(link.target));
    const within = [
      ...this.wrong.values(),
      ...dead.map(({ file, link, pages }) => ({ file, pages, reason: `${shown(file, link)} leads nowhere` })),
    ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    for (const { reason, pages } of within) {
      reasons.push(pages > 1 ? `${reason} (and in ${pages - 1} more)` : reason);
    }
    return reasons;
  }

  /** Unchanged files that may link to one that is gone: those that did, or all where that is not known. */
  private suspects({ files, removed, linkedFrom }: GateInput): string[] {
    const gone = removed.filter((file) => file.endsWith('.html')).map(linkedFrom);
    const all = gone.includes(null);
    const linking = all ? Object.keys(files) : [...new Set(gone.flatMap((from) => from ?? []))].sort();
    return linking.filter((file) => Object.hasOwn(files, file) && isLinked(file) && !this.seen.has(file));
  }

  /**
   * Which pages link to each of the release's pages, for the next one's gate: exact, and null where there are many or it is
   * not known. `before`: of the release whose unchanged files were taken over; null where every file was looked into.
   */
  linkedFrom(files: GateInput['files'], before: LinkedFrom | null): Record<string, string[] | null> {
    return Object.fromEntries(
      Object.keys(files)
        .filter((file) => file.endsWith('.html'))
        .map((file) => {
          const found = this.linked.get(file);
          const earlier = before === null ? [] : before(file);
          if (earlier === null || (found && found.pages > FEW)) return [file, null];
          const kept = earlier.filter((page) => Object.hasOwn(files, page) && !this.seen.has(page));
          const pages = [...kept, ...(found?.from ?? [])].sort();
          return [file, pages.length > FEW ? null : pages];
        }),
    );
  }
}

/** The text by itself. One that was cut out of a page holds all of that page in memory for as long as it is kept. */
const owned = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

function note<V extends { file: string; pages: number }>(found: Map<string, V>, key: string, value: V): void {
  const known = found.get(key);
  if (!known) found.set(key, value);
  else if (known.file <= value.file) known.pages++;
  else found.set(key, { ...value, pages: known.pages + 1 });
}

/** Throws `gate_failed` with the first ten reasons. */
export function assertGate(gate: Gate, input: GateInput): void {
  const reasons = gate.reasons(input);
  if (reasons.length === 0) return;
  const more = reasons.length > 10 ? `\n  … and ${reasons.length - 10} more` : '';
  const list = reasons.slice(0, 10).map((reason) => `\n  - ${reason}`);
  throw new AwrError(`The new site did not pass the quality gate and was not published:${list.join('')}${more}`, {
    code: 'gate_failed',
    remedy:
      input.previousPages > 0
        ? 'The site published before stays as it is. If fewer pages are intended, lower minPageShare in the configuration; else run `awr site --full`.'
        : 'Nothing is published yet. Run `awr site --full`; if it fails again, report the first reason.',
  });
}
