import { describe, expect, it } from 'vitest';
import { AwrError } from '../base/errors.ts';
import { defaultOptions, parseOptions, span } from './options.ts';

describe('options of a sample', () => {
  it('takes the defaults for what is not given', () => {
    expect(parseOptions({})).toEqual(defaultOptions);
    expect(parseOptions({ days: '2', release: '11.2.0.4' })).toEqual({
      ...defaultOptions,
      days: 2,
      release: '11.2.0.4',
    });
  });

  it('covers whole days, the last one included', () => {
    const { begin, end } = span({ ...defaultOptions, days: 3, end: '2026-03-01' });
    expect(new Date(begin * 1000).toISOString()).toBe('2026-02-27T00:00:00.000Z');
    expect(new Date(end * 1000).toISOString()).toBe('2026-03-02T00:00:00.000Z');
  });

  it.each([
    [{ databases: '0' }, '--databases 0'],
    [{ days: '1.5' }, '--days 1.5'],
    [{ interval: '55' }, '--interval 55'],
    [{ release: '10g' }, '--release 10g'],
    [{ seed: '-1' }, '--seed -1'],
    [{ end: '2026-02-30' }, '--end 2026-02-30'],
  ])('refuses %j with exit code 2', (flags, named) => {
    let error: unknown;
    try {
      parseOptions(flags);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(AwrError);
    expect(error).toMatchObject({ code: 'usage', exitCode: 2 });
    expect((error as AwrError).message).toContain(named);
  });
});
