/** Shorthand in which the cast's statements are written: costs in a fixed order, everything usual left out. */
import type { Area, Schedule, Statement } from '../types.ts';

/** rate/h, CPU µs, gets, single-block reads, multi-block blocks, direct blocks, temp blocks, rows, block changes, commits */
export type Cost = readonly [number, number, number, number, number, number, number, number, number, number];

export interface Usual {
  area: Area;
  schedule: Schedule;
  owner: string;
}

interface Special {
  schedule?: Schedule;
  parses?: number;
  rowSource?: string;
  fragile?: boolean;
  program?: string;
}

export type Line = readonly [
  key: string,
  module: string,
  cost: Cost,
  segments: Statement['segments'],
  text: string,
  special?: Special,
];

/** Fills in what a group of statements has in common. */
export function define(usual: Usual, lines: readonly Line[]): Statement[] {
  return lines.map(([key, module, cost, segments, text, special = {}]) => {
    const [rate, cpuUs, gets, single, multi, direct, temp, rows, changes, commits] = cost;
    return {
      key,
      area: usual.area,
      schedule: special.schedule ?? usual.schedule,
      module,
      owner: usual.owner,
      text: text.trim(),
      rate,
      cpuUs,
      gets,
      single,
      multi,
      direct,
      temp,
      rows,
      changes,
      commits,
      parses: special.parses ?? 0.02,
      segments,
      rowSource: special.rowSource ?? (direct > 0 ? 'TABLE ACCESS - FULL' : 'TABLE ACCESS - BY INDEX ROWID'),
      fragile: special.fragile ?? false,
      program: special.program ?? null,
    };
  });
}
