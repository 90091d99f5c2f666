/**
 * Which sources of the catalogue a table's heading and summary fit. There are hundreds of sources and as many tables to a
 * report, but few headings: what is found for one is kept and serves every report after it.
 */
import type { ReportKind, SourceTable } from '../report/types.ts';
import { recognise } from './match.ts';
import { copyOf } from './names.ts';
import { INSTANCE_KINDS, type Lookup, type Section, type Source } from './section.ts';

/** A source that a table's heading or summary fits; the match holds the named groups. */
export interface Fit {
  source: Source;
  match: RegExpExecArray;
}

/** A table of the report with the match by which a source takes it. */
export interface Candidate {
  at: number;
  match: RegExpExecArray;
}

/** For each source the tables that it may take, and for each lookup those that it may consult, in their order. */
export interface Candidates {
  bySource: ReadonlyMap<Source, readonly Candidate[]>;
  byLookup: ReadonlyMap<Lookup, readonly SourceTable[]>;
}

/** The sections of one kind of report. */
export class Recogniser {
  readonly sections: readonly { section: Section; sources: readonly Source[] }[];
  /** Sections may share one. */
  private readonly sources: ReadonlySet<Source>;
  private readonly known = new Map<string, { fits: readonly Fit[]; lookups: ReadonlySet<Lookup> }>();

  constructor(catalogue: readonly Section[], kind: ReportKind) {
    this.sections = catalogue
      .filter(({ kinds = INSTANCE_KINDS }) => kinds.includes(kind))
      .map((section) => ({ section, sources: sourcesFor(section, kind) }));
    this.sources = new Set(this.sections.flatMap(({ sources }) => sources));
  }

  candidates(tables: readonly SourceTable[]): Candidates {
    const bySource = new Map<Source, Candidate[]>();
    const byLookup = new Map<Lookup, SourceTable[]>();
    tables.forEach((table, at) => {
      if (table.prose) return;
      const { fits, lookups } = this.fitting(table);
      for (const { source, match } of fits) append(bySource, source, { at, match });
      for (const lookup of lookups) append(byLookup, lookup, table);
    });
    return { bySource, byLookup };
  }

  private fitting({ heading, summary }: SourceTable) {
    // A text of its own: what is kept here must not keep the whole report in memory, as a piece of it would.
    const key = `${heading === null ? 0 : heading.length}|${heading ?? ''}|${summary === null ? 0 : 1}${summary ?? ''}`;
    const before = this.known.get(key);
    if (before) return before;
    // Headings with names and numbers in them would be without end.
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    const title = {
      heading: heading === null ? null : copyOf(heading),
      summary: summary === null ? null : copyOf(summary),
    };
    const fits = [...this.sources].flatMap((source): Fit[] => {
      const match = recognise(source, title);
      return match ? [{ source, match }] : [];
    });
    const lookups = new Set(
      this.sections
        .flatMap(({ section }) => section.lookups ?? [])
        .filter((lookup) => recognise(lookup, title) !== null),
    );
    const found = { fits, lookups };
    this.known.set(key, found);
    return found;
  }
}

const MAX_KNOWN = 5000;

const recognisers = new WeakMap<readonly Section[], Map<ReportKind, Recogniser>>();

export function recogniserOf(catalogue: readonly Section[], kind: ReportKind): Recogniser {
  const byKind = recognisers.get(catalogue) ?? new Map<ReportKind, Recogniser>();
  recognisers.set(catalogue, byKind);
  const known = byKind.get(kind) ?? new Recogniser(catalogue, kind);
  byKind.set(kind, known);
  return known;
}

/** The sources written for the kind, else those that are for no kind in particular. */
function sourcesFor({ sources }: Section, kind: ReportKind): readonly Source[] {
  const own = sources.filter(({ kinds }) => kinds?.includes(kind));
  return own.length > 0 ? own : sources.filter(({ kinds }) => kinds === undefined);
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
