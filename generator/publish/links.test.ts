import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cssReferences, feedReferences, htmlReferences, resolveFeedReference, resolveReference } from './links.ts';

const urls = (html: string) => htmlReferences(html).map(({ url }) => url);

describe('addresses in HTML', () => {
  test('are read from every kind of tag', () => {
    expect(
      urls(`<link rel=stylesheet href=a.css><script defer src='b.js'></script><a
        title="x > y" href="c/index.html">c</a><img srcset="d.png 1x, e.png 2x"><use xlink:href="#f"/>`),
    ).toEqual(['a.css', 'b.js', 'c/index.html', 'd.png', 'e.png', '#f']);
  });

  test('are not read from text, comments’ neighbours, scripts or other attributes', () => {
    expect(urls(`<p>&lt;a href="http://x"&gt; href="http://y"</p>`)).toEqual([]);
    expect(urls(`<script type="application/json">{"a":"<a href='http://x'>"}</script><a href="z">z</a>`)).toEqual([
      'z',
    ]);
    expect(urls(`<textarea><a href="http://x"></textarea>`)).toEqual([]);
    expect(urls(`<td data="http://x" title='href="http://y"'>`)).toEqual([]);
  });

  test('an address hidden behind entities is seen as it is', () => {
    expect(urls('<a href="https&#58;//x">')).toEqual(['https://x']);
    expect(urls('<a href="a.html?x=1&amp;y=2">')).toEqual(['a.html?x=1&y=2']);
  });
});

/** The rule for tags in one expression; slow on whole pages. */
function addressesByExpression(html: string): string[] {
  const tags = /<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
  const found: string[] = [];
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    for (const [, name = '', a, b, c] of (tag[2] ?? '').matchAll(
      /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g,
    )) {
      if (/^(?:href|src)$/i.test(name)) found.push((a ?? b ?? c ?? '').trim());
    }
    if (/^(?:script|title)$/i.test(tag[1] ?? '')) {
      const end = html.toLowerCase().indexOf(`</${tag[1]?.toLowerCase()}`, tags.lastIndex);
      if (end < 0) break;
      tags.lastIndex = end;
    }
  }
  return found;
}

test('tags are told apart as the rule has it, however damaged', () => {
  const pieces = [
    '<',
    'a',
    '>',
    '"',
    "'",
    ' ',
    '/',
    '=',
    '\n',
    '\u00a0',
    '\u2003',
    '<a ',
    'href=',
    'SRC = ',
    '"x"',
    "'y'",
  ];
  const markup = fc.array(fc.constantFrom(...pieces, '<title>', '</title', '<SCRIPT>', '</script>', '<!--', 'z'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(markup, (parts) => {
      expect(urls(parts.join(''))).toEqual(addressesByExpression(parts.join('')));
    }),
    { numRuns: 3000 },
  );
});

test('addresses in CSS', () => {
  expect(
    cssReferences(`@import "a.css"; /* url(no) */ b { c: url(d.png) url('e.png') }`).map(({ url }) => url),
  ).toEqual(['d.png', 'e.png', 'a.css']);
});

describe('where a reference leads', () => {
  test.each([
    ['../index.html', { kind: 'file', file: 'en/index.html' }],
    ['../', { kind: 'file', file: 'en/index.html' }],
    ['./x.html?q#f', { kind: 'file', file: 'en/orcl-1/x.html' }],
    ['../../assets/a%20b.css', { kind: 'file', file: 'assets/a b.css' }],
    ['#top', { kind: 'here' }],
    ['?x', { kind: 'here' }],
    ['/en/', { kind: 'absolute' }],
    ['//host/x', { kind: 'foreign' }],
    ['https://host/x', { kind: 'foreign' }],
    ['javascript:alert(1)', { kind: 'foreign' }],
    ['data:image/png;base64,x', { kind: 'foreign' }],
    ['../../../outside', { kind: 'foreign' }],
  ])('%s', (url, target) => {
    expect(resolveReference('en/orcl-1/index.html', url)).toEqual(target);
  });
});

describe('addresses in feeds', () => {
  const feed = `<feed><link rel="self" href="https://awr.example.com/x/en/feed.xml?a=1&amp;b=2"/>
    <entry><title type="html"><![CDATA[<link href="https://evil.example/">]]></title><link href="../en/a/index.html#f"/></entry></feed>`;

  test('are those of its links, not what its texts hold', () => {
    expect(feedReferences(feed)).toEqual(['https://awr.example.com/x/en/feed.xml?a=1&b=2', '../en/a/index.html#f']);
  });

  test.each([
    [
      'https://awr.example.com/x/en/a/#finding-1',
      'https://awr.example.com/x',
      { kind: 'file', file: 'en/a/index.html' },
    ],
    ['https://awr.example.com/x/', 'https://awr.example.com/x/', { kind: 'file', file: 'index.html' }],
    ['https://awr.example.com/y/', 'https://awr.example.com/x', { kind: 'foreign' }],
    ['../en/a/index.html', null, { kind: 'file', file: 'en/a/index.html' }],
  ])('%s below %s', (url, base, target) => {
    expect(resolveFeedReference('en/feed.xml', url, base)).toEqual(target);
  });
});
