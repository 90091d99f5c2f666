/**
 * What the tools work at: the lake as it is now. The lake may be rewritten while it serves, so every call looks at the
 * lake's generation first and opens it anew where that has moved; an answer that a commit crossed is made again.
 */
import type { DuckDBResultReader } from '@duckdb/node-api';
import { AwrError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import type { SqlParams } from '../lake/duckdb.ts';
import { readGeneration } from '../lake/journal.ts';
import { isLake, type Lake, openLake } from '../lake/lake.ts';
import { badSql, runReadOnly } from '../lake/read-only.ts';
import { viewNames } from '../lake/views.ts';
import { openModelSource } from '../pages/source.ts';
import type { DatabaseModel, FleetModel, ModelSource, PageEntry } from '../pages/types.ts';
import { databaseNamed } from './names.ts';

const ATTEMPTS = 5;

/** The lake at one generation, with what of it is worth keeping between calls. */
export class View {
  readonly lake: Lake;
  readonly source: ModelSource;
  private fleetModel: Promise<FleetModel> | undefined;
  private pageEntries: Promise<PageEntry[]> | undefined;
  private lastDatabase: { slug: string; model: Promise<DatabaseModel> } | undefined;

  constructor(lake: Lake, source: ModelSource) {
    this.lake = lake;
    this.source = source;
  }

  fleet(): Promise<FleetModel> {
    this.fleetModel ??= this.source.fleet();
    return this.fleetModel;
  }

  entries(): Promise<PageEntry[]> {
    this.pageEntries ??= this.source.entries();
    return this.pageEntries;
  }

  /** `name`: slug, name or DBID. Throws `unknown_database` with a near miss. */
  async database(name: string): Promise<DatabaseModel> {
    const { slug } = databaseNamed(
      name,
      (await this.fleet()).databases.map(({ database }) => database),
    );
    if (this.lastDatabase?.slug !== slug) this.lastDatabase = { slug, model: this.source.database(slug) };
    return await this.lastDatabase.model;
  }

  query<T>(sql: string, params?: SqlParams): Promise<T[]> {
    return this.lake.query<T>(sql, params);
  }

  close(): void {
    this.source.close();
    this.lake.close();
  }
}

export class Desk {
  readonly dir: string;
  private view: { generation: string | null; opened: Promise<View> } | undefined;
  private interrupt = (): void => {};
  private stopped = false;
  private working = 0;
  private waiting: (() => void)[] = [];
  /** One call at a time: the models' connection is one, and a view must not be closed under a call. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Runs `work` on the lake as it is. */
  async at<T>(work: (view: View) => Promise<T>): Promise<T> {
    return await this.inTurn(async () => {
      for (let attempt = 1; ; attempt++) {
        const generation = this.generation();
        try {
          const result = await work(await this.viewOf(generation));
          if (this.generation() === generation || attempt === ATTEMPTS) return result;
        } catch (error) {
          if (this.generation() === generation || attempt === ATTEMPTS) throw error;
        }
      }
    });
  }

  /**
   * Runs SQL that is not ours: a confined connection of its own, so that nothing it leaves behind (a view, a temporary
   * table) outlives the call. Stops after `timeoutS` seconds.
   */
  async runForeign(sql: string, rows: number, timeoutS: number): Promise<DuckDBResultReader> {
    return await this.inTurn(async () => {
      const lake = await openLake(this.dir, { confined: true });
      let late = false;
      try {
        return await lake.read(sql, async (connection) => {
          const timer = setTimeout(() => {
            late = true;
            connection.interrupt();
          }, 1000 * timeoutS);
          this.interrupt = () => connection.interrupt();
          try {
            return await runReadOnly(connection, sql, rows);
          } finally {
            this.interrupt = () => {};
            clearTimeout(timer);
          }
        });
      } catch (error) {
        if (late) {
          throw new AwrError(`The query took longer than ${timeoutS} s and was stopped.`, {
            code: 'timeout',
            remedy: 'Narrow it: name db_id and month, select fewer rows, or raise timeout_s (at most 60).',
          });
        }
        if (this.stopped) throw stopping();
        throw withRemedy(error instanceof AwrError ? error : badSql(error, sql));
      } finally {
        lake.close();
      }
    });
  }

  /** Ends the query under way, which would keep the process alive, and refuses further ones. */
  stop(): void {
    this.stopped = true;
    this.interrupt();
  }

  /** Resolves when no call is under way. */
  idle(): Promise<void> {
    return this.working === 0 ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  async close(): Promise<void> {
    await this.closeView();
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.working++;
    const turn = this.last.then(() => {
      if (this.stopped) throw stopping();
      return work();
    });
    this.last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      this.working--;
      if (this.working === 0) for (const wake of this.waiting.splice(0)) wake();
    }
  }

  private generation(): string | null {
    try {
      return isLake(this.dir) ? readGeneration(this.dir) : null;
    } catch {
      return null;
    }
  }

  private async viewOf(generation: string | null): Promise<View> {
    if (this.view?.generation === generation && generation !== null) return await this.view.opened;
    await this.closeView();
    const opened = openView(this.dir);
    this.view = { generation, opened };
    opened.catch(() => {
      if (this.view?.opened === opened) this.view = undefined;
    });
    return await opened;
  }

  private async closeView(): Promise<void> {
    const view = await this.view?.opened.catch(() => undefined);
    this.view = undefined;
    view?.close();
  }
}

/** The command line's advice, which lists every table, is another than a model's. */
function withRemedy(error: AwrError): AwrError {
  const remedies: Record<string, string> = {
    read_only: 'Give one SELECT over the lake’s tables; nothing else can be read or written here.',
    bad_sql: 'Correct the SQL: describe_lake lists the tables, and with a table its columns.',
  };
  const remedy = remedies[error.code];
  if (remedy === undefined) return error;
  // DuckDB guesses among the names that it has seen so far, which are not the lake's.
  const message = error.message.replace(/\nDid you mean [^\n]*/, '');
  const [, missing] = /Table with name (\S+) does not exist/.exec(message) ?? [];
  const near = missing === undefined ? null : nearest(missing.toLowerCase(), viewNames);
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  return new AwrError(message, { code: error.code, remedy: remedy + meant, cause: error });
}

const stopping = (): AwrError => new AwrError('The server is stopping.', { code: 'stopped' });

async function openView(dir: string): Promise<View> {
  const lake = await openLake(dir);
  try {
    return new View(lake, await openModelSource(dir));
  } catch (error) {
    lake.close();
    throw error;
  }
}
