/** Waiting for the first lake: until it is published, not only begun, and no longer than the viewer is wanted. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeManifest } from '../publish/manifest.ts';
import { firstLake } from './first-lake.ts';

const POLL_MS = 5;
let dir: string;
let stop: AbortController;
const lake = (): string => path.join(dir, 'lake');
const releases = (): string => path.join(dir, 'releases');

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-first-'));
  stop = new AbortController();
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** A release without a page, published. */
function publish(): void {
  const id = '20261128T020000Z';
  fs.mkdirSync(path.join(releases(), id), { recursive: true });
  const inputs = { entries: '', site: '', assets: '' };
  const manifest = {
    format: 1,
    release: id,
    built: '2026-11-28T02:00:00Z',
    inputs,
    versions: {},
    pages: {},
    files: {},
  };
  writeManifest(path.join(releases(), id), { ...manifest, format: 1 });
  fs.symlinkSync(id, path.join(releases(), 'current'));
}

test('a lake that is there is not waited for, published or not', async () => {
  fs.mkdirSync(path.join(lake(), 'tables'), { recursive: true });
  await firstLake(lake(), releases(), stop.signal, POLL_MS);
});

test('one that is begun is waited for until it is published', async () => {
  let there = false;
  const waited = firstLake(lake(), releases(), stop.signal, POLL_MS).then(() => {
    there = true;
  });
  await setTimeout(10 * POLL_MS);
  fs.mkdirSync(path.join(lake(), 'tables'), { recursive: true });
  await setTimeout(10 * POLL_MS);
  expect(there).toBe(false);
  publish();
  await waited;
  expect(there).toBe(true);
});

test('a viewer that is stopped waits no longer', async () => {
  const waited = firstLake(lake(), releases(), stop.signal, POLL_MS);
  stop.abort();
  await expect(waited).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
