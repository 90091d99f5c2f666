import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import instanceActivity from './instance_activity.ts';
import instanceActivityAbsolute from './instance_activity_absolute.ts';

describe('instance activity', () => {
  const header = 'Statistic | Total | per Second | per Trans';
  const key = printed(
    'Key Instance Activity Stats',
    'This table displays Key Instance activity statistics. For each …',
    header,
    ['user commits | 34,000,711 | 2,373.50 | 1.00'],
  );
  const expected = { statistic: 'user commits', total: 34000711, per_second: 2373.5, per_transaction: 1 };

  test('a key statistic repeated in the full list counts once', () => {
    const full = printed(
      'Instance Activity Stats',
      'This table displays Instance activity statistics. For each …',
      header,
      ['user commits | 34,000,711 | 2,373.50 | 1.00', 'user rollbacks | 1.2M | .5 | 0.00'],
    );
    expect(mapWith(instanceActivity, key, full).rows).toEqual([
      expected,
      { statistic: 'user rollbacks', total: 1200000, per_second: 0.5, per_transaction: 0 },
    ]);
  });

  test('11.2.0.4 prints the others apart; thread activity is per hour', () => {
    const other = printed(
      'Other Instance Activity Stats',
      'This table displays non-key Instance activity statistics. For each …',
      header,
      ['user rollbacks | 1 | 0.00 | 0.00'],
    );
    const thread = printed(
      'Instance Activity Stats - Thread Activity',
      'This table displays thread activity stats in the instance. …',
      'Statistic | Total | per Hour',
      ['log switches (derived) | 11 | 36.00'],
    );
    expect(mapWith(instanceActivity, key, other, thread)).toMatchObject({
      rows: [
        expected,
        { statistic: 'user rollbacks', total: 1 },
        { statistic: 'log switches (derived)', total: 11, per_second: 0.01 },
      ],
      warnings: [],
    });
  });

  test('absolute values are levels and have a table of their own', () => {
    const absolute = printed(
      'Instance Activity Stats - Absolute Values',
      'This table displays absolute values of instance-related features. For each …',
      'Statistic | Begin Value | End Value',
      ['logons current | 58 | 59'],
    );
    expect(mapWith(instanceActivity, absolute).mappedTo).toEqual([null]);
    expect(mapWith(instanceActivityAbsolute, absolute).rows).toEqual([
      { statistic: 'logons current', begin_value: 58, end_value: 59 },
    ]);
  });
});
