import { describe, expect, it } from 'vitest';
import { type Linking, namesIn, objectName, withNames } from './names.ts';

const linked: Linking = (html, path) => `<a href="${path}">${html}</a>`;
const orders = { name: 'SHOP.ORDERS', path: 'o/' };

describe('withNames', () => {
  it('links each name, whole, and escapes all', () => {
    expect(withNames('Waits on SHOP.<b> rose', [{ name: 'SHOP.<b>', path: 'p/' }], linked)).toBe(
      'Waits on <a href="p/">SHOP.&lt;b&gt;</a> rose',
    );
    expect(withNames('Nothing named', [orders], linked)).toBe('Nothing named');
    expect(withNames('SHOP.ORDERS2, SHOP.ORDERS$A, XSHOP.ORDERS', [orders], linked)).not.toContain('<a');
    expect(withNames('主要在 SHOP.ORDERS。', [orders], linked)).toBe('主要在 <a href="o/">SHOP.ORDERS</a>。');
  });

  it('takes the longer of two names at one place', () => {
    expect(
      withNames(
        'log file sync: x',
        [
          { name: 'log file', path: 'a/' },
          { name: 'log file sync', path: 'b/' },
        ],
        linked,
      ),
    ).toBe('<a href="b/">log file sync</a>: x');
  });

  it('wraps the text between, but no mere punctuation', () => {
    const around = (html: string) => `[${html}]`;
    expect(withNames('Mostly on SHOP.ORDERS.', [orders], linked, around)).toBe(
      '[Mostly on] <a href="o/">SHOP.ORDERS</a>.',
    );
    expect(withNames('SHOP.ORDERS waits', [orders], linked, around)).toBe('<a href="o/">SHOP.ORDERS</a> [waits]');
  });
});

it('what a sentence names: segments that have a page, and what it is about', () => {
  const paths = new Map([
    ['SHOP.ORDERS', 'o/'],
    ['log file sync', 'w/'],
  ]);
  expect(namesIn('Mostly on SHOP.ORDERS.', 'SHOP.ORDERS (P_1)', paths)).toEqual([orders]);
  expect(namesIn('主要在 SHOP.ORDERS。', null, paths)).toEqual([orders]);
  expect(namesIn('log file sync takes 9.5 %, mostly on SHOP.NONE', 'log file sync', paths)).toEqual([
    { name: 'log file sync', path: 'w/' },
  ]);
  expect(objectName('SHOP.ORDERS (P_2026)')).toBe('SHOP.ORDERS');
  expect(objectName('enq: TX - contention (mode=4)')).toBe('enq: TX - contention (mode=4)');
});
