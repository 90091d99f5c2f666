import sax from 'sax';
import { describe, expect, test } from 'vitest';
import type { FeedEntry, FeedModel } from '../../generator/pages/digest-types.ts';
import { openFixtureSource } from '../testing/fixtureSource.ts';
import { DATABASES, HOSTILE } from '../testing/fixtureWorkload.ts';
import { atomOf } from './feed.ts';

/** Everything that XML does not know, or that would end a CDATA section, an attribute, an element. */
const ODD = `]]> <x> & " ' \u0000\u0007\u000b\u001b \ud800 \udfff \ufffe \uffff \u0085 ${HOSTILE}`;

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Parses strictly: throws where it is not well-formed. */
function parse(xml: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const parser = sax.parser(true, { xmlns: false });
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    elements.push(element);
    open.push(element);
  };
  const add = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = () => void open.pop();
  parser.write(xml).close();
  return elements;
}

/** XML 1.0's own characters; sax lets others pass. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const source = openFixtureSource();
const slug = DATABASES[0]?.ref.slug ?? '';
const feed = (more: Partial<FeedModel> = {}): Promise<FeedModel> =>
  source.feed(slug).then((model) => ({ ...model, ...more }));

const all = (elements: Element[], name: string): Element[] => elements.filter((each) => each.name === name);
const textOf = (elements: Element[], name: string): string[] => all(elements, name).map(({ text }) => text);

describe('an Atom feed', () => {
  test.each(['en', 'zh'] as const)('is well-formed and has what Atom asks for: %s', async (lang) => {
    const elements = parse(atomOf(await feed(), lang));
    expect(elements[0]).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom' } });
    const entries = all(elements, 'entry').length;
    expect(entries).toBeGreaterThan(2);
    expect([all(elements, 'id').length, all(elements, 'title').length, all(elements, 'updated').length]).toEqual([
      entries + 1,
      entries + 1,
      entries + 1,
    ]);
    expect(all(elements, 'author')).toHaveLength(1);
    expect(textOf(elements, 'id').every((id) => /^urn:awr:(feed|incident):\S+$/.test(id))).toBe(true);
    for (const time of textOf(elements, 'updated')) expect(new Date(time).toISOString()).toBe(time);
  });

  test('survives any text of a report', async () => {
    const model = await feed();
    const [first] = model.entries as [FeedEntry];
    const odd = { en: ODD, zh: ODD };
    const incident = { ...first.incident, title: odd, cause: odd, advice: odd, subject: ODD };
    const database = { ...first.database, dbName: ODD };
    const xml = atomOf({ ...model, database, entries: [{ ...first, incident, database }] }, 'en');
    const elements = parse(xml);
    expect(xml).not.toMatch(NOT_XML);
    expect(xml.isWellFormed()).toBe(true);
    expect(all(elements, 'x')).toEqual([]);
    // What readers show as HTML is escaped text.
    expect(textOf(elements, 'title').at(-1)).toContain(']]&gt; &lt;x&gt; &amp;');
    expect(textOf(elements, 'content')[0]?.replace(/<\/?d[ltd]>/g, '')).not.toMatch(/[<>]/);
  });

  test('has absolute links below the base URL, else relative ones from where it lies', async () => {
    const links = (xml: string): string[] => all(parse(xml), 'link').map(({ attributes }) => attributes['href'] ?? '');
    const absolute = links(atomOf(await feed({ baseUrl: 'https://awr.example.com/reports' }), 'zh'));
    expect(absolute.every((href) => href.startsWith(`https://awr.example.com/reports/zh/${slug}/`))).toBe(true);
    const relative = links(atomOf(await feed(), 'zh'));
    expect(relative.slice(0, 2)).toEqual([`../../zh/${slug}/index.html`, `../../zh/${slug}/feed.xml`]);
    expect(relative.every((href) => href.startsWith(`../../zh/${slug}/`))).toBe(true);
    expect(relative[2]).toMatch(/\/index\.html#finding-1$/);
  });

  test('gives each incident one id in all feeds, whatever becomes of it', async () => {
    const model = await feed();
    const [first] = model.entries as [FeedEntry];
    const over = {
      ...first,
      updated: '2026-03-09 00:00:00',
      incident: { ...first.incident, ongoing: false, overSeen: '2026-03-09 00:00:00' },
    };
    const [going, ended] = [first, over].map((entry) => parse(atomOf({ ...model, entries: [entry] }, 'en')));
    expect(textOf(ended ?? [], 'id')[1]).toBe(textOf(going ?? [], 'id')[1]);
    expect(textOf(ended ?? [], 'updated')[1]).toBe('2026-03-09T00:00:00.000Z');
    expect(textOf(ended ?? [], 'title')[1]).toMatch(/^Over: /);
    expect(textOf(going ?? [], 'title')[1]).not.toMatch(/^Over: /);
  });

  test('is the same bytes of the same model, an empty one too', async () => {
    expect(atomOf(await feed(), 'en')).toBe(atomOf(await feed(), 'en'));
    const empty = await feed({ entries: [], updated: null });
    expect(parse(atomOf(empty, 'en')).length).toBeGreaterThan(4);
    expect(atomOf(empty, 'en')).toBe(atomOf(empty, 'en'));
  });
});
