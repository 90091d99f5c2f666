import { expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import hostCpu from './host_cpu.ts';

test('host_cpu with and without the CPU counts', () => {
  const summary = 'This table displays system load statistics';
  const cells = 'Load Average Begin | Load Average End | %User | %System | %WIO | %Idle';
  const expected = [
    { load_begin: 6.93, load_end: 7.23, user_pct: 23.8, system_pct: 0.9, wio_pct: 21.8, idle_pct: 74.8 },
  ];
  const values = '6.93 | 7.23 | 23.8 | 0.9 | 21.8 | 74.8';
  expect(mapWith(hostCpu, printed('Report Summary', summary, cells, [values])).rows).toEqual(expected);
  expect(
    mapWith(hostCpu, printed('Report Summary', summary, `CPUs | Cores | Sockets | ${cells}`, [`20 | 5 | | ${values}`]))
      .rows,
  ).toEqual([{ cpus: 20, cores: 5, ...expected[0] }]);
});

test("the instance's part in the CPUs stands in the same row", () => {
  const host = 'CPUs | Cores | Sockets | Load Average Begin | Load Average End | %User | %System | %WIO | %Idle';
  const instance = '%Total CPU | %Busy CPU | %DB time waiting for CPU (Resource Manager)';
  const { rows, mappedTo } = mapWith(
    hostCpu,
    printed('Instance CPU', 'This table displays CPU usage and wait statistics', instance, ['10.4 | 37.9 | 0.0']),
    printed('Host CPU', 'This table displays system load statistics', host, [
      '8 | 4 | 1 | 6.93 | 7.23 | 23.8 | 0.9 | 21.8 | 74.8',
    ]),
  );
  expect(rows).toMatchObject([
    { cpus: 8, instance_total_pct: 10.4, instance_busy_pct: 37.9, resource_manager_wait_pct: 0, idle_pct: 74.8 },
  ]);
  expect(mappedTo).toEqual(['host_cpu', 'host_cpu']);
});
