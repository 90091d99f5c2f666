import { expect, it } from 'vitest';
import { shortenPaths } from './shown-path.ts';

it('shortens what lies under the directory, as a whole or as a word, and nothing else', () => {
  expect(shortenPaths('/work/a/b c.html', '/work')).toBe('a/b c.html');
  expect(shortenPaths('Holds the same report as /work/a.html, which is newer.', '/work/')).toBe(
    'Holds the same report as a.html, which is newer.',
  );
  for (const whole of ['/workshop/a.html', 'x/work/a.html', '/work', '/work/']) {
    expect(shortenPaths(whole, '/work')).toBe(whole);
  }
  expect(shortenPaths('/work/a.html', '/')).toBe('/work/a.html');
  expect(shortenPaths('/work/a.html', undefined)).toBe('/work/a.html');
});
