/** Numbers, durations and times as text: the generator's own formatters, so that a page and a finding on it agree. */
export * from '../../generator/base/figures.ts';
