import { beforeAll, describe, expect, test } from 'vitest';
import { metrics } from '../analysis/metrics.ts';
import { digestModel } from '../pages/digest.ts';
import type { DigestModel } from '../pages/digest-types.ts';
import { digestLake } from '../testing/digest.ts';
import { temporaryLakeDir } from '../testing/lake.ts';
import { addressIn } from './addresses.ts';
import { escapeHtml } from './html.ts';
import { type DigestFormat, hasAtLeast, withIndex, writeDigest } from './make.ts';
import { escapeMarkdown } from './markdown.ts';
import { worseningText } from './outline.ts';
import { DIGEST_TEXTS, METRIC_NAMES } from './texts.ts';
import { windowOf } from './window.ts';

const HOSTILE =
  '<script>alert(1)</script> | `x` [a](javascript:b) *b* @dba #12 https://evil.example/ ![i](//e/x.png) $V$ \u0007\u202e';
const lakeDir = temporaryLakeDir();
let model: DigestModel;

beforeAll(async () => {
  await digestLake(lakeDir, [
    {
      dbId: 7,
      name: 'SHOP',
      hours: 48,
      incidents: [
        { id: 'locks', from: 40, to: 48, severity: 'high', impactS: 7200, title: HOSTILE },
        { id: 'slow', from: 40, to: 48, severity: 'medium', symptomOf: 'locks' },
        { id: 'ended', from: 10, to: 30, severity: 'medium' },
        { id: 'trifle', from: 40, to: 42, severity: 'low' },
      ],
    },
    { dbId: 8, name: 'CALM', hours: 48, incidents: [] },
  ]);
  model = await withIndex(lakeDir, digestModel);
});

const write = (
  format: DigestFormat,
  lang: 'en' | 'zh' = 'en',
  baseUrl: string | null = 'https://awr.example.com/x',
): string =>
  writeDigest(model, format, {
    lang,
    address: addressIn(baseUrl, lang),
    rejects: [{ reason: 'truncated', files: ['a|b`.html'] }],
  });

