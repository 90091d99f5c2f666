import { expect, test } from 'vitest';
import { EMPTY_HEADER } from '../report/header.ts';
import { reportId } from './identity.ts';

const header = { ...EMPTY_HEADER, db_id: '1234567890', instance_number: 1, begin_time: '2023-12-23 05:59:05' };

test('SQL reports of one interval and ASH reports of one begin are told apart by what they are about', () => {
  for (const kind of ['awr_sql', 'ash'] as const) {
    const ids = ['6gvch1xu9ca3g', 'av2f2stsjfr5k', undefined].map((subject) =>
      reportId(kind, subject === undefined ? header : { ...header, subject }),
    );
    expect(new Set(ids).size).toBe(3);
  }
  expect(reportId('awr', { ...header, subject: '6gvch1xu9ca3g' })).toBe(reportId('awr', header));
});
