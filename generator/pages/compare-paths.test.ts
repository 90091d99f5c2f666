/** Addresses of comparisons: what goes in comes out, and what is none is refused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparePath,
  parseComparePath,
  periodFolder,
  periodOfFolder,
  type SidePath,
  sideOfSnapshot,
} from './compare-paths.ts';

const one: SidePath = { db: 'orcl-1', instance: 'orcl1', side: '2026-10-19-1200_160-161' };
const other: SidePath = { db: 'orcl-1', instance: 'orcl1', side: '2026-10-26-1200_328-329' };

describe('the address of a comparison', () => {
  test('of one series names it once', () => {
    const path = 'compare/orcl-1/orcl1/2026-10-19-1200_160-161_vs_2026-10-26-1200_328-329/';
    expect(comparePath(one, other)).toBe(path);
    expect(parseComparePath(path)).toEqual({ first: one, second: other });
  });

  test('of two series names both', () => {
    const elsewhere = { ...other, db: 'copy-2', instance: 'copy' };
    const path = 'compare/orcl-1/orcl1/2026-10-19-1200_160-161/copy-2/copy/2026-10-26-1200_328-329/';
    expect(comparePath(one, elsewhere)).toBe(path);
    expect(parseComparePath(path)).toEqual({ first: one, second: elsewhere });
  });

  test('leads back to its sides, whatever they are called', () => {
    const folder = fc.stringMatching(/^[a-z0-9_-]{1,30}$/).filter((text) => !`_${text}_`.includes('_vs_'));
    const side = fc.record({ db: folder, instance: folder, side: folder });
    fc.assert(
      fc.property(side, side, (first, second) => {
        // Two names may part at a place of their own making: then the address is refused, never read as another one.
        const parsed = parseComparePath(comparePath(first, second));
        if (parsed !== null) expect(parsed).toEqual({ first, second });
        if (!`${first.side}_vs_${second.side}`.match(/_vs_.*_vs_|_vs_vs_/)) expect(parsed).toEqual({ first, second });
      }),
    );
  });

  test.each([
    'compare/',
    'compare/orcl-1/',
    'compare/orcl-1/orcl1/2026-10-19-1200_160-161/',
    'compare/orcl-1/orcl1/a_vs_b',
    'compare/orcl-1/orcl1/a_vs_b_vs_c/',
    'compare/orcl-1/orcl1/_vs_/',
    'compare/../orcl1/a_vs_b/',
    'compare/orcl-1/orcl1/A_vs_b/',
    'compare/orcl-1/orcl1/a_vs_b%2f/',
    'compare/orcl-1//a_vs_b/',
    'compare/a/b/c/d/e/',
    'compare/a/b/c/d/e/f/g/',
    'orcl-1/orcl1/a_vs_b/',
  ])('is not %s', (path) => {
    expect(parseComparePath(path)).toBeNull();
  });
});

describe('a period in an address', () => {
  test('is two times of the clock', () => {
    const period = { from: '2026-10-19 00:00:00', to: '2026-10-26 08:30:00' };
    expect(periodFolder(period)).toBe('2026-10-19-0000_to_2026-10-26-0830');
    expect(periodOfFolder('2026-10-19-0000_to_2026-10-26-0830')).toEqual(period);
  });

  test.each([
    '2026-10-19-1200_160-161',
    '2026-10-26-0000_to_2026-10-19-0000',
    '2026-10-26-0000_to_2026-10-26-0000',
    '2026-02-30-0000_to_2026-10-19-0000',
    '2026-10-19-2500_to_2026-10-20-0000',
    '2026-10-19_to_2026-10-20',
  ])('is not %s', (folder) => {
    expect(periodOfFolder(folder)).toBeNull();
  });
});

test('a snapshot’s page is a side', () => {
  expect(sideOfSnapshot('orcl-1/orcl1/2026-10-19-1200_160-161/')).toEqual(one);
  for (const path of ['', 'orcl-1/', 'orcl-1/orcl1/x', 'orcl-1/orcl1/x/y/', 'orcl-1/../x/', '/orcl1/x/'])
    expect(sideOfSnapshot(path)).toBeNull();
});
