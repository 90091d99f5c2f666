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
  ).toEqual(expected);
});
