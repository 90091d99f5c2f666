import { beforeAll, describe, expect, test } from 'vitest';
import { openLake } from '../lake/lake.ts';
import { clock, digestLake, putIncidents, type TestDatabase } from '../testing/digest.ts';
import { temporaryLakeDir } from '../testing/lake.ts';
import { type DigestOptions, digestModel } from './digest.ts';
import type { DigestDatabase, DigestIncident, DigestModel } from './digest-types.ts';
import { firstThings, isQuiet, severityOf } from './digest-weight.ts';
import { feedModel } from './feed.ts';
import { loadLakeIndex } from './lake-index.ts';

const lakeDir = temporaryLakeDir();

/** Two days of hourly snapshots; the last night is from hour 24 on. */
const SHOP: TestDatabase = {
  dbId: 7,
  name: 'SHOP',
  hours: 48,
  incidents: [
    { id: 'new_over', from: 30, to: 33, severity: 'medium', impactS: 10 },
    { id: 'new_open', from: 40, to: 48, severity: 'high', impactS: 50 },
    { id: 'at_the_edge', from: 24, to: 25, severity: 'low' },
    { id: 'continuing', from: 10, to: 48, worst: 45, severity: 'high', impactS: 90 },
    { id: 'resolved', from: 10, to: 26, worst: 11, severity: 'high', impactS: 900 },
    { id: 'long_ago', from: 2, to: 4, severity: 'high' },
    { id: 'habit', from: 30, to: 32, severity: 'medium', usual: true },
    { id: 'mere_note', from: 41, to: 48, severity: 'info' },
    { id: 'gap', from: 35, to: 36, ruleNo: 40 },
    { id: 'follows', from: 40, to: 48, severity: 'medium', symptomOf: 'new_open' },
    { id: 'follows_a_note', from: 41, to: 48, severity: 'low', symptomOf: 'mere_note' },
  ],
};
const QUIET: TestDatabase = { dbId: 8, name: 'QUIET', hours: 47, incidents: [] };
/** Its clock is a day behind: its reports did not come. */
const LATE: TestDatabase = { dbId: 9, name: 'LATE', hours: 24, incidents: [{ id: 'old_news', from: 20, to: 24 }] };

async function digest(options: DigestOptions = {}): Promise<DigestModel> {
  const lake = await openLake(lakeDir);
  try {
    return await digestModel(lake, await loadLakeIndex(lake), options);
  } finally {
    lake.close();
  }
}

async function feed(slug: string | null) {
  const lake = await openLake(lakeDir);
  try {
    const index = await loadLakeIndex(lake);
    return await feedModel(lake, index, slug === null ? null : (index.bySlug.get(slug) ?? null), null);
  } finally {
    lake.close();
  }
}

const named = (model: DigestModel, name: string): DigestDatabase =>
  model.databases.find(({ database }) => database.dbName === name) as DigestDatabase;
const standing = (incidents: readonly DigestIncident[]) => incidents.map(({ id, status }) => `${id} ${status}`);

beforeAll(() => digestLake(lakeDir, [SHOP, QUIET, LATE]));

describe('the digest of the last night', () => {
  test('tells new, continuing and resolved apart, by the database’s own clock', async () => {
    const shop = named(await digest(), 'SHOP');
    expect([shop.since, shop.until, shop.snapshots]).toEqual([clock(24), clock(48), 24]);
    expect(standing(shop.incidents)).toEqual([
      'continuing continuing',
      'new_open new',
      'new_over new',
      'at_the_edge new',
      'follows_a_note new',
      'resolved resolved',
    ]);
  });

  test('puts symptoms under their cause, habits and the state of the reports apart', async () => {
    const shop = named(await digest(), 'SHOP');
    const open = shop.incidents.find(({ id }) => id === 'new_open');
    expect(standing(open?.symptoms ?? [])).toEqual(['follows new']);
    expect(standing(shop.usual)).toEqual(['habit new']);
    expect(standing(shop.quality)).toEqual(['gap new']);
  });

  test('says what is getting worse, what to do, and where it is shown', async () => {
    const shop = named(await digest(), 'SHOP');
    expect(shop.incidents.filter(({ worsened }) => worsened).map(({ id }) => id)).toEqual(['continuing']);
    expect(shop.incidents[0]).toMatchObject({
      advice: { en: 'advice for continuing', zh: 'continuing 的建议' },
      path: `shop-7/shop/2024-03-06-2100_45-46/#finding-4`,
    });
  });

  test('opens with the worst that is not over', async () => {
    expect(firstThings(await digest()).map(({ incident }) => incident.id)).toEqual([
      'continuing',
      'new_open',
      'new_over',
    ]);
  });

  test('a quiet database has nothing to tell; one whose reports did not come is told so, after the others', async () => {
    const model = await digest();
    expect(model.databases.map(({ database }) => database.dbName)).toEqual(['SHOP', 'LATE', 'QUIET']);
    expect(isQuiet(named(model, 'QUIET'))).toBe(true);
    expect(named(model, 'QUIET').behindS).toBeNull();
    expect(named(model, 'LATE').behindS).toBe(24 * 3600);
  });

  test('a cause is as severe as what follows from it', async () => {
    const [first] = named(await digest(), 'SHOP').incidents;
    const cause = { ...first, severity: 'low', symptoms: [{ ...first, severity: 'high' }] } as DigestIncident;
    expect(severityOf(cause)).toBe('high');
  });

  test('since another time, other things are new', async () => {
    const shop = named(await digest({ sinceOf: () => clock(45) }), 'SHOP');
    expect(standing(shop.incidents)).toEqual([
      'continuing continuing',
      'new_open continuing',
      'follows_a_note continuing',
    ]);
  });

  test('what was never told is new, whenever it began', async () => {
    const shop = named(await digest({ wasTold: (_, id) => id !== 'resolved' && id !== 'continuing' }), 'SHOP');
    expect(standing(shop.incidents)).toContain('continuing new');
    expect(standing(shop.incidents)).toContain('resolved new');
    expect(standing(shop.incidents)).toContain('new_over resolved');
  });

  test('the same lake gives the same digest', async () => {
    expect(await digest()).toEqual(await digest());
  });
});

describe('feeds', () => {
  test('have causes of weight alone, the latest first; the end of one is an update of it', async () => {
    const { entries, updated } = await feed('shop-7');
    expect(entries.map(({ incident, updated: at }) => [incident.id, at])).toEqual([
      ['continuing', clock(48)],
      ['new_open', clock(48)],
      ['gap', clock(37)],
      ['new_over', clock(34)],
      ['resolved', clock(27)],
      ['long_ago', clock(5)],
    ]);
    expect(updated).toBe(clock(48));
  });

  test('the fleet’s has those of all databases, an empty one the newest snapshot’s time', async () => {
    expect((await feed(null)).entries.map(({ database }) => database.dbName)).toContain('LATE');
    expect(await feed('quiet-8')).toMatchObject({ entries: [], updated: clock(47) });
  });
});

test('a database named by no other than a hostile name keeps its own incidents', async () => {
  const lake = temporaryLakeDir();
  const odd: TestDatabase = { ...SHOP, dbId: 5, name: `O'DD" --`, incidents: [{ id: 'x', from: 46, to: 48 }] };
  await digestLake(lake, [odd]);
  await putIncidents(lake, [odd]);
  const opened = await openLake(lake);
  const model = await digestModel(opened, await loadLakeIndex(opened));
  opened.close();
  expect(standing(model.databases[0]?.incidents ?? [])).toEqual(['x new']);
});
