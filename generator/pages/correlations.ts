/** What moves with DB time, for a database's page: of each kind the closest, those that move alike as one. */
import type { Lake } from '../lake/lake.ts';
import type { IndexedDatabase } from './lake-index.ts';
import { sqlPath } from './paths.ts';
import type { CorrelationRow, FigureKind, MovesWith } from './sql-types.ts';
import type { Num } from './types.ts';
import { LEAST_PCT_DB_TIME, waitPageOf } from './wait-pages.ts';

/** Shown of each kind. */
const MOST = 10;
/** What moves less closely is true perhaps, but of no use. Our choice. */
const LEAST_RHO = 0.3;
interface CorrelationOfLake {
  report_id: string;
  subject: string;
  kind: FigureKind;
  name: string;
  part_of_db_time: boolean;
  rho: number;
  rho_rest: Num;
  rho_raw: Num;
  pairs: number;
  effective_pairs: number;
  q_value: number;
  significant: boolean;
  tried: number;
  cycle: MovesWith['cycle'];
  begin_time: string;
  end_time: string;
}

/** One entry a series that is long enough, in the order of the database's instances. */
export async function loadMovesWith(lake: Lake, database: IndexedDatabase): Promise<MovesWith[]> {
  const rows = await lake.query<CorrelationOfLake>(
    `SELECT * FROM correlations WHERE ${database.where} ORDER BY kind, abs(rho) DESC, name`,
  );
  const heavy = await lake.query<{ event: string }>(
    `SELECT event FROM waits_seen WHERE ${database.where} AND (in_top OR peak_pct_db_time >= ${LEAST_PCT_DB_TIME})`,
  );
  const withPage = new Set(heavy.map(({ event }) => event));
  const bySubject = Map.groupBy(rows, (row) => row.subject);
  return database.instances.flatMap(({ name }): MovesWith[] => {
    const own = bySubject.get(name);
    const first = own?.[0];
    if (!own || !first) return [];
    const close = own.filter(({ significant, rho }) => significant && Math.abs(rho) >= LEAST_RHO);
    return [
      {
        subject: name,
        from: first.begin_time,
        to: first.end_time,
        cycle: first.cycle,
        tried: first.tried,
        significant: own.filter(({ significant }) => significant).length,
        rows: (['wait', 'sql', 'counter'] as const).flatMap((kind) =>
          folded(close.filter((row) => row.kind === kind && !isTime(row)))
            .slice(0, MOST)
            .map(([row, ...alike]) => rowOf(row as CorrelationOfLake, alike, database.ref.slug, withPage)),
        ),
      },
    ];
  });
}

/** Counters that are seconds of DB time under another name say what the waits say. */
const isTime = ({ kind, part_of_db_time: part }: CorrelationOfLake): boolean => kind === 'counter' && part;

/** Counters of one thing (blocks, bytes, requests) move as one: the first stands for them. */
function folded(rows: readonly CorrelationOfLake[]): CorrelationOfLake[][] {
  const same = ({ kind, name, rho, rho_raw }: CorrelationOfLake): string =>
    kind === 'counter' ? `${rho.toFixed(3)} ${rho_raw?.toFixed(3)}` : name;
  return [...Map.groupBy(rows, same).values()];
}

function pathOf({ kind, name }: CorrelationOfLake, slug: string, withPage: ReadonlySet<string>): string | null {
  if (kind === 'sql') return sqlPath(slug, name);
  if (kind !== 'wait' || !withPage.has(name)) return null;
  return waitPageOf(slug, { name, waitClass: null, totalWaitS: null, inTop: true }, null);
}

const rowOf = (
  row: CorrelationOfLake,
  alike: readonly CorrelationOfLake[],
  slug: string,
  withPage: ReadonlySet<string>,
): CorrelationRow => ({
  kind: row.kind,
  name: row.name,
  path: pathOf(row, slug, withPage),
  partOfDbTime: row.part_of_db_time,
  rho: row.rho,
  rhoRest: row.rho_rest,
  rhoRaw: row.rho_raw,
  pairs: row.pairs,
  effectivePairs: row.effective_pairs,
  q: row.q_value,
  alike: alike.map(({ name }) => name),
});
