/**
 * What was told to whom: a small file in the lake, replaced as a whole, so that a run killed at any moment leaves the old
 * one or the new one. Killed after sending and before noting it, the next run tells once more: twice is better than never.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { DigestDatabase, DigestIncident } from '../pages/digest-types.ts';
import { withSymptoms } from '../pages/digest-weight.ts';
import { writeAtomic } from '../publish/files.ts';

const FILE = '.told.json';

const databaseSchema = z.object({
  /** End of the newest snapshot that the last digest knew. */
  until: z.string(),
  /** That its reports are late was told. */
  late: z.boolean(),
  /** By incident id, of those in the last digest's window. */
  incidents: z.record(z.string(), z.object({ severity: z.enum(['high', 'medium', 'low', 'info']), over: z.boolean() })),
});

const toldSchema = z.object({
  version: z.literal(1),
  /** By channel, then by the database's folder on the site. */
  channels: z.record(z.string(), z.object({ at: z.string(), databases: z.record(z.string(), databaseSchema) })),
});

export type ToldDatabase = z.infer<typeof databaseSchema>;
export type ToldChannel = z.infer<typeof toldSchema>['channels'][string];
export type Told = z.infer<typeof toldSchema>;

/** What is known; nothing where there is no file, or none that can be read: then the last night is told again. */
export function readTold(lakeDir: string): Told {
  try {
    return toldSchema.parse(JSON.parse(fs.readFileSync(path.join(lakeDir, FILE), 'utf8')));
  } catch {
    return { version: 1, channels: {} };
  }
}

export function writeTold(lakeDir: string, told: Told): void {
  writeAtomic(path.join(lakeDir, FILE), `${JSON.stringify(told)}\n`);
}

/** Every incident of a database that is news or was, habits left out. */
export const tellable = ({ incidents, quality }: DigestDatabase): DigestIncident[] =>
  [...incidents, ...quality].flatMap(withSymptoms);

/** What is told of a database when its digest has been. */
export function noteOf(database: DigestDatabase): ToldDatabase {
  return {
    until: database.until,
    late: database.behindS !== null,
    incidents: Object.fromEntries(
      tellable(database).map(({ id, severity, ongoing }) => [id, { severity, over: !ongoing }]),
    ),
  };
}
