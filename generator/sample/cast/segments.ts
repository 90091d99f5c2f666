/** The segments the statements read and write: owner and tablespace by name, types by Oracle's habits of naming. */
import { hash32 } from '../random.ts';
import { statements } from './statements/index.ts';
import type { Segment } from './types.ts';

const TABLESPACES: Readonly<Record<string, readonly [table: string, index: string]>> = {
  SHOP: ['SHOP_DATA', 'SHOP_INDEX'],
  WMS: ['WMS_DATA', 'WMS_INDEX'],
  DWH: ['DWH_FACTS', 'DWH_INDEX'],
  OPS: ['OPS_DATA', 'OPS_DATA'],
};

/** Tables partitioned by month; the report names the partition. */
const PARTITIONED = new Set(['SALES_FACT', 'COST_FACT', 'STOCK_FACT', 'STOCK_LEVEL_DAILY', 'CLICK_EVENT']);

function segmentOf(owner: string, name: string): Segment {
  const isIndex = /_(PK|IX)$/.test(name);
  const partitioned = PARTITIONED.has(name);
  const [table, index] = TABLESPACES[owner] ?? ['USERS', 'USERS'];
  const objectId = 70000 + (hash32(`segment/${name}`) % 40000);
  return {
    owner,
    tablespace: isIndex ? index : table,
    name,
    subobject: partitioned ? 'P_2026_10' : '',
    type: isIndex ? 'INDEX' : partitioned ? 'TABLE PARTITION' : 'TABLE',
    objectId,
    dataObjectId: objectId + (hash32(name) % 3 === 0 ? hash32(name) % 900 : 0),
  };
}

const byName = new Map<string, Segment>();
for (const statement of statements) {
  for (const [name] of statement.segments) {
    if (!byName.has(name)) byName.set(name, segmentOf(statement.owner, name));
  }
}

/** Every segment of the cast, by name; a segment belongs to the schema of the first statement that uses it. */
export const segments: ReadonlyMap<string, Segment> = byName;

/** Tablespaces in the order of their files. */
export const tablespaces: readonly string[] = [
  ...new Set([...byName.values()].map((segment) => segment.tablespace)),
  'SYSAUX',
  'SYSTEM',
  'TEMP',
  'UNDOTBS1',
];
