/** A night over the corpus of real reports, where there is one. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { corpusFiles, describeCorpus } from '../../generator/testing/corpus.ts';
import { awr, damageOf, dropNight, makeNight, type Night } from './night.ts';

describeCorpus('a night over real reports', (dir) => {
  let night: Night;
  afterAll(() => dropNight(night));

  test('every AWR HTML report of one instance has its pages, the rest is named', async () => {
    night = makeNight();
    const { status, stderr } = await awr(night, 'nightly', dir);
    expect(status, stderr).toBe(3);
    expect(damageOf(night)).toBeNull();

    const asked = await awr(night, 'query', '--format', 'json', 'SELECT source_path FROM reports');
    const inLake = new Set(
      (JSON.parse(asked.stdout) as { source_path: string }[]).map((row) => path.basename(row.source_path)),
    );
    const rejected = await awr(
      night,
      'query',
      '--format',
      'json',
      "SELECT source_path FROM rejects WHERE reason = 'duplicate'",
    );
    const duplicates = new Set(
      (JSON.parse(rejected.stdout) as { source_path: string }[]).map((row) => path.basename(row.source_path)),
    );
    const single = corpusFiles((file) => file.kind === 'awr-single' && file.format === 'html');
    expect(single.length).toBeGreaterThan(50);
    expect(single.filter(({ name }) => !inLake.has(name) && !duplicates.has(name)).map(({ name }) => name)).toEqual([]);

    const { pages } = JSON.parse(fs.readFileSync(path.join(night.current, 'manifest.json'), 'utf8')) as {
      pages: Record<string, string>;
    };
    expect(Object.keys(pages).filter((page) => /_\d+-\d+\/$/.test(page))).toHaveLength(inLake.size);
  });

  test('the next night over the same renders nothing', async () => {
    const { status, stderr } = await awr(night, 'nightly', dir);
    expect(status).toBe(3);
    expect(stderr).toContain('nothing rendered');
  });
});
