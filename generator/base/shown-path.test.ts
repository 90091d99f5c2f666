import { expect, it } from 'vitest';
import { shortenPaths } from './shown-path.ts';

it('shortens what lies under the directory, as a whole or as a word, and nothing else', () => {
  expect(shortenPaths('/archive/a/b c.html', '/archive')).toBe('a/b c.html');
  expect(shortenPaths('Holds the same report as /archive/a.html, which is newer.', '/archive/')).toBe(
    'Holds the same report as a.html, which is newer.',
  );
  for (const whole of ['/archives/a.html', 'x/archive/a.html', '/archive', '/archive/']) {
    expect(shortenPaths(whole, '/archive')).toBe(whole);
  }
  expect(shortenPaths('/archive/a.html', '/')).toBe('/archive/a.html');
  expect(shortenPaths('/archive/a.html', undefined)).toBe('/archive/a.html');
});
