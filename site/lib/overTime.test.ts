import { describe, expect, test } from 'vitest';
import type { CapacityForecast, Drift } from '../../generator/pages/types.ts';
import { overTimeOf } from '../testing/fixtureOverTime.ts';
import { DATABASES, seriesOf } from '../testing/fixtureWorkload.ts';
import {
  backTestSentence,
  capacitySentence,
  changeText,
  driftBadge,
  driftSpark,
  evidenceText,
  subjectName,
} from './overTime.ts';

const [database] = DATABASES;
if (!database) throw new Error('no fixture');
const { drifts, capacity } = overTimeOf(database.instances.map((instance) => seriesOf(database, instance)));
const [step, trend] = drifts as [Drift, Drift];
const forecast: CapacityForecast = {
  ...(capacity[0] as CapacityForecast),
  history: [{ day: '2026-11-30 00:00:00', value: 40, path: null }],
  days: [
    { day: '2026-12-01 00:00:00', value: 50, low: 45, high: 55 },
    { day: '2026-12-31 00:00:00', value: 70, low: 55, high: 85 },
  ],
  limit: { kind: 'host_cpu_80', value: 80 },
};
const sentence = (more: Partial<CapacityForecast>, lang: 'en' | 'zh' = 'en') =>
  capacitySentence({ ...forecast, ...more }, lang);

describe('capacitySentence', () => {
  test('says when the limit is reached, and between which days', () => {
    const reached = {
      reachedOn: '2026-12-14 00:00:00',
      earliest: '2026-12-08 00:00:00',
      latest: '2026-12-22 00:00:00',
    };
    expect(sentence(reached)).toBe(
      'Reaches 80 % of the host’s CPU around 2026-12-14 (between 2026-12-08 and 2026-12-22).',
    );
    expect(sentence(reached, 'zh')).toBe(
      '预计在 2026-12-14 前后达到主机 CPU 的 80%（2026-12-08 至 2026-12-22 之间）。',
    );
    expect(sentence({ ...reached, latest: null })).toContain('perhaps not before 2026-12-31');
  });

  test('says when it may be, when it is not, and when it is already', () => {
    const never = { reachedOn: null, earliest: null, latest: null };
    expect(sentence({ ...never, earliest: '2026-12-30 00:00:00' })).toContain('may reach it from 2026-12-30 on');
    const below = { ...never, days: forecast.days.map((day) => ({ ...day, high: 60 })) };
    expect(sentence(below)).toBe(
      'Stays below 80 % of the host’s CPU up to 2026-12-31, where the forecast ends: 75\u00a0% of it at most.',
    );
    expect(sentence({ history: [{ day: '2026-11-30 00:00:00', value: 91, path: null }] })).toContain(
      'on 1 of the last 7 days',
    );
    expect(sentence({ limit: null })).toContain('No limit is in the reports');
  });
});

describe('backTestSentence', () => {
  test('gives the error and what was gained over repeating last week', () => {
    const text = backTestSentence(forecast, 'en');
    expect(text).toContain('tested from 40 of them');
    expect(text).toContain('36\u00a0% less than repeating last week');
  });

  test('says so where nothing was gained', () => {
    expect(backTestSentence({ ...forecast, method: 'seasonal_naive' }, 'en')).toContain(
      'none did better than repeating last week',
    );
    expect(backTestSentence({ ...forecast, method: 'seasonal_naive' }, 'zh')).toContain('不优于直接重复上一周');
  });
});

describe('a drift', () => {
  test('is worse, better, or more or less', () => {
    expect(driftBadge(step, 'en')).toContain('Worse');
    expect(driftBadge({ ...step, worse: false }, 'en')).toContain('Better');
    expect(driftBadge(trend, 'en')).toContain('More');
    expect(driftBadge({ ...trend, changePct: -40 }, 'zh')).toContain('减少');
  });

  test('is a percentage up to three times, then a factor', () => {
    expect(changeText(step, 'en')).toBe('+138\u00a0%');
    expect(changeText({ ...step, after: 4, changePct: 400 }, 'en')).toBe('×\u00a05');
    expect(changeText({ ...step, after: 0.4, changePct: -50 }, 'en')).toBe('−50\u00a0%');
    expect(changeText({ ...step, before: 0 }, 'en')).toBe('new');
  });

  test('shows what it rests on, and where it came', () => {
    expect(evidenceText(step, 'en')).toContain('6.2');
    expect(evidenceText({ ...step, scales: null }, 'en')).toBe('values do not vary');
    expect(evidenceText(trend, 'en')).toMatch(/^\+1\.20.*a day, 95 %: \+0\.90.* … \+1\.50/);
    expect(driftSpark(step)).toContain('spark-mark');
    expect(driftSpark(trend)).not.toContain('spark-mark');
    expect(subjectName({ scope: 'cluster_sum', subject: 'RAC' }, 'en')).toBe('All instances');
    expect(subjectName({ scope: 'cluster', subject: 'RAC' }, 'en')).toBe('RAC');
  });
});
