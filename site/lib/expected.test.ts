import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PageEntry } from '../../generator/pages/types.ts';
import { expectedPages, keepKeys } from './expected.ts';

let build: string;
beforeEach(() => {
  build = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-expected-'));
});
afterEach(() => fs.rmSync(build, { recursive: true, force: true }));

const entries = (digests: Record<string, string>): PageEntry[] =>
  Object.entries(digests).map(([page, digest]) => ({ type: 'snapshot', path: page, digest, key: page }));
const expected = (digests: Record<string, string>, site = 's') => [
  ...expectedPages(build, entries(digests), (digest) => `${digest} ${site}`),
];

test('all pages of a first build, then those that are new or changed since the last complete one', () => {
  expect(expected({ 'a/': '1', 'b/': '1' })).toEqual(['a/', 'b/']);
  keepKeys(build);
  expect(expected({ 'a/': '1', 'b/': '2', 'c/': '1' })).toEqual(['b/', 'c/']);
  // That build was killed: what it rendered is rendered again, or found unchanged.
  expect(expected({ 'a/': '1', 'b/': '2' })).toEqual(['b/']);
  keepKeys(build);
  expect(expected({ 'a/': '1', 'b/': '2' })).toEqual([]);
  expect(expected({ 'a/': '1', 'b/': '2' }, 'other code')).toEqual(['a/', 'b/']);
});

test('all pages where the record cannot be read', () => {
  expected({ 'a/': '1' });
  keepKeys(build);
  fs.writeFileSync(path.join(build, 'keys.json'), '{"a/": ');
  expect(expected({ 'a/': '1' })).toEqual(['a/']);
});
