/** What a section is: its anchor and title, and how it is written. Chapters are lists of sections. */
import type { Interval } from '../model/types.ts';
import type { Layout } from './layout.ts';
import type { Page, TableSpec } from './page.ts';

export interface Section {
  anchor: number;
  title(layout: Layout): string;
  /** False where a layout does not have the section at all. */
  in(layout: Layout, interval: Interval): boolean;
  /** Notes above the table. */
  notes(interval: Interval, layout: Layout): readonly string[];
  /** The table, or null where AWR says that no data exists. */
  table(interval: Interval, layout: Layout): Omit<TableSpec, 'wide'> | null;
}

export interface Chapter {
  anchor: number;
  title: string | ((layout: Layout) => string);
  sections: readonly Section[];
}

export const chapterTitle = (chapter: Chapter, layout: Layout): string =>
  typeof chapter.title === 'string' ? chapter.title : chapter.title(layout);

type Loose = Partial<Omit<Section, 'anchor' | 'title'>> & Pick<Section, 'table'>;

/** A section with its usual parts filled in. */
export function section(anchor: number, title: string | ((layout: Layout) => string), rest: Loose): Section {
  return {
    anchor,
    title: typeof title === 'string' ? () => title : title,
    in: rest.in ?? (() => true),
    notes: rest.notes ?? (() => []),
    table: rest.table,
  };
}

/** A section that this sample never has anything to say in. */
export const emptySection = (anchor: number, title: string, inLayout?: Section['in']): Section =>
  section(anchor, title, { table: () => null, ...(inLayout ? { in: inLayout } : {}) });

/** Writes a chapter: its heading, its list of sections, the sections. */
export function writeChapter(page: Page, chapter: Chapter, interval: Interval, layout: Layout): void {
  const sections = chapter.sections.filter((it) => it.in(layout, interval));
  page.add(
    `<p />\n<a class="awr" name="${chapter.anchor}"></a>\n<h2 class="awr">\n${chapterTitle(chapter, layout)}\n</h2>\n<ul>\n`,
  );
  for (const it of sections) {
    page.add(`<li class="awr"><a class="awr" href="#${it.anchor}">${it.title(layout)}</a></li>\n`);
  }
  page.add('</ul>\n<a class="awr" href="#top">Back to Top</a><p />\n');
  for (const it of sections) writeSection(page, it, chapter, interval, layout);
}

function writeSection(page: Page, it: Section, chapter: Chapter, interval: Interval, layout: Layout): void {
  page.add(`<a class="awr" name="${it.anchor}"></a>\n<h3 class="awr">${it.title(layout)}</h3>\n`);
  const table = it.table(interval, layout);
  if (table) page.notes(it.notes(interval, layout)).table(table).add('<hr align="left" width="20%" /><p />\n');
  else page.add('\n<p />\n                  No data exists for this section of the report.\n<p />\n');
  page.add(`<a class="awr" href="#${chapter.anchor}">Back to ${chapterTitle(chapter, layout)}</a>\n`);
  page.add('<br /><a class="awr" href="#top">Back to Top</a><p />\n');
}
