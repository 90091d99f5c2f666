/** Which segments have a page: every object that a report's segment statistics name. */
import type { Lake } from '../lake/lake.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';
import { segmentPath } from './paths.ts';
import { isNamed } from './segment-names.ts';

export interface SegmentPage {
  owner: string;
  objectName: string;
  slug: string;
  path: string;
  reports: number;
  inputsDigest: string;
}

/** Pages by database, each by owner and object. */
export async function loadSegmentPages(lake: Lake, index: LakeIndex): Promise<Map<IndexedDatabase, SegmentPage[]>> {
  const rows = await lake.query<{
    report_id: string;
    owner: string;
    object_name: string;
    reports: number;
    inputs_digest: string;
  }>('SELECT * EXCLUDE (db_id) FROM segments_seen ORDER BY owner, object_name');
  const owned = Map.groupBy(rows, (row) => index.byReport.get(row.report_id)?.database);
  return new Map(
    index.databases.map((database) => [
      database,
      (owned.get(database) ?? []).flatMap((row): SegmentPage[] => {
        if (!isNamed(row.owner, row.object_name)) return [];
        const path = segmentPath(database.ref.slug, row.owner, row.object_name);
        return [
          {
            owner: row.owner,
            objectName: row.object_name,
            slug: path.split('/').at(-2) ?? '',
            path,
            reports: row.reports,
            inputsDigest: row.inputs_digest,
          },
        ];
      }),
    ]),
  );
}

/** Evidence names an object as `OWNER.OBJECT`, a partition as `OWNER.OBJECT (PARTITION)`. */
export const objectOfName = (name: string): string => name.replace(/ \(.*\)$/s, '');
