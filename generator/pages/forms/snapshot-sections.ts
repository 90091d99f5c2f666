/**
 * The further sections of a snapshot's page in its machine-readable form: I/O, memory, contention, latency, ASH, ADDM, RAC, Exadata,
 * segments. Fields are those of the page, their names in the style of the lake with the unit in them; of each list the first rows.
 */
import { z } from 'zod';
import type { SnapshotModel } from '../types.ts';

/** Rows of a list, which the page has in the order of their weight. */
const MAX_ROWS = 10;

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const json: z.ZodType<Json> = z
  .lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(json), z.record(z.string(), json)]))
  .meta({ id: 'section', description: 'fields and lists of the section; units stand in names' });

const section = (description: string) => json.nullable().describe(`${description}; null: not in the report`);

export const snapshotSections = z
  .object({
    histogram: section('shares of an event’s waits by bucket: `edges` in microseconds, `pct` parallel to them'),
    io: section('by function, file type, tablespace and file: most requests first'),
    memory: section('components, SGA and PGA at both ends, resizes, advisories with their estimates by size'),
    contention: section('latches, mutexes, enqueues, buffer waits, undo, library and dictionary cache'),
    ash: section('active session history: what sessions were doing, by event, SQL, object, session'),
    addm: section('findings of ADDM with their recommendations'),
    rac: section('the cluster: global cache, interconnect, instances'),
    exadata: section('storage cells'),
    segments: section('top segments by ordering'),
  })
  .describe(`further sections of the page, of each list the first ${MAX_ROWS} rows; the whole of them is in the lake`);

export type SnapshotSections = z.infer<typeof snapshotSections>;

/** They hold no words of ours: one serves the documents in both languages. */
const made = new WeakMap<SnapshotModel, SnapshotSections>();

export function sectionsOf(model: SnapshotModel): SnapshotSections {
  const sections = made.get(model) ?? makeSections(model);
  made.set(model, sections);
  return sections;
}

function makeSections({ parts, segments }: SnapshotModel): SnapshotSections {
  const { histogram, io, memory, contention, ash, addm, rac, exadata } = parts;
  const all = { histogram, io, memory, contention, ash, addm, rac, exadata, segments };
  return Object.fromEntries(Object.entries(all).map(([name, part]) => [name, inLakeStyle(part)])) as SnapshotSections;
}

/** Names in snake case; lists cut, but for the numbers that are parallel to another list. */
function inLakeStyle(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) {
    const isParallel = value.every((each) => each === null || typeof each === 'number');
    return (isParallel ? value : value.slice(0, MAX_ROWS)).map(inLakeStyle);
  }
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [snakeCase(name), inLakeStyle(each)]));
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** `avgReadMs` → `avg_read_ms`. */
const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
