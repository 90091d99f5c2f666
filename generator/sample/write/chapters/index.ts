/** The chapters of a report, in AWR's order. */
import type { Interval } from '../../model/types.ts';
import type { Layout } from '../layout.ts';
import type { Chapter } from '../section.ts';
import { activityChapter } from './activity.ts';
import { advisoryChapter } from './advisories.ts';
import { ashChapter } from './ash.ts';
import { bufferChapter, waitChapterBuffers } from './buffers.ts';
import { dictionaryChapter, latchChapter, libraryChapter } from './caches.ts';
import { ioChapter } from './io.ts';
import { memoryChapter } from './memory.ts';
import { parameterChapter } from './parameters.ts';
import { interconnectChapter } from './rac_interconnect.ts';
import { messagingChapter } from './rac_messages.ts';
import { transferChapter } from './rac_transfer.ts';
import { segmentChapter } from './segments.ts';
import { limitChapter, queuingChapter, replicationChapter, sharedServerChapter, streamsChapter } from './servers.ts';
import { sqlChapter } from './sql.ts';
import { undoChapter } from './undo.ts';
import { waitChapter } from './waits.ts';

export function chaptersOf(interval: Interval, layout: Layout): Chapter[] {
  return [
    waitChapter,
    sqlChapter,
    activityChapter,
    ioChapter,
    bufferChapter,
    advisoryChapter,
    waitChapterBuffers,
    undoChapter,
    latchChapter,
    segmentChapter,
    dictionaryChapter,
    libraryChapter,
    memoryChapter,
    ...(layout.modern ? [replicationChapter] : []),
    layout.release === '19c' ? queuingChapter : streamsChapter,
    limitChapter,
    sharedServerChapter,
    parameterChapter,
    ...(layout.modern ? [ashChapter] : []),
    ...(interval.database.isRac ? [messagingChapter, transferChapter, interconnectChapter] : []),
  ];
}
