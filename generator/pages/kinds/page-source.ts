/** A model source made of kinds of pages: those over a lake, or the site's invented ones. */

import type { ModelSource, PageEntry, PageKind, PageKinds, PageModels, PageType } from '../page-types.ts';
import { noPage } from './no-page.ts';

export class PageSource implements ModelSource {
  private readonly kinds: Partial<PageKinds>;
  readonly comparisonAsked: ModelSource['comparisonAsked'];
  readonly close: () => void;
  private byPath: Promise<Map<string, PageEntry>> | undefined;

  constructor(
    kinds: Partial<PageKinds>,
    close: () => void = () => {},
    comparisonAsked: ModelSource['comparisonAsked'] = () => ({ problem: 'unknown' }),
  ) {
    this.kinds = kinds;
    this.comparisonAsked = comparisonAsked;
    this.close = close;
  }

  async entries(): Promise<PageEntry[]> {
    const entries: PageEntry[] = [];
    for (const [type, kind] of Object.entries(this.kinds))
      for (const entry of await kind.entries()) entries.push({ type: type as PageType, ...entry });
    return entries;
  }

  async at(path: string): Promise<PageEntry | null> {
    this.byPath ??= this.entries().then((entries) => new Map(entries.map((entry) => [entry.path, entry])));
    const listed = (await this.byPath).get(path);
    if (listed) return listed;
    for (const [type, kind] of Object.entries(this.kinds)) {
      const made = await kind.at?.(path);
      if (made) return { type: type as PageType, ...made };
    }
    return null;
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
