/** Initialisation parameters of a snapshot page, beside those of the snapshot before. */
import { isSelfTuned } from '../analysis/parameter-changes.ts';
import type { TableRows } from './report-rows.ts';
import type { SnapshotModel } from './types.ts';

type Row = TableRows['init_parameters'];
type ParameterRow = NonNullable<SnapshotModel['parameters']>[number];

interface Listed {
  name: string;
  container: string | null;
  begin: string | null;
  end: string | null;
}

/**
 * One row a parameter, the values of a multi-valued one joined; what the snapshot before listed and this one does not
 * comes last in alphabetical place. Null where the report has no such section.
 */
export function parameterRows(rows: readonly Row[] | null, before: readonly Row[] | null): ParameterRow[] | null {
  if (!rows) return null;
  const own = byName(rows);
  const previous = byName(before ?? []);
  const shown = [...own].map(([key, listed]) => compare(listed, previous.get(key), before !== null));
  const gone = [...previous]
    .filter(([key]) => !own.has(key))
    .map(([, listed]) => ({
      name: listed.name,
      beginValue: null,
      endValue: null,
      changedFrom: listed.end ?? listed.begin,
      changed: !isSelfTuned(listed.name, listed.end ?? listed.begin, null),
      container: listed.container,
    }));
  return gone.length === 0
    ? shown
    : [...shown, ...gone].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function compare(own: Listed, previous: Listed | undefined, comparable: boolean): ParameterRow {
  const before = previous ? (previous.end ?? previous.begin) : null;
  const differs = comparable && sortedValues(before) !== sortedValues(own.begin);
  const changesInside = own.end !== null && own.end !== own.begin;
  return {
    name: own.name,
    beginValue: own.begin,
    endValue: own.end,
    changedFrom: differs ? before : null,
    changed:
      (differs && !isSelfTuned(own.name, before, own.begin)) ||
      (changesInside && !isSelfTuned(own.name, own.begin, own.end)),
    container: own.container,
  };
}

/** Parameters by name and container, in printed order. Values that are numbered are also printed together, which says no more. */
function byName(rows: readonly Row[]): Map<string, Listed> {
  const groups = Map.groupBy(rows, (row) => `${row.name}\n${row.pdb_name ?? ''}`);
  return new Map(
    [...groups].map(([key, all]) => {
      const numbered = all.filter((row) => row.value_no !== null);
      const list = numbered.length > 0 ? numbered : all;
      const listed: Listed = {
        name: all[0]?.name ?? '',
        container: all[0]?.pdb_name ?? null,
        begin: join(list.map((row) => row.begin_value)),
        end: list.some((row) => row.end_value !== null)
          ? join(list.map((row) => row.end_value ?? row.begin_value))
          : null,
      };
      return [key, listed];
    }),
  );
}

function join(values: readonly (string | null)[]): string | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.join(', ');
}

const sortedValues = (value: string | null): string => (value ?? '').split(', ').sort().join(', ');
