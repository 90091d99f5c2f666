import { expect, test } from 'vitest';
import { mapWith, printed, reportOf, rowsOf } from '../fixtures.ts';
import { mapReport } from '../map.ts';
import services from './services.ts';

const stats = (unit: string, row: string) =>
  printed(
    'Service Statistics',
    'This table displays service statistics. …',
    `Service Name | DB Time (s) | DB CPU (s) | Physical Reads${unit} | Logical Reads${unit}`,
    [row],
  );
const waits = printed(
  'Service Wait Class Stats',
  'This table displays service wait class statistics. …',
  'Service Name | User I/O Total Wts | User I/O Wt Time | Concurcy Total Wts | Concurcy Wt Time | Admin Total Wts | Admin Wt Time | Network Total Wts | Network Wt Time',
  ['orders | 24002323 | 28744 | 568625 | 611 | 0 | 0 | 94579762 | 163'],
);

test('services: load and waits of a service stand in one row', () => {
  const { rows, warnings } = mapWith(services, stats(' (K)', 'orders | 299,648 | 26,680 | 32,377 | 21,940,739'), waits);
  expect(rows).toEqual([
    {
      service_name: 'orders',
      db_time_s: 299648,
      db_cpu_s: 26680,
      physical_reads: 32_377_000,
      logical_reads: 21_940_739_000,
      user_io_waits: 24002323,
      user_io_wait_s: 28744,
      concurrency_waits: 568625,
      concurrency_wait_s: 611,
      administrative_waits: 0,
      administrative_wait_s: 0,
      network_waits: 94579762,
      network_wait_s: 163,
    },
  ]);
  expect(warnings).toEqual([]);
});

test('services: reads that 10.2 prints by the block are not multiplied', () => {
  expect(mapWith(services, stats('', 'orders | 12.5 | 3.1 | 400 | 5,000')).rows).toEqual([
    { service_name: 'orders', db_time_s: 12.5, db_cpu_s: 3.1, physical_reads: 400, logical_reads: 5000 },
  ]);
});

test('services: waits that 10.2 prints in hundredths of a second', () => {
  const report = reportOf(waits);
  const mapped = mapReport({ ...report, header: { ...report.header, release: '10.2.0.4.0' } }, [services]);
  expect(rowsOf(mapped, services)).toMatchObject([{ user_io_waits: 24002323, user_io_wait_s: 287.44 }]);
  expect(mapped.mappedTo).toEqual(['services']);
});
