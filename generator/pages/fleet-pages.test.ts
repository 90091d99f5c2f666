/** Parameters over time and data quality, from a lake of two instances of one database and one of another. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../analysis/analyze.ts';
import { beginTransaction } from '../lake/transaction.ts';
import { OVER_RESTART } from '../report/statspack/complaints.ts';
import { addReports, silentContext, type TestReport, temporaryLakeDir } from '../testing/lake.ts';
import { withoutFolders } from './data-quality.ts';
import type { DataModel } from './data-quality-types.ts';
import type { ParametersModel } from './parameter-history-types.ts';
import { openModelSource } from './source.ts';
import type { ModelSource } from './types.ts';

interface Options {
  instance?: number;
  db?: number;
  parameters?: Record<string, string | string[]>;
  end?: Record<string, string>;
  report?: object;
}

function hour(at: number, { instance = 1, db = 1, parameters = {}, end = {}, report = {} }: Options): TestReport {
  const time = (hours: number) =>
    new Date(Date.parse('2024-03-05T00:00:00Z') + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const rows = Object.entries(parameters).flatMap(([name, value]): Record<string, unknown>[] =>
    typeof value === 'string'
      ? [{ name, begin_value: value, end_value: end[name] ?? null }]
      : value.map((one, i) => ({ name, begin_value: one, value_no: i + 1 })),
  );
  return {
    db_id: db,
    begin_time: time(at),
    end_time: time(at + 1),
    report: {
      db_name: db === 1 ? 'ORCL' : 'OTHER',
      instance_name: `orcl${instance}`,
      instance_number: instance,
      release: '19.0.0.0.0',
      is_rac: db === 1,
      startup_time: '2024-03-01 00:00:00',
      db_time_s: 3600,
      ...report,
    },
    tables: {
      init_parameters: rows,
      source_tables: [
        { table_no: 1, header: ['a'], rows: [['1']], mapped_to: 'init_parameters', prose: false, cells: 9 },
        { table_no: 2, header: ['b'], rows: [['1']], mapped_to: null, prose: false, cells: 1 },
      ],
    },
  };
}

const dir = temporaryLakeDir();
let source: ModelSource;

beforeAll(async () => {
  const shared = { sga_target: '8G', control_files: ['/a', '/b'], undo_tablespace: 'UNDO1' };
  await addReports(dir, [
    hour(0, { parameters: { ...shared, open_cursors: '300', __db_cache_size: '1' } }),
    hour(1, { parameters: { ...shared, open_cursors: '500', __db_cache_size: '2' } }),
    // A restart, and a gap of two hours before it.
    hour(4, {
      parameters: { ...shared, open_cursors: '700' },
      report: { startup_time: '2024-03-05 03:30:00', warnings: ['lines cut at 132 characters were joined'] },
    }),
    hour(5, {
      parameters: { ...shared, open_cursors: '700' },
      end: { open_cursors: '900' },
      report: { startup_time: '2024-03-05 03:30:00' },
    }),
    hour(5, { instance: 2, parameters: { sga_target: '4G', undo_tablespace: 'UNDO2', open_cursors: '900' } }),
    hour(2, { db: 2, parameters: { open_cursors: '900', processes: '100' } }),
  ]);
  const tx = await beginTransaction(dir);
  await tx.put('rejects', {}, [
    {
      source_path: '/srv/awr archive/night.zip!orcl/a.html',
      reason: 'truncated',
      detail: 'Holds the same report as /srv/awr/night.zip!orcl/a.html, which is taken: it is the newer one.',
      seen_at: '2024-03-06 00:00:00',
    },
  ]);
  await tx.put('reports', { db_id: 1, month: null }, [
    {
      report_id: 'feedfeedfeedfeed',
      kind: 'statspack',
      db_name: 'ORCL',
      instance_name: 'orcl1',
      begin_snap_id: 3,
      end_snap_id: 4,
      source_path: '/srv/awr archive/sp_3_4.lst',
      warnings: [`the report calls its results invalid: ${OVER_RESTART}`],
    },
  ]);
  await tx.commit();
  await analyze(silentContext(dir));
  source = await openModelSource(dir);
}, 120_000);
afterAll(() => source.close());

describe('parameters', () => {
  let model: ParametersModel;
  const named = (name: string) => model.parameters.find((row) => row.name === name);
  beforeAll(async () => {
    model = await source.model('parameters', 'orcl-1');
  });

  test('change between snapshots, with a restart or without, or within one', () => {
    expect(
      model.changes
        .filter(({ name, subject }) => name === 'open_cursors' && subject === 'orcl1')
        .map(({ from, to, before, restarted }) => [from, to, before?.beginTime ?? null, restarted]),
    ).toEqual([
      ['700', '900', null, false],
      ['500', '700', '2024-03-05 01:00:00', true],
      ['300', '500', '2024-03-05 00:00:00', false],
    ]);
  });

  test('have their values with the snapshots that list them, and none where they are not listed', () => {
    const [first, second] = named('open_cursors')?.bySubject ?? [];
    expect(first?.values.map(({ value, reports }) => [value, reports])).toEqual([
      ['300', 1],
      ['500', 1],
      ['700', 1],
      ['900', 1],
    ]);
    expect(first?.current).toBe('900');
    expect(second?.values.map(({ first: at }) => at.instanceName)).toEqual(['orcl2']);
    expect(named('control_files')?.bySubject.map((own) => own?.current)).toEqual(['/a, /b', undefined]);
  });

  test('that a report lists twice, in a row and value by value, or for its cluster too, count once', async () => {
    const own = temporaryLakeDir();
    const twice = hour(0, { parameters: { audit_trail: ['DB', 'EXTENDED'], processes: '5000' } });
    const single = { name: 'audit_trail', begin_value: 'DB,  EXTENDED' };
    const listed = [...(twice.tables?.['init_parameters'] ?? []), single];
    await addReports(own, [{ ...twice, tables: { ...twice.tables, init_parameters: listed, rac_parameters: listed } }]);
    await analyze(silentContext(own));
    const opened = await openModelSource(own);
    const { parameters }: ParametersModel = await opened.model('parameters', 'orcl-1');
    expect(
      parameters.map(({ name, bySubject }) => [name, bySubject[0]?.values.map((v) => [v.value, v.reports])]),
    ).toEqual([
      ['audit_trail', [['DB, EXTENDED', 1]]],
      ['processes', [['5000', 1]]],
    ]);
    await opened.close();
  });

  test('differ between instances where that is not by design', () => {
    expect(model.parameters.filter(({ differs }) => differs).map(({ name }) => name)).toEqual([
      'control_files',
      'sga_target',
    ]);
    expect(named('__db_cache_size')).toMatchObject({ selfTuned: true, changes: 0 });
  });

  test('are held against other databases', () => {
    expect(model.others.map(({ dbName }) => dbName)).toEqual(['OTHER']);
    expect(named('open_cursors')?.elsewhere).toEqual([{ value: '900', databases: ['OTHER'] }]);
    expect(named('sga_target')?.elsewhere).toEqual([{ value: null, databases: ['OTHER'] }]);
  });
});

describe('data quality', () => {
  let model: DataModel;
  beforeAll(async () => {
    model = await source.model('data', '');
  });

  test('says how far each database’s reports reach, the most silent first', () => {
    expect(
      model.databases.map(({ database, behindS, usualIntervalS }) => [database.dbName, behindS, usualIntervalS]),
    ).toEqual([
      ['OTHER', 3 * 3600, 3600],
      ['ORCL', 0, 3600],
    ]);
    expect(model.databases[1]).toMatchObject({ gaps: 1, gapS: 7200, restarts: 1, warned: 1, typedPct: 90 });
  });

  test('lists gaps, restarts and warnings with their snapshots', () => {
    expect(model.gaps).toMatchObject([
      { from: '2024-03-05 02:00:00', to: '2024-03-05 04:00:00', instanceName: 'orcl1' },
    ]);
    expect(model.restarts).toMatchObject([{ startup: '2024-03-05 03:30:00', inside: false }]);
    expect(model.warnings).toMatchObject([{ text: 'lines cut at 132 characters were joined', reports: 1 }]);
  });

  test('names reports that say no time, with the reason', () => {
    expect(model.untimed).toEqual([
      {
        dbName: 'ORCL',
        instanceName: 'orcl1',
        kind: 'statspack',
        beginSnapId: 3,
        endSnapId: 4,
        overRestart: true,
        file: 'sp_3_4.lst',
      },
    ]);
    expect(model.untimedCount).toBe(1);
  });

  test('names files without the folders of their server', () => {
    expect(model.rejects).toEqual([
      {
        reason: 'truncated',
        count: 1,
        files: [
          {
            file: 'night.zip!orcl/a.html',
            detail: {
              en: 'Holds the same report as night.zip!orcl/a.html, which is taken: it is the newer one.',
              zh: '与 night.zip!orcl/a.html 是同一份报告，已采用后者：它更新。',
            },
            seenAt: '2024-03-06 00:00:00',
          },
        ],
      },
    ]);
    expect(withoutFolders('Holds the same report as /srv/a/b.html, which is newer; 3/4 of it, and/or less.')).toBe(
      'Holds the same report as b.html, which is newer; 3/4 of it, and/or less.',
    );
  });

  test('says which sections the reports have', () => {
    expect(model.coverage.groups.map(({ database, reports }) => [database.dbName, reports])).toEqual([
      ['ORCL', 5],
      ['OTHER', 1],
    ]);
    expect(model.coverage.sections).toEqual([{ section: 'init_parameters', pct: [100, 100] }]);
  });
});
