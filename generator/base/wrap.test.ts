import { expect, test } from 'vitest';
import { displayWidth } from './text.ts';
import { wrap } from './wrap.ts';

test('between words; what is longer than a line is broken', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('a abcdefghij b', 4)).toEqual(['a', 'abcd', 'efgh', 'ij b']);
  expect(wrap('', 4)).toEqual(['']);
});

test('Chinese anywhere, at two columns a character, but no line begins with a stop', () => {
  expect(wrap('提交次数过多，应当批量', 12)).toEqual(['提交次数过多，', '应当批量']);
  expect(wrap('查该视图（列', 10)).toEqual(['查该视图', '（列']);
  expect(wrap('等待 log file sync 过长', 14).every((line) => displayWidth(line) <= 14)).toBe(true);
});

test('nothing that a terminal would obey', () => {
  expect(wrap('a\u001b[31m\nb', 80)).toEqual(['a␛[31m␊b']);
});
