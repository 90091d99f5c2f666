/** A model source made of kinds of pages: those over a lake, or the site's invented ones. */

import type { ModelSource, PageEntry, PageKind, PageKinds, PageModels, PageType } from '../page-types.ts';
import { noPage } from './no-page.ts';

export class PageSource implements ModelSource {
  private readonly kinds: Partial<PageKinds>;
  readonly comparisonAsked: ModelSource['comparisonAsked'];
  readonly close: () => void;
  readonly expect: (paths: ReadonlySet<string>) => void;
  private readonly listed = new Map<PageType, Promise<Map<string, PageEntry>>>();

  constructor(
    kinds: Partial<PageKinds>,
    close: () => void = () => {},
    comparisonAsked: ModelSource['comparisonAsked'] = () => ({ problem: 'unknown' }),
    expect: ModelSource['expect'] = () => {},
  ) {
    this.kinds = kinds;
    this.comparisonAsked = comparisonAsked;
    this.close = close;
    this.expect = expect;
  }

  async entries(): Promise<PageEntry[]> {
    const entries: PageEntry[] = [];
    for (const [type, kind] of Object.entries(this.kinds))
      for (const entry of await kind.entries()) entries.push({ type: type as PageType, ...entry });
    return entries;
  }

  async at(path: string, types = Object.keys(this.kinds) as readonly PageType[]): Promise<PageEntry | null> {
    // Kinds that find a page by themselves come first: to list pages takes a look at the whole lake.
    const finding = types.filter((type) => this.kinds[type]?.at);
    for (const type of finding) {
      const found = await this.kinds[type]?.at?.(path);
      if (found) return { type, ...found };
    }
    for (const type of types) {
      const listed = finding.includes(type) ? null : (await this.listOf(type)).get(path);
      if (listed) return listed;
    }
    return null;
  }

  private listOf(type: PageType): Promise<Map<string, PageEntry>> {
    const list = async () => {
      const entries = (await this.kinds[type]?.entries()) ?? [];
      return new Map(entries.map((entry) => [entry.path, { type, ...entry }]));
    };
    const listed = this.listed.get(type) ?? list();
    this.listed.set(type, listed);
    return listed;
  }

  async model<T extends PageType>(type: T, key: string): Promise<PageModels[T]> {
    const kind: PageKind<T> | undefined = this.kinds[type];
    if (!kind) throw noPage(`${type} ${key}`);
    return await kind.model(key);
  }

  fleet = () => this.model('fleet', '');
  database = (dbSlug: string) => this.model('database', dbSlug);
  snapshot = (reportId: string) => this.model('snapshot', reportId);
  sql = (dbSlug: string, sqlId: string) => this.model('sql', `${dbSlug}/${sqlId}`);
  digest = () => this.model('digest', '');
  feed = (dbSlug: string) => this.model('feed', dbSlug);
}
