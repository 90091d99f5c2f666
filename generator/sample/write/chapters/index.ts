/** The chapters of a report, in AWR's order. */
import type { Interval } from '../../model/types.ts';
import type { Layout } from '../layout.ts';
import type { Chapter } from '../section.ts';
import { parameterChapter } from './parameters.ts';
import { sqlChapter } from './sql.ts';
import { waitChapter } from './waits.ts';

export function chaptersOf(_interval: Interval, _layout: Layout): Chapter[] {
  return [waitChapter, sqlChapter, parameterChapter];
}
