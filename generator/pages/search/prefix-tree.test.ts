import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prefixTree, shardFile } from './prefix-tree.ts';

const sizeOf = (key: string): number => key.length + 4;
const shared = (keys: readonly string[], limit: number): Map<string, string[]> =>
  prefixTree([...new Set(keys)].sort(), (key) => key, sizeOf, limit);
const words = fc.array(fc.stringMatching(/^[abc表_]{1,6}$/), { maxLength: 60 });

/** As the browser looks shards up, `shardsFor` in `site/public/assets/search.js`. */
const finds = (name: string, word: string): boolean =>
  name.startsWith(word) || (!name.endsWith('.') && word.startsWith(name));

describe('shards by the beginnings of keys', () => {
  test('few rows are one shard a first letter, many are split further', () => {
    expect([...shared(['ab', 'ac', 'b'], 100)]).toEqual([
      ['a', ['ab', 'ac']],
      ['b', ['b']],
    ]);
    expect([...shared(['or', 'ora', 'orders', 'ordinary'], 24).keys()]).toEqual(['or.', 'ora', 'ord']);
    expect(shared([], 10).size).toBe(0);
  });

  test('each row is in one shard, which a search for any beginning of its key finds, and none is too large', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 60 }), (keys, limit) => {
        const shards = shared(keys, limit);
        expect([...shards.values()].flat().sort()).toEqual([...new Set(keys)].sort());
        for (const [name, held] of shards) {
          expect(held.length === 1 || held.reduce((sum, key) => sum + sizeOf(key), 0) <= limit).toBe(true);
          for (const key of held)
            for (let end = 1; end <= key.length; end++) expect(finds(name, key.slice(0, end))).toBe(true);
        }
      }),
    );
  });

  test('a new row leaves every shard alone but the one it comes to', () => {
    fc.assert(
      fc.property(words, fc.stringMatching(/^[abc]{1,6}$/), (keys, added) => {
        const before = shared(keys, 30);
        const after = shared([...keys, added], 30);
        const changed = [...after].filter(([name, held]) => before.get(name)?.join() !== held.join());
        expect(changed.every(([name]) => name[0] === added[0])).toBe(true);
      }),
    );
  });

  test('no text of a report reaches a path', () => {
    expect(shardFile('or.')).toBe('or-2e-');
    expect(shardFile('表_x/../$')).toBe('-8868--5f-x-2f--2e--2e--2f--24-');
  });
});
