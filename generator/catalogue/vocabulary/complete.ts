/**
 * Text reports cut names to the width of their column: `control file sequential re`. Where just one name can have been cut
 * so, it is put back: of those that the same report prints in full elsewhere, else of those that Oracle documents. What
 * may be several names stays as printed.
 */
import type { SourceTable } from '../../report/types.ts';
import { headerKey } from '../names.ts';
import { EVENTS } from './events.ts';
import { LATCHES } from './latches.ts';
import { PARAMETERS } from './parameters.ts';
import { BLOCK_CLASSES, FILE_TYPES, IO_FUNCTIONS, MEMORY_COMPONENTS, POOLS, WAIT_CLASSES } from './small.ts';
import { STATISTICS } from './statistics.ts';

type Kind =
  | 'block class'
  | 'component'
  | 'count'
  | 'event'
  | 'file type'
  | 'io function'
  | 'latch'
  | 'parameter'
  | 'pool'
  | 'service'
  | 'statistic'
  | 'wait class';

/** Header cells, as `headerKey` folds them, and what stands below. */
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['blockclass', 'block class'],
  ['component', 'component'],
  ['totalwaits', 'count'],
  ['event', 'event'],
  ['eventcaused', 'event'],
  ['topevent', 'event'],
  ['eventclass', 'wait class'],
  ['waitclass', 'wait class'],
  ['filetypename', 'file type'],
  ['functionname', 'io function'],
  ['function', 'io function'],
  ['latchname', 'latch'],
  ['latch', 'latch'],
  ['parametername', 'parameter'],
  ['pool', 'pool'],
  ['servicename', 'service'],
  ['statistic', 'statistic'],
  ['statisticname', 'statistic'],
]);

const DOCUMENTED: Readonly<Record<Kind, readonly string[]>> = {
  'block class': BLOCK_CLASSES,
  component: MEMORY_COMPONENTS,
  count: [],
  event: EVENTS,
  'file type': FILE_TYPES,
  'io function': IO_FUNCTIONS,
  latch: LATCHES,
  parameter: PARAMETERS,
  pool: POOLS,
  // Two tables of a report list the services, one of them in a wider column.
  service: [],
  statistic: STATISTICS,
  'wait class': WAIT_CLASSES,
};

/** A count that its column has no room for loses the unit it is in: `118.6K` is printed as `118.6`, and says nothing. */
const CUT_COUNT = /^\d+(?:\.\d*|,\d{0,2})$/;

/** A column of names: its place, its kind, and the characters it is wide. */
interface NameColumn {
  at: number;
  kind: Kind;
  width: number;
}

/** Events of Exadata that 19c has brought, whose names begin with those of older ones. */
const FROM_19 = /: (?:flash|pmem|xrmem) cache$|: RDMA$/;

/**
 * The tables with names in full where that is certain; the same tables where none is cut.
 * @param release of the database, as printed
 */
export function completed(tables: readonly SourceTable[], release: string | null = null): readonly SourceTable[] {
  if (!tables.some(({ widths }) => widths !== undefined)) return tables;
  const columns = tables.map(columnsOf);
  const names = { printed: fullNames(tables, columns), old: Number.parseInt(release ?? '', 10) < 19 };
  return tables.map((table, place) => {
    const own = columns[place] ?? [];
    if (own.length === 0) return table;
    return {
      ...table,
      rows: inOrder(
        table.rows.map((row) => completeRow(row, own, names)),
        own,
      ),
    };
  });
}

/**
 * Statistics whose names are cut to the same, in a list by name: where it has all that are documented, each is known by its
 * place. `bytes received via SQL*Net from` stands there twice, from client and from dblink.
 */
function inOrder(rows: string[][], columns: readonly NameColumn[]): string[][] {
  for (const { at, kind, width } of columns) {
    if (kind !== 'statistic') continue;
    const names = rows.map((row) => row[at] ?? '');
    if (names.some((name, place) => place > 0 && name < (names[place - 1] ?? ''))) continue;
    for (const name of new Set(names.filter((each, place) => each !== '' && each === names[place - 1]))) {
      const first = names.indexOf(name);
      const full = STATISTICS.filter((each) => each === name || isCutTo(name, width, each)).sort();
      if (full.length !== names.lastIndexOf(name) - first + 1) continue;
      for (const [place, each] of full.entries()) (rows[first + place] as string[])[at] = each;
    }
  }
  return rows;
}

function columnsOf({ header, rows, widths }: SourceTable): NameColumn[] {
  // Where names span columns, theirs stand in the second row.
  const names = header.length > 0 ? header : (rows[1] ?? []);
  return (widths ?? []).flatMap((width, at) => {
    const kind = KINDS.get(headerKey(names[at] ?? ''));
    return kind !== undefined && width > 0 ? [{ at, kind, width }] : [];
  });
}

/** Names that are shorter than their column, and so not cut. */
function fullNames(
  tables: readonly SourceTable[],
  columns: readonly (readonly NameColumn[])[],
): ReadonlyMap<Kind, ReadonlySet<string>> {
  const names = new Map<Kind, Set<string>>();
  tables.forEach(({ rows }, place) => {
    for (const { at, kind, width } of columns[place] ?? []) {
      const known = names.get(kind) ?? new Set();
      names.set(kind, known);
      for (const row of rows) {
        const name = row[at] ?? '';
        if (name !== '' && name.length < width - 1) known.add(name);
      }
    }
  });
  return names;
}

function completeRow(
  row: readonly string[],
  columns: readonly NameColumn[],
  { printed, old }: { printed: ReadonlyMap<Kind, ReadonlySet<string>>; old: boolean },
): string[] {
  const cells = [...row];
  for (const { at, kind, width } of columns) {
    const name = cells[at] ?? '';
    if (kind === 'count') {
      if (CUT_COUNT.test(name) && name.length >= width) cells[at] = '';
      continue;
    }
    // A cut may fall on blanks, of which names have two at most.
    if (name.length < width - 2 || name.length > width) continue;
    const documented = old && kind === 'event' ? OLD_EVENTS : DOCUMENTED[kind];
    cells[at] = only(name, width, printed.get(kind)) ?? only(name, width, documented) ?? name;
  }
  return cells;
}

const OLD_EVENTS = EVENTS.filter((name) => !FROM_19.test(name));

function isCutTo(name: string, width: number, full: string): boolean {
  return full.length > width && full.startsWith(name) && full.slice(0, width).trimEnd() === name;
}

/** The name itself where it is known, else the only one that is cut to it. */
function only(name: string, width: number, names: Iterable<string> = []): string | null {
  let found: string | null = null;
  for (const full of names) {
    if (full === name) return name;
    if (!isCutTo(name, width, full)) continue;
    if (found !== null) return null;
    found = full;
  }
  return found;
}
