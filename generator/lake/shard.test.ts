import { expect, it } from 'vitest';
import { isInShard, parseShard } from './shard.ts';

it('every file falls to one part, and the parts are of about one size', () => {
  const counts = [0, 0, 0, 0];
  for (let n = 0; n < 2000; n++) {
    const taken = [1, 2, 3, 4].filter((index) =>
      isInShard(`archive/DB${n % 7}/awrrpt_1_${n}.html`, { index, count: 4 }),
    );
    expect(taken).toHaveLength(1);
    counts[(taken[0] ?? 0) - 1] = (counts[(taken[0] ?? 0) - 1] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(100);
  expect(isInShard('a.html', { index: 1, count: 1 })).toBe(true);
});

it('reads what the user says, or refuses it', () => {
  expect(parseShard('2/4')).toEqual({ index: 2, count: 4 });
  for (const text of ['', '0/4', '5/4', '1', '1/0', 'a/b', '1/2/3', '-1/2']) {
    expect(() => parseShard(text), text).toThrow(expect.objectContaining({ code: 'usage', exitCode: 2 }));
  }
});
