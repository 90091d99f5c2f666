import { expect, test } from 'vitest';
import { uniqueBeginnings } from './short-ids.ts';

test('an id is named by six characters, by more where another begins alike, whole where another goes on from it', () => {
  const short = uniqueBeginnings([
    '7h35uxf5uhmm1',
    '7h35uxf6aaaaa',
    '0000000000001',
    'abcdefgh',
    'abcdefghijklm',
    'abc',
  ]);
  expect(Object.fromEntries(short)).toEqual({
    '7h35uxf5uhmm1': '7h35uxf5',
    '7h35uxf6aaaaa': '7h35uxf6',
    '0000000000001': '000000',
    abcdefgh: 'abcdefgh',
    abcdefghijklm: 'abcdefghi',
    abc: 'abc',
  });
});
