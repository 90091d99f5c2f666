/**
 * The effects a stage may have: what it prints, what time it is, when to stop. Commands receive them as an argument,
 * so tests run them silently and deterministically.
 */
import type { Config } from './config.ts';

export interface Progress {
  /** `done` of `total` units (files, bytes, pages); called often, drawn rarely. */
  update(done: number, total: number): void;
  /** Ends the step: one line with count, duration and rate. */
  finish(summary: string): void;
}

export interface Logger {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
  debug(message: string, fields?: Record<string, unknown>): void;
  /** Opens a step with a progress bar on a terminal, a line at its end in a log. */
  step(name: string, unit: string): Progress;
}

export interface Context {
  config: Config;
  log: Logger;
  /** What the command answers goes here (tables, JSON); everything else goes to the log on stderr. */
  write(text: string): void;
  now(): Date;
  signal: AbortSignal;
  /** Directory the user called from: paths under it are shown relative to it. None: all are shown whole. */
  calledFrom?: string;
}
