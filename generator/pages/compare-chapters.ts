/** The chapters of a comparison as a page shows them: rows that moved, the most telling first, with names in both languages. */
import { chapterNamed } from '../analysis/compare/chapters.ts';
import { chapterTitle } from '../analysis/compare/labels.ts';
import type { ChapterChange, MeasureChange, Pair, RowChange } from '../analysis/compare/model.ts';
import { measureTitle } from './compare-measures.ts';
import type { ComparedChapter } from './compare-types.ts';

/** Rows of a chapter that a page shows; `awr compare --rows` prints them all. */
const ROWS = 15;
/** A relative difference that three digits do not show is none (our choice). */
const NOTABLE = 0.005;

export function comparedChapters(chapters: readonly ChapterChange[]): ComparedChapter[] {
  return chapters.map((chapter) => {
    const { measures } = chapterNamed(chapter.id);
    const moved = chapter.rows.filter((row) => row.measures.some(hasMoved));
    return {
      id: chapter.id,
      title: { en: chapterTitle(chapter.id, 'en'), zh: chapterTitle(chapter.id, 'zh') },
      has: chapter.has,
      cut: chapter.cut,
      measures: measures.map(({ name, combine }) => ({
        name,
        title: measureTitle(name),
        perSecond: combine === 'sum' || combine === 'rate',
      })),
      rows: moved.slice(0, ROWS).map(rowOf),
      more: Math.max(0, moved.length - ROWS),
      same: chapter.rows.length - moved.length,
    };
  });
}

function rowOf({ name, measures }: RowChange): ComparedChapter['rows'][number] {
  return { name, values: measures.map(shownPair), perTransaction: measures[0]?.perTransaction ?? null };
}

const shownPair = ({ first, second, perSecond }: MeasureChange): Pair => perSecond ?? { first, second };

function hasMoved(measure: MeasureChange): boolean {
  const { first, second } = shownPair(measure);
  if (first === null || second === null) return first !== second;
  return Math.abs(second - first) > NOTABLE * Math.max(Math.abs(first), Math.abs(second));
}
