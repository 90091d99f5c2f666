/** Every real report: read with the facts its manifest states, or refused for the right reason. */
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { AwrError } from '../base/errors.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { readReport } from './read.ts';
import { parseTimestamp } from './values.ts';

describeCorpus('reports of the corpus', () => {
  const single = corpusFiles((file) => file.kind === 'awr-single' && file.format === 'html');
  const others = corpusFiles((file) => !(file.kind === 'awr-single' && file.format === 'html'));

  test.each(single)('$name is read', ({ file, row }) => {
    const { header, tables, kind, warnings } = readReport(fs.readFileSync(file));
    expect(kind).toBe('awr');
    expect(warnings).toEqual([]);
    expect(tables.length).toBe(Number(row['n_tables']));
    expect(header).toMatchObject({
      db_name: row['db_name'],
      release: row['release'],
      is_rac: row['rac'] === 'YES',
      begin_snap_id: Number(row['begin_snap']),
      end_snap_id: Number(row['end_snap']),
      begin_time: parseTimestamp(row['begin_time'] ?? ''),
      end_time: parseTimestamp(row['end_time'] ?? ''),
    });
    expect(header.elapsed_s).toBeGreaterThan(0);
    expect(header.db_time_s).not.toBeNull();
  });

  const kinds: Record<string, string> = {
    'awr-single': 'AWR report of one instance',
    'awr-rac-global': 'global AWR report of a RAC cluster',
    'awr-pdb': 'AWR report of a pluggable database',
    'awr-diff': 'AWR compare-period report',
    ash: 'ASH report',
    addm: 'ADDM report',
    statspack: 'STATSPACK report',
  };

  test.each(others)('$name is set aside as $kind, $format', ({ file, kind, format }) => {
    const error = thrownBy(() => readReport(fs.readFileSync(file), { fileName: file }));
    expect(error).toMatchObject({ code: 'unsupported_kind', file });
    expect(error.message).toContain(kinds[kind]);
    expect(error.message).toContain(format === 'html' ? 'as HTML' : 'as text');
  });
});

function thrownBy(action: () => unknown): AwrError {
  try {
    action();
  } catch (error) {
    if (error instanceof AwrError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
