/** A digest in any of its forms, from the lake. */
import { type Lake, openLake } from '../lake/lake.ts';
import type { DigestModel } from '../pages/digest-types.ts';
import { isAtLeast, withSymptoms } from '../pages/digest-weight.ts';
import { type LakeIndex, loadLakeIndex } from '../pages/lake-index.ts';
import type { Severity } from '../pages/types.ts';
import { htmlOf } from './html.ts';
import { jsonOf } from './json.ts';
import { markdownOf } from './markdown.ts';
import { type OutlineOptions, outlineOf, titleOf } from './outline.ts';

export type DigestFormat = 'md' | 'html' | 'json';
export const DIGEST_FORMATS: readonly DigestFormat[] = ['md', 'html', 'json'];

/** Runs `work` over the lake's index; throws `no_lake`, `not_analysed`. */
export async function withIndex<T>(lakeDir: string, work: (lake: Lake, index: LakeIndex) => Promise<T>): Promise<T> {
  const lake = await openLake(lakeDir);
  try {
    return await work(lake, await loadLakeIndex(lake));
  } finally {
    lake.close();
  }
}

/** The digest as text of a format. */
export function writeDigest(model: DigestModel, format: DigestFormat, options: OutlineOptions): string {
  switch (format) {
    case 'json':
      return jsonOf(model, options);
    case 'html':
      return htmlOf(outlineOf(model, options), titleOf(model, options.lang), options.lang);
    case 'md':
      return markdownOf(outlineOf(model, options));
  }
}

/** True where something new or going on, no habit, is at least so severe. */
export function hasAtLeast({ databases }: DigestModel, severity: Severity): boolean {
  return databases
    .flatMap(({ incidents }) => incidents.flatMap(withSymptoms))
    .some((incident) => incident.status !== 'resolved' && !incident.usual && isAtLeast(incident.severity, severity));
}
