import { describe, expect, it } from 'vitest';
import { openFixtureSource } from '../../testing/fixtureSource.ts';
import { cardOf, isImportant } from './content.ts';
import { cardSvg, shorten, wrap } from './svg.ts';

const source = openFixtureSource();

describe('preview cards', () => {
  it('say the page’s sentence in its language, as text, with the chart of the load', async () => {
    const [entry] = (await source.entries()).filter(({ type }) => type === 'snapshot');
    const model = await source.snapshot(entry?.key ?? '');
    const [en, zh] = [cardOf(model, 'en'), cardOf(model, 'zh')];
    expect(en.message).not.toMatch(/<|&\w+;/);
    expect(zh.message).toMatch(/平均活动会话/);
    expect(zh.message).not.toBe(en.message);
    expect(en.bars?.rows.length).toBeGreaterThan(1);
    expect(cardSvg(en, 'en')).toContain(`viewBox="0 0 1200 630"`);
  });

  it('are made of overviews, and of snapshots and statements to which something happened', async () => {
    expect(isImportant(await source.fleet())).toBe(true);
    const entries = (await source.entries()).filter(({ type }) => type === 'snapshot');
    const first = await source.snapshot(entries[0]?.key ?? '');
    expect(isImportant({ ...first, findings: [] })).toBe(false);
    expect(isImportant({ ...first, findings: null })).toBe(false);
  });

  it('are made of every kind of page that says something, in both languages', async () => {
    const entries = await source.entries();
    const first = new Map(entries.toReversed().map((entry) => [entry.type, entry]));
    const kinds: string[] = [];
    for (const [type, { key }] of first) {
      const model = await source.model(type, key);
      const [en, zh] = [cardOf(model, 'en'), cardOf(model, 'zh')];
      if (!en || !zh) continue;
      kinds.push(type);
      expect([type, zh.message]).toEqual([type, expect.stringMatching(/[\u4e00-\u9fff]/)]);
      for (const card of [en, zh]) {
        expect([type, card.message]).toEqual([
          type,
          expect.not.stringMatching(/<\/?(?:a|b|span|code)\b|&\w+;|undefined|NaN|\{/),
        ]);
        for (const { pct } of card.bars?.rows ?? []) expect(pct >= 0 && pct <= 100).toBe(true);
        expect(cardSvg(card, 'en')).not.toMatch(/NaN|undefined/);
      }
    }
    expect(kinds).toEqual(
      expect.arrayContaining(['fleet', 'digest', 'findings', 'database', 'snapshot', 'sql', 'compare']),
    );
  });

  it('draw a value that stands alone as a dot, and no line over what is missing', () => {
    const chart = { label: 'x', values: [1, null, 2, 3], limit: null };
    const svg = cardSvg({ place: '', message: '', chart, bars: null, synthetic: false }, 'en');
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(svg.match(/<polyline/g)).toHaveLength(1);
  });

  it('escape what a report says', async () => {
    const card = { ...cardOf(await source.fleet(), 'en'), message: '</text><script>alert(1)</script> & \u0000 x' };
    const svg = cardSvg(card, 'en');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });

  it('break lines at blanks, Chinese anywhere but before a stop, and cut what does not fit', () => {
    expect(wrap('one two three', 10, 50, 3)).toEqual(['one two', 'three']);
    expect(wrap('会话在等待行锁，平均八个', 10, 71, 3)).toEqual(['会话在等待行', '锁，平均八个']);
    const lines = wrap('word '.repeat(100), 10, 100, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(wrap('a b takes 9\u00a0%', 10, 60, 3)).toEqual(['a b takes', '9\u00a0%']);
    expect(shorten('short', 10, 100)).toBe('short');
    expect(shorten('x'.repeat(300), 10, 100).length).toBeLessThan(30);
  });
});
