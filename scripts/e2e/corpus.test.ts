/** A night over the corpus of real reports, where there is one. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { corpusFiles, describeCorpus } from '../../generator/testing/corpus.ts';
import { checkAnchors } from '../../site/testing/anchors.ts';
import { awr, damageOf, dropNight, makeNight, type Night } from './night.ts';

/** What a snapshot's page may take, compressed. */
const SNAPSHOT_BYTES = 80_000;

describeCorpus('a night over real reports', (dir) => {
  let night: Night;
  afterAll(() => dropNight(night));

  test('every report is read, of whatever kind and format, and has its page', async () => {
    night = makeNight();
    const { status, stderr } = await awr(night, 'nightly', dir);
    expect(status, stderr).toBe(0);
    expect(damageOf(night)).toBeNull();

    const asked = await awr(night, 'query', '--format', 'json', 'SELECT source_path, begin_time FROM reports');
    const reports = JSON.parse(asked.stdout) as { source_path: string; begin_time: string | null }[];
    const inLake = new Set(reports.map((row) => path.basename(row.source_path)));
    const rejected = await awr(night, 'query', '--format', 'json', 'SELECT source_path, reason FROM rejects');
    const rejects = JSON.parse(rejected.stdout) as { source_path: string; reason: string }[];
    // Of the text and the HTML form of one report one is enough.
    expect(rejects.filter(({ reason }) => reason !== 'duplicate')).toEqual([]);
    const duplicates = new Set(rejects.map((row) => path.basename(row.source_path)));
    const files = corpusFiles();
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter(({ name }) => !inLake.has(name) && !duplicates.has(name)).map(({ name }) => name)).toEqual([]);

    const { pages } = JSON.parse(fs.readFileSync(path.join(night.current, 'manifest.json'), 'utf8')) as {
      pages: Record<string, string>;
    };
    // One that says nothing of its times has a place in the lake alone.
    const timed = reports.filter(({ begin_time }) => begin_time !== null);
    expect(
      Object.keys(pages).filter((page) => /^(?!compare\/).*\d{4}-\d\d-\d\d-\d{4}_[a-z0-9-]+\/$/.test(page)),
    ).toHaveLength(timed.length);
  });

  test('no page of a report is heavier than 80 KB as it is sent, nor one of its long tables', () => {
    const files = fs.readdirSync(night.current, { recursive: true, encoding: 'utf8' });
    const pages = files.filter(
      (file) => /\d{4}_[a-z0-9-]+\/(tables\/)?index\.html$/.test(file) && !file.includes('/compare/'),
    );
    expect(pages.filter((file) => file.includes('/tables/')).length).toBeGreaterThan(50);
    const heavy = pages
      .map((file) => ({ file, bytes: zlib.gzipSync(fs.readFileSync(path.join(night.current, file))).length }))
      .filter(({ bytes }) => bytes > SNAPSHOT_BYTES);
    expect(heavy).toEqual([]);
  });

  test('every fragment is one that is listed for ever, and those that the fixtures lack are here', () => {
    const { faults, missing } = checkAnchors(night.current);
    expect(faults).toEqual([]);
    expect(missing('elsewhere')).toEqual([]);
  });

  test('the next night over the same renders nothing', async () => {
    const { status, stderr } = await awr(night, 'nightly', dir);
    expect(status).toBe(0);
    expect(stderr).toContain('nothing rendered');
  });
});
