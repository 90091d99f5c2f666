import fs from 'node:fs';
import { expect, test } from 'vitest';
import { readReport } from '../../../report/read.ts';
import { corpusFiles, describeCorpus } from '../../../testing/corpus.ts';
import { sections } from '../../index.ts';
import { mapReport } from '../../map.ts';
import type { Cell } from '../../types.ts';

describeCorpus('STATSPACK against AWR of the same quarter of an hour', () => {
  const [statspack] = corpusFiles(({ name }) => name === 'sp_1830_1845.txt');
  const [awr] = corpusFiles(({ name }) => name === 'awr_1830_1845.html');
  if (!statspack || !awr) return;
  const rowsOf = (file: string) => {
    const mapped = mapReport(readReport(fs.readFileSync(file)));
    return (table: string): Record<string, Cell>[] => {
      const section = sections.find(({ name }) => name === table);
      return (mapped.rows.get(table) ?? []).map((cells) =>
        Object.fromEntries((section?.columns ?? []).map(({ name }, at) => [name, cells[at] ?? null])),
      );
    };
  };
  const [one, other] = [rowsOf(statspack.file), rowsOf(awr.file)];

  /** Snapshots were taken seconds apart: so many of the values that both print may differ by so much. */
  const agree = (
    table: string,
    key: string,
    value: string,
    where: (row: Record<string, Cell>) => boolean = () => true,
  ) => {
    const known = new Map(
      other(table)
        .filter(where)
        .map((row) => [row[key], row[value]]),
    );
    const pairs = one(table)
      .filter(where)
      .flatMap((row) => {
        const [mine, theirs] = [row[value], known.get(row[key])];
        return typeof mine === 'number' && typeof theirs === 'number' ? [{ mine, theirs }] : [];
      });
    const near = pairs.filter(({ mine, theirs }) => Math.abs(mine - theirs) <= Math.max(20, 0.03 * Math.abs(theirs)));
    return { pairs: pairs.length, share: near.length / pairs.length };
  };

  test.each([
    ['instance_activity', 'statistic', 'total', 150],
    ['time_model', 'statistic', 'time_s', 8],
    ['latches', 'latch', 'get_requests', 200],
    ['segments', 'object_name', 'value', 5],
    ['file_io', 'file', 'reads', 4],
  ])('%s by %s', (table, key, value, least) => {
    const { pairs, share } = agree(
      table,
      key,
      value,
      ({ ordering }) => (ordering ?? 'logical_reads') === 'logical_reads',
    );
    expect(pairs).toBeGreaterThanOrEqual(least);
    expect(share).toBeGreaterThan(0.9);
  });

  test('foreground waits, names that STATSPACK cuts in full', () => {
    const { pairs, share } = agree('wait_events', 'event', 'waits', ({ scope }) => scope === 'foreground');
    expect(pairs).toBeGreaterThan(15);
    expect(share).toBeGreaterThan(0.8);
  });

  test('parameters, letter by letter', () => {
    const known = new Map(other('init_parameters').map((row) => [row['name'], row['begin_value']]));
    const mine = one('init_parameters').filter((row) => known.get(row['name']) !== undefined);
    expect(mine.length).toBeGreaterThan(20);
    // AWR has a row for each of several values.
    const single = mine.filter((row) => !String(row['begin_value']).includes(','));
    expect(single.map((row) => row['begin_value'])).toEqual(single.map((row) => known.get(row['name'])));
  });
});
