/** Times in the sentences of rules. */
import { ABSENT, formatTime, type Num } from '../../base/figures.ts';

/** `2023-11-14 22:13` of seconds of the database's wall clock, which has no zone. */
export const wallClock = (time: Num): string =>
  time === null ? ABSENT : formatTime(new Date(1000 * time).toISOString());
