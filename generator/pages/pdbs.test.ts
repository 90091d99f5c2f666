import { expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { openModelSource } from './source.ts';

const hour = (at: number, report: object, tables: TestReport['tables'] = {}): TestReport => ({
  begin_time: `2024-03-05 0${at}:00:00`,
  end_time: `2024-03-05 0${at + 1}:00:00`,
  report: { db_name: 'CDB', instance_name: 'cdb', instance_number: 1, is_cdb: true, db_time_s: 1000, ...report },
  tables,
});

test('containers share what the reports list; those with reports of their own have a course', async () => {
  const dir = temporaryLakeDir();
  const statement = (pdb_name: string | null, sql_id: string, elapsed_s: number) => [
    { ordering: 'elapsed', rank: 1, sql_id, pdb_name, elapsed_s, cpu_s: 10 },
    // The same statement in another list counts once.
    { ordering: 'gets', rank: 1, sql_id, pdb_name, elapsed_s, buffer_gets: 500 },
  ];
  await addReports(dir, [
    hour(1, {}, { sql_stats: [...statement('SALES', 'aaaaaaaaaaaaa', 300), ...statement('HR', 'bbbbbbbbbbbbb', 50)] }),
    hour(
      2,
      {},
      {
        sql_stats: [...statement('SALES', 'ccccccccccccc', 50), ...statement(null, 'ddddddddddddd', 900)],
        segments: [{ ordering: 'logical_reads', object_name: 'T', pdb_name: 'CRM', value: 7 }],
        containers: [{ container_id: 5, container_name: 'SALES', open_time: '2024-03-01 00:00:00' }],
      },
    ),
    hour(3, { kind: 'awr_pdb', container_name: 'HR', db_time_s: 1800 }),
  ]);
  await analyze(silentContext(dir));
  const source = await openModelSource(dir);
  try {
    const model = await source.model('pdbs', 'cdb-1');
    expect(
      model.shares.map(({ container, elapsedS, pct, statements, segmentReads, topSqlId }) => [
        container,
        elapsedS,
        pct,
        statements,
        segmentReads,
        topSqlId,
      ]),
    ).toEqual([
      ['SALES', 350, 87.5, 2, null, 'aaaaaaaaaaaaa'],
      ['HR', 50, 12.5, 1, null, 'bbbbbbbbbbbbb'],
      ['CRM', null, null, 0, 7, null],
    ]);
    expect([model.listedS, model.listedPct]).toEqual([400, 20]);
    expect(model.members).toHaveLength(1);
    expect(model.load.find(({ key }) => key === 'aas')?.members[0]?.mean).toBe(0.5);
    expect(model.containers).toMatchObject([{ name: 'SALES', openTime: '2024-03-01 00:00:00' }]);
  } finally {
    source.close();
  }
});
