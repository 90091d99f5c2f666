import { expect, test } from 'vitest';
import { Recent } from './recent.ts';

test('keeps what was asked for last and makes the rest again', async () => {
  const made: string[] = [];
  const recent = new Recent<string>(2);
  const get = (key: string) =>
    recent.get(key, async () => {
      made.push(key);
      return key.toUpperCase();
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(await get(key)).toBe(key.toUpperCase());
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('two who ask at once share one making; a failure is not kept', async () => {
  const recent = new Recent<number>(2);
  let calls = 0;
  const make = async () => {
    if (++calls === 1) throw new Error('no');
    return calls;
  };
  await expect(Promise.all([recent.get('k', make), recent.get('k', make)])).rejects.toThrow('no');
  expect(calls).toBe(1);
  expect(await recent.get('k', make)).toBe(2);
});
