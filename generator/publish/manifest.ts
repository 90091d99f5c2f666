/** `manifest.json` of a release: what is in it and what it was made from. Names no path outside the release. */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { LANGUAGES, pageFile } from './pages.ts';

export const MANIFEST_FILE = 'manifest.json';
/** Raised when releases are laid out or compressed differently: the next run then publishes a new one. */
export const MANIFEST_FORMAT = 1;

const fileSchema = z.object({
  bytes: z.number(),
  sha256: z.string(),
  /** Size of the compressed copy beside it, `PATH.gz`; absent when there is none. */
  gzip: z.number().optional(),
});

const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  release: z.string(),
  /** When it was built, UTC. */
  built: z.string(),
  /** Digests of what the release was made from; equal inputs make an equal site. */
  inputs: z.object({ entries: z.string(), site: z.string(), assets: z.string() }),
  versions: z.record(z.string(), z.string()),
  /** Page path below `/{lang}/` → digest of its model. */
  pages: z.record(z.string(), z.string()),
  /** Paths of pages that are rendered on demand, sorted; absent: there are none. */
  onDemand: z.array(z.string()).optional(),
  /**
   * Page → places in `files` of the pages that link to it. Left out: pages that many link to. Absent, the whole of it, in
   * releases of earlier versions.
   */
  linkedFrom: z.record(z.string(), z.array(z.number())).optional(),
  /** Path in the release → its content. Compressed copies and this file are not listed. */
  files: z.record(z.string(), fileSchema),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type FileRecord = z.infer<typeof fileSchema>;

/** The manifest of a release, null when it has none that this version can read. */
export function readManifest(releaseDir: string): Manifest | null {
  try {
    const json: unknown = JSON.parse(fs.readFileSync(path.join(releaseDir, MANIFEST_FILE), 'utf8'));
    return manifestSchema.parse(json);
  } catch {
    return null;
  }
}

export function writeManifest(releaseDir: string, manifest: Manifest): void {
  fs.writeFileSync(path.join(releaseDir, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** `linkedFrom` as the manifest has it: places of names in `files`. */
export function linkPlaces(
  linkedFrom: Readonly<Record<string, readonly string[] | null>>,
  files: Manifest['files'],
): NonNullable<Manifest['linkedFrom']> {
  const places = new Map(Object.keys(files).map((file, place) => [file, place]));
  return Object.fromEntries(
    Object.entries(linkedFrom).flatMap(([file, pages]) =>
      pages === null ? [] : [[file, pages.flatMap((page) => places.get(page) ?? [])]],
    ),
  );
}

/** The files of a release that link to one of its files; null where the manifest does not say. */
export function linkedFromOf({ files, linkedFrom, onDemand }: Manifest): (file: string) => string[] | null {
  const names = Object.keys(files);
  const rendered = new Set(onDemand?.flatMap((page) => LANGUAGES.map((lang) => pageFile(lang, page))));
  return (file) => {
    const places = linkedFrom && Object.hasOwn(linkedFrom, file) ? linkedFrom[file] : undefined;
    if (places) return places.flatMap((place) => names[place] ?? []);
    // What was not there had no link, or the gate would have told; but to what was rendered on demand.
    return linkedFrom === undefined || Object.hasOwn(files, file) || rendered.has(file) ? null : [];
  };
}
