/** Shards of statements by `sql_id`, and of words by which statements and segments are found. */
import type { Lake } from '../../lake/lake.ts';
import { replaceHidden } from '../forms/hidden.ts';
import type { IndexedDatabase, LakeIndex } from '../lake-index.ts';
import { databasePath, segmentPath, sqlPath } from '../paths.ts';
import type { SegmentRow, StatementRow, StatementShard, WordRow, WordShard } from './format.ts';
import { getOrMake } from './get-or-make.ts';
import { rowsByDatabase } from './owners.ts';
import { prefixTree, shardFile } from './prefix-tree.ts';
import { SHORT_ID, uniqueBeginnings } from './short-ids.ts';
import { foldName, nameWords, statementWords } from './words.ts';

/** Characters of a statement that a result shows. */
const TEXT_LENGTH = 160;
/** Statements of one word, the weightiest; segments of one word. More is no answer to anyone, and the count is told. */
const MOST_STATEMENTS = 1000;
const MOST_SEGMENTS = 100;

export interface Shards<Shard> {
  /** Names of the shards, sorted. */
  names: string[];
  /** By file, below the index's folder and without `.js`. */
  files: Map<string, Shard>;
}

interface Statement {
  sqlId: string;
  weight: number;
  text: string;
  databases: IndexedDatabase[];
}

/** Every statement that has a page, by `sql_id`; one text for all databases, the longest of those that are printed. */
async function loadStatements(lake: Lake, index: LakeIndex): Promise<Statement[]> {
  const seen = await rowsByDatabase<{ sql_id: string }>(lake, index, {
    select: 't.sql_id',
    table: 'sql_seen',
    orderBy: 'sql_id, r.db_name, r.db_id',
  });
  // The greatest text: of a whole one and its beginning that is the whole one.
  const texts = await lake.query<{ sql_id: string; sql_text: string }>(
    'SELECT sql_id, max(sql_text) AS sql_text FROM sql_text WHERE sql_id IS NOT NULL GROUP BY sql_id',
  );
  const weights = await lake.query<{ sql_id: string; weight: number }>(
    `SELECT sql_id, floor(log2(1 + sum(elapsed_s)))::INTEGER AS weight FROM sql_stats
     WHERE ordering = 'elapsed' AND elapsed_s > 0 AND sql_id IS NOT NULL GROUP BY sql_id`,
  );
  const textOf = new Map(texts.map((row) => [row.sql_id, row.sql_text]));
  const weightOf = new Map(weights.map((row) => [row.sql_id, row.weight]));
  const statements = new Map<string, Statement>();
  for (const [database, { sql_id: sqlId }] of seen) {
    const known = statements.get(sqlId);
    if (known) known.databases.push(database);
    else {
      const text = textOf.get(sqlId) ?? '';
      statements.set(sqlId, { sqlId, weight: weightOf.get(sqlId) ?? 0, text, databases: [database] });
    }
  }
  return [...statements.values()];
}

export interface StatementShards {
  sql: Shards<StatementShard>;
  words: Shards<WordShard>;
}

/** `hasPage`: whether there is a page at a path below `/{lang}/`. */
export async function loadStatementShards(
  lake: Lake,
  index: LakeIndex,
  hasPage: (path: string) => boolean,
): Promise<StatementShards> {
  const statements = await loadStatements(lake, index);
  const segments = await loadSegments(lake, index);
  return { sql: statementShards(statements), words: wordShards(statements, segments, hasPage) };
}

function statementShards(statements: readonly Statement[]): Shards<StatementShard> {
  const rows = statements.map((statement) => ({ ...statement, key: foldName(statement.sqlId), line: line(statement) }));
  rows.sort((a, b) => compare(a.key, b.key) || compare(a.sqlId, b.sqlId));
  const tree = prefixTree(
    rows.filter(({ key }) => isKey(key)),
    ({ key }) => key,
    ({ line: text, databases }) => text.length + 24 + 4 * databases.length,
  );
  return shardsOf('sql/', tree, (group) => {
    const places = new PlaceList();
    const folders: Record<string, string> = {};
    const shard: StatementShard = {
      databases: places.slugs,
      statements: group.map(({ sqlId, weight, line: text, databases }): StatementRow => {
        const folder = sqlPath('', sqlId).split('/').at(-2) ?? '';
        if (folder !== sqlId) folders[sqlId] = folder;
        return [sqlId, weight, text, databases.map((database) => places.of(database))];
      }),
    };
    if (Object.keys(folders).length > 0) shard.folders = folders;
    return shard;
  });
}

