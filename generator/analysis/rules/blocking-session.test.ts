import { expect, test } from 'vitest';
import type { FactRows } from '../facts/rows.ts';
import rule from './blocking-session.ts';
import { foreground, hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const TX = 'enq: TX - row lock contention';

function blocker(pctActivity: number, more: Partial<FactRows['ash_blocking_sessions']> = {}) {
  return {
    sid: 203,
    serial: 26_510,
    instance_number: 1,
    pct_activity: pctActivity,
    event: TX,
    user_name: 'SHOP',
    program: 'JDBC Thin Client',
    ...more,
  };
}

test('names the session that most of the activity waited for', () => {
  const facts = testFacts({
    wait_events: [foreground(TX, 28)],
    ash_blocking_sessions: [blocker(12, { sid: 7 }), blocker(30.5), blocker(30.5, { event: 'buffer busy waits' })],
  });
  const hits = hitsOf(rule, facts) ?? [];
  expect(hits).toMatchObject([
    {
      severity: 'high',
      impactPct: 28,
      about: [`event:${TX}`, 'event:buffer busy waits'],
      values: { session: '203,26510@1', event: TX, user: 'SHOP', program: 'JDBC Thin Client' },
    },
  ]);
  expect(hits[0]?.variant).toBeUndefined();
  expect(hits[0]?.evidence).toMatchObject([
    { term: 'pct_activity', of: '203,26510@1', value: 30.5, limit: 5, section: 'report' },
    { term: 'pct_db_time', of: TX, value: 28 },
  ]);
  const { title, cause } = wordingOf(rule, hits[0] as never, 'en');
  expect(plain(title)).toBe(
    `Session 203,26510@1 kept others waiting: 30.5 % of the activity waited for it, mostly for ${TX}.`,
  );
  expect(cause).toContain('(user SHOP, program JDBC Thin Client)');
});

test('does not tell to kill a process of the server, nor looks for a session that is gone', () => {
  const variantFor = (program: string, user_name = 'SYS') =>
    hitsOf(rule, { ash_blocking_sessions: [blocker(12, { program, user_name })] })?.[0]?.variant;
  expect(variantFor('oracle@testhost (LGWR)')).toBe('server');
  expect(variantFor('oracle@testhost (PMON)')).toBe('server');
  expect(variantFor('ORACLE.EXE (DBW0)')).toBe('server');
  expect(variantFor('oracle@a-host-with-a-long-name (LG')).toBe('server');
  expect(variantFor('oracle@testhost (J003)', 'SHOP')).toBeUndefined();
  expect(variantFor('oracle@testhost (P00A)', 'SHOP')).toBeUndefined();
  expect(variantFor('oracle@otherhost (TNS V1-V3)', 'SHOP')).toBeUndefined();
  expect(variantFor('BLOCKING SESSION NOT FOUND', '** NOT FOUND **')).toBe('gone');
});

test('leaves the impact open where the report has no such event, and what is not printed', () => {
  const [hit] =
    hitsOf(rule, {
      ash_blocking_sessions: [blocker(10, { instance_number: null, event: null, user_name: null, program: null })],
    }) ?? [];
  expect(hit).toMatchObject({
    severity: 'medium',
    impactPct: null,
    about: [],
    values: { session: '203,26510', user: '–' },
  });
  const other = hitsOf(rule, { wait_events: [foreground('log file sync', 20)], ash_blocking_sessions: [blocker(6)] });
  expect(other).toMatchObject([{ severity: 'low', impactPct: null }]);
});

test('never explains more than the samples that waited for it', () => {
  expect(hitsOf(rule, { wait_events: [foreground(TX, 60)], ash_blocking_sessions: [blocker(9)] })).toMatchObject([
    { impactPct: 9 },
  ]);
});

test('is silent at its share of activity, and cannot judge without ASH', () => {
  expect(hitsOf(rule, { ash_blocking_sessions: [blocker(5)] })).toEqual([]);
  expect(hitsOf(rule, { ash_blocking_sessions: [] })).toEqual([]);
  expect(hitsOf(rule, {})).toBeNull();
});