describe('Markdown', () => {
  test('says what to do first, then each database, what is quiet in a line, new rejects', () => {
    const lines = write('md').split('\n');
    expect(lines[0]).toMatch(/^# AWR morning digest, /);
    expect(lines[2]).toBe('1 new (1 of them still going on), 0 going on from before, 1 over; in 1 of 2 databases.');
    expect(lines.filter((line) => line.startsWith('#')).slice(1)).toEqual([
      '## What to do first',
      '## [SHOP](https://awr.example.com/x/en/shop-7/)',
      '### New',
      '### Over',
      '## New files that were rejected',
    ]);
    expect(write('md')).toContain('**What to do**: advice for locks');
    expect(write('md')).toMatch(/\*\*Nothing to report\*\*: \[CALM\]\(.*calm-8\/\)/);
    expect(write('md')).toContain('1 × truncated: a\\|b\\`.html');
  });

  test('text of reports neither formats nor links nor mentions', () => {
    const text = escapeMarkdown(HOSTILE);
    expect(text).not.toMatch(/(?<!\\)[<>|`[\]*$!]/);
    expect(text).not.toContain('@dba');
    expect(text).not.toContain('#12');
    expect(text).not.toContain('https://');
    for (const char of ['\u0007', '\u202e']) expect(text).not.toContain(char);
    expect(write('md')).toContain(text);
  });

  test('in Chinese strong words close before punctuation', () => {
    expect(write('md', 'zh')).toContain('**建议**：locks 的建议');
  });

  test('without a base URL links are relative to the site’s root', () => {
    expect(write('md', 'en', null)).toContain('](en/shop-7/shop/2024-03-06-1600_40-41/index.html#finding-1)');
  });
});

describe('HTML', () => {
  test('is one document without script, style sheet or anything fetched', () => {
    const html = write('html');
    expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(html).not.toMatch(/<(script|link|img|iframe|style)\b/i);
    expect(html).not.toMatch(/\bsrc=|url\(/i);
    expect(html).toContain(escapeHtml(HOSTILE));
    expect(
      [...html.matchAll(/href="([^"]*)"/g)].every(([, url]) => url?.startsWith('https://awr.example.com/x/en/')),
    ).toBe(true);
  });
});

test('JSON has the keys that scripts hang on', () => {
  const digest = JSON.parse(write('json')) as { databases: { incidents: Record<string, unknown>[] }[] };
  expect(Object.keys(digest)).toEqual(['schema', 'lang', 'until', 'databases', 'new_rejects']);
  expect(Object.keys(digest.databases[0] ?? {})).toEqual([
    'db_name',
    'db_id',
    'synthetic',
    'link',
    'since',
    'until',
    'snapshots',
    'behind_s',
    'incidents',
    'usual',
    'data_quality',
    'worsening',
    'silent_instances',
  ]);
  expect(digest.databases[0]?.incidents[0]).toMatchObject({
    incident_id: 'locks',
    status: 'new',
    severity: 'high',
    rule: 'locks',
    object: null,
    subject: 'shop',
    begin_time: '2024-03-06 16:00:00',
    end_time: '2024-03-07 00:00:00',
    ongoing: true,
    worsened: false,
    snapshots: 8,
    worst_impact_pct_db_time: 25,
    impact_s: 7200,
    title: HOSTILE,
    cause: 'cause of locks',
    advice: 'advice for locks',
    symptoms: [{ incident_id: 'slow' }],
  });
});

test('the same lake gives the same bytes', async () => {
  const again = await withIndex(lakeDir, digestModel);
  const before = (['md', 'html', 'json'] as const).map((format) => write(format));
  model = again;
  expect((['md', 'html', 'json'] as const).map((format) => write(format))).toEqual(before);
});

test('--fail-on counts what is new or goes on, symptoms too, not what is over', () => {
  expect(hasAtLeast(model, 'high')).toBe(true);
  const [shop] = model.databases;
  const over = {
    ...model,
    databases: shop ? [{ ...shop, incidents: shop.incidents.filter(({ id }) => id === 'ended') }] : [],
  };
  expect(hasAtLeast(over, 'low')).toBe(false);
});

test('every figure that can become worse has a name in both languages', () => {
  const directed = metrics.filter(({ higherIsWorse }) => higherIsWorse !== null).map(({ key }) => key);
  expect(directed.length).toBeGreaterThan(8);
  expect(directed.filter((key) => !METRIC_NAMES[key]?.en || !METRIC_NAMES[key]?.zh)).toEqual([]);
});

test('says what is getting worse, from what to what, since when', () => {
  const figure = {
    kind: 'step',
    scope: 'instance',
    subject: 'shop',
    metric: 'single_block_read_ms',
    unit: 'milliseconds',
    since: '2024-03-04 10:00:00',
    before: 0.62,
    after: 1.31,
    path: 'shop-7/shop/2024-03-04-1000_10-11/',
  } as const;
  expect(worseningText(figure, 'en')).toBe(
    'single-block read (shop): 0.62\u00a0ms → 1.31\u00a0ms (×2.1), a lasting step since Mon 2024-03-04 10:00',
  );
  const [shop] = model.databases;
  const told = { ...model, databases: shop ? [{ ...shop, worsening: [figure] }] : [] };
  const options = { lang: 'en', address: addressIn(null, 'en'), rejects: [] } as const;
  expect(writeDigest(told, 'md', options)).toContain(
    '## Getting worse over days and weeks\n\n- **SHOP**: [single-block',
  );
  expect(JSON.parse(writeDigest(told, 'json', options)).databases[0].worsening).toMatchObject([
    { metric: figure.metric },
  ]);
});

test('both languages have the same words with the same values', () => {
  const values = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  for (const [key, text] of Object.entries(DIGEST_TEXTS.en))
    expect([key, values(DIGEST_TEXTS.zh[key as keyof typeof DIGEST_TEXTS.en])]).toEqual([key, values(text)]);
});

describe('--since', () => {
  test.each([
    [undefined, '2026-10-30 06:00:00'],
    ['24h', '2026-10-30 06:00:00'],
    ['7d', '2026-10-24 06:00:00'],
    ['2026-10-29', '2026-10-29 00:00:00'],
    ['2026-10-29T22:30', '2026-10-29 22:30:00'],
    ['2026-10-29 22:30:15', '2026-10-29 22:30:15'],
  ])('%s', (since, from) => expect(windowOf(since).sinceOf('2026-10-31 06:00:00')).toBe(from));

  test.each(['yesterday', '0h', '24', '-7d', '99999d', '2026-02-30', '2026-10-29 25:00', '2026-13-01', ''])(
    'not %j',
    (since) => {
      expect(() => windowOf(since)).toThrow(expect.objectContaining({ code: 'usage', exitCode: 2 }));
    },
  );
});