/** The beginning of a statement in one line; what nobody sees is made a blank. */
function line({ text }: Statement): string {
  const plain = replaceHidden(text.slice(0, 4 * TEXT_LENGTH), () => ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const chars = Array.from(plain);
  return chars.length > TEXT_LENGTH ? `${chars.slice(0, TEXT_LENGTH - 1).join('')}…` : plain;
}

interface Segment {
  database: IndexedDatabase;
  owner: string;
  object: string;
  type: string;
}

/** Owner and object; partitions are one segment here, as they share one page. */
async function loadSegments(lake: Lake, index: LakeIndex): Promise<Segment[]> {
  const rows = await rowsByDatabase<{ owner: string | null; object_name: string; type: string | null }>(lake, index, {
    select: `t.owner, t.object_name, min(regexp_replace(t.object_type, ' (SUB)?P(ARTITION)?$', '')) AS type`,
    table: 'segments',
    // Objects that were gone when the report was made, and temporary ones, are printed as `** MISSING **`.
    where: "t.object_name <> '' AND t.object_name NOT LIKE '**%'",
    orderBy: 't.object_name, t.owner, r.db_name, r.db_id',
  });
  return rows.map(([database, { owner, object_name, type }]) => ({
    database,
    owner: owner ?? '',
    object: object_name,
    type: type ?? '',
  }));
}

interface Word {
  word: string;
  statements: Statement[];
  segments: Segment[];
}

function wordShards(
  statements: readonly Statement[],
  segments: readonly Segment[],
  hasPage: (path: string) => boolean,
): Shards<WordShard> {
  const words = new Map<string, Word>();
  const wordOf = (word: string): Word => getOrMake(words, word, () => ({ word, statements: [], segments: [] }));
  // The weightiest first, once for all words.
  for (const statement of statements.toSorted((a, b) => b.weight - a.weight || compare(a.sqlId, b.sqlId)))
    for (const word of statementWords(statement.text)) wordOf(word).statements.push(statement);
  const shortIds = uniqueBeginnings(statements.map(({ sqlId }) => sqlId));
  for (const segment of segments) for (const word of nameWords(segment.object)) wordOf(word).segments.push(segment);

  const sorted = [...words.values()].filter(({ word }) => isKey(word)).sort((a, b) => compare(a.word, b.word));
  const tree = prefixTree(
    sorted,
    ({ word }) => word,
    ({ word, statements: listed, segments: named }) =>
      word.length +
      12 +
      (SHORT_ID + 1) * Math.min(listed.length, MOST_STATEMENTS) +
      48 * Math.min(named.length, MOST_SEGMENTS),
  );
  return shardsOf('words/', tree, (group) => {
    const places = new PlaceList();
    return {
      databases: places.slugs,
      words: group.map((word): WordRow => {
        const weightiest = word.statements.slice(0, MOST_STATEMENTS);
        return [
          word.word,
          word.statements.length,
          weightiest.map(({ sqlId }) => shortIds.get(sqlId) ?? sqlId).join(' '),
          word.segments.slice(0, MOST_SEGMENTS).map((segment) => segmentRow(segment, places, hasPage)),
        ];
      }),
    };
  });
}

function segmentRow(segment: Segment, places: PlaceList, hasPage: (path: string) => boolean): SegmentRow {
  const { database, owner, object, type } = segment;
  const { slug } = database.ref;
  const path = segmentPath(slug, owner, object);
  return [places.of(database), owner, object, type, hasPage(path) ? path.slice(databasePath(slug).length) : ''];
}

/** The databases that a shard names, in the order of their first naming. */
class PlaceList {
  readonly slugs: string[] = [];
  private readonly places = new Map<string, number>();

  of({ ref }: IndexedDatabase): number {
    let place = this.places.get(ref.slug);
    if (place === undefined) {
      place = this.slugs.push(ref.slug) - 1;
      this.places.set(ref.slug, place);
    }
    return place;
  }
}

function shardsOf<Row, Shard>(
  folder: string,
  tree: ReadonlyMap<string, Row[]>,
  shard: (rows: readonly Row[]) => Shard,
): Shards<Shard> {
  const files = [...tree].map(([name, rows]) => [`${folder}${shardFile(name)}`, shard(rows)] as const);
  return { names: [...tree.keys()], files: new Map(files) };
}

/** A shard's name holds `.` for a purpose of its own, and blanks part the words of a query. */
const isKey = (key: string): boolean => key !== '' && !/[.\s]/u.test(key);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
