import { expect, test } from 'vitest';
import rule from './parameter-changed.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const changed = (name: string, from_value: string | null, to_value: string | null) => ({ name, from_value, to_value });
const hitFor = (...change: Parameters<typeof changed>) => hitsOf(rule, { parameterChanges: [changed(...change)] })?.[0];

test('fires once a parameter; those of memory and of the optimizer count for more', () => {
  const facts = testFacts({
    parameterChanges: [
      changed('optimizer_index_cost_adj', '100', '20'),
      changed('sga_target', '8589934592', null),
      changed('open_cursors', '300', '1000'),
    ],
  });
  const hits = hitsOf(rule, facts) ?? [];
  expect(hits).toMatchObject([
    { severity: 'medium', impactPct: null, object: 'optimizer_index_cost_adj', variant: 'optimizer', about: [] },
    { severity: 'medium', object: 'sga_target', variant: 'memory', about: ['memory:cache', 'memory:shared'] },
    { severity: 'low', object: 'open_cursors', about: [] },
  ]);
  expect(hits[2]?.variant).toBeUndefined();
  expect(hits[1]?.evidence).toMatchObject([
    { term: 'from_value', of: 'sga_target', value: '8589934592' },
    { term: 'to_value', of: 'sga_target', value: null },
  ]);
  expect(plain(wordingOf(rule, hits[1] as never, 'en').title)).toBe('Parameter sga_target changed: 8.00 GiB → –.');
});

test('knows the optimizer’s switches', () => {
  for (const name of ['optimizer_features_enable', '_optimizer_use_feedback', '_fix_control', 'cursor_sharing']) {
    expect(hitFor(name, null, 'x')?.variant).toBe('optimizer');
  }
  for (const name of ['_push_join_predicate', '_gby_hash_aggregation_enabled']) {
    expect(hitFor(name, 'TRUE', 'FALSE')?.severity).toBe('medium');
  }
  expect(hitFor('processes', '300', '600')?.severity).toBe('low');
});

test('says several changes of one parameter together', () => {
  const hits = hitsOf(rule, {
    parameterChanges: [changed('processes', '300', '600'), changed('processes', '600', '900')],
  });
  expect(hits).toMatchObject([{ object: 'processes', values: { change: '300 → 600, 600 → 900' } }]);
  expect(hits?.[0]?.evidence).toHaveLength(4);
});

test('reads sizes, unless they would read the same', () => {
  const sized = (...change: Parameters<typeof changed>) => plain(String(hitFor(...change)?.values['change']));
  expect(sized('db_cache_size', '8589934592', '0')).toBe('8.00 GiB → 0');
  expect(sized('db_cache_size', '8589934592', '8589934593')).toBe('8589934592 → 8589934593');
  expect(sized('parallel_degree_limit', 'CPU', '16')).toBe('CPU → 16');
  expect(sized('max_dump_file_size', 'unlimited', '10485760')).toBe('unlimited → 10485760');
});

test('cuts long values in the title alone', () => {
  const files = `+DATA/${'x'.repeat(100)}`;
  const hit = hitFor('control_files', files, '+DATA/a');
  expect(hit?.values['change']).toBe(`+DATA/${'x'.repeat(53)}… → +DATA/a`);
  expect(hit?.evidence[0]?.value).toBe(files);
});

test('is silent without changes, and where only the spelling differs', () => {
  expect(hitsOf(rule, {})).toEqual([]);
  expect(hitFor('log_archive_dest_state_2', 'enable', 'ENABLE')).toBeUndefined();
  expect(hitFor('spfile', '/u01/spfileA.ora', '/u01/spfilea.ora')).toMatchObject({ severity: 'low' });
});
