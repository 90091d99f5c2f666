/**
 * What a page publishes of its charts, for drawing any range of them in the browser: an index for each instance, and chunks of
 * rows, parallel arrays as the page's model has them. Times are seconds of the database's wall clock, counted as if it were UTC.
 */
import type { InBothLanguages, Num } from '../types.ts';

/** Consecutive rows of one instance: its snapshots of a month, or its days of a year. */
export interface SeriesChunk {
  /** The first row's begin, then what each adds to the begin before it. */
  begin: number[];
  /** Seconds from a row's begin to its end. */
  length: number[];
  /** Places of rows before which the line breaks: a gap or a restart lies between. */
  breaks: number[];
  /** The snapshot's page, of a day its busiest's, below `SeriesIndex.base`. */
  paths: string[];
  /** A column's values, one a row, to six significant digits; null: not in this report. Of days: the mean over time. */
  columns: Record<string, Num[]>;
  /** Of days only: the least and the most of their snapshots. */
  low?: Record<string, Num[]>;
  high?: Record<string, Num[]>;
}

/** Something that happened, for a thin rule across the charts. */
export interface SeriesMark {
  /** Seconds, as in the chunks. */
  at: number;
  kind: 'restart' | 'parameter' | 'incident' | 'plan';
  /** The parameter and what it became, the incident's own sentence, the plan's hash value. */
  label: InBothLanguages;
  /** Of an incident: until when. */
  until?: number;
  /** Page below `/{lang}/` that tells more. */
  path: string | null;
}

export interface SeriesIndex {
  /** Instance, pluggable database, `RAC`. */
  name: string;
  /** What the chunks' paths lie below, itself below `/{lang}/`. */
  base: string;
  /** Chunks of snapshots, oldest first: `2026-10`; and of days: `days-2026`. */
  months: string[];
  years: string[];
  /** First and last moment. */
  from: number;
  to: number;
  /** Without reports, and of a statement where no report lists it: begin and end. */
  gaps: [number, number][];
  unlisted: [number, number][];
  marks: SeriesMark[];
}

/** The part of a page's address that its series' files share; also the only folder for both languages, for they hold no words. */
export const SERIES_FOLDER = 'series';

/** The series of a statement's page, all in one file. */
export const SERIES_FILE = 'series.js';

/** Name of the function that the files call with the name of what they bring, and that. */
export const SERIES_CALL = 'awrSeries';
