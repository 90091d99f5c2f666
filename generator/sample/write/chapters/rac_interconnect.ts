/** "Interconnect Statistics": pings, throughput, devices. */
import { fixed } from '../format.ts';
import { type Chapter, section } from '../section.ts';
import { received, timed } from './rac_blocks.ts';

export const interconnectChapter: Chapter = {
  anchor: 8,
  title: 'Interconnect Statistics',
  sections: [
    section(
      7800,
      (layout) => (layout.modern ? 'Interconnect Ping Latency Statistics' : 'Interconnect Ping Latency Stats'),
      {
        notes: (_, layout) => [
          ' Ping latency of the roundtrip of a message from this instance to ',
          ' target instances.  ',
          ` Average and standard deviation of ping latency is given in ${layout.modern ? 'microseconds' : 'miliseconds'} `,
          ' for message sizes of 500 bytes and 8K. ',
        ],
        table: (interval, layout) => {
          const pings = String(Math.round(interval.elapsedS / 10));
          return {
            summary: 'This table displays IC ping latency statistics',
            columns: 'Srrrrrr',
            header: [
              'Target Instance',
              '500B Ping Count',
              'Avg Latency 500B msg',
              'Stddev 500B msg',
              '8K Ping Count',
              'Avg Latency 8K msg',
              'Stddev 8K msg',
            ],
            rows: ['1', '2'].map((target) => {
              const near = target === String(interval.instance.number);
              const us = near ? 130 : 190;
              return [
                target,
                pings,
                timed(us, layout),
                timed(us * 0.2, layout),
                pings,
                timed(us * 1.4, layout),
                timed(us * 0.3, layout),
              ];
            }),
          };
        },
      },
    ),
    section(7900, 'Interconnect Throughput by Client', {
      notes: () => [
        ' Throughput of interconnect usage by major consumers ',
        ' All throughput numbers are megabytes per second',
      ],
      table: (interval) => {
        const mb = (blocks: number): number => (blocks * 8) / 1024 / interval.elapsedS;
        const rows: [string, number, number][] = [
          ['Global Cache', mb(interval.counters.gcServed), mb(received(interval))],
          ['Parallel Query', 0, 0],
          ['DB Locks', mb(received(interval) * 0.2), mb(interval.counters.gcServed * 0.2)],
          ['DB Streams', 0, 0],
          ['Other', 0.01, 0.01],
        ];
        return {
          summary: 'This table displays Interconnect throughput by client statistics',
          columns: 'srr',
          header: ['Used By', 'Send Mbytes/sec', 'Receive Mbytes/sec'],
          rows: rows.map(([name, sent, got]) => [name, fixed(sent, 2), fixed(got, 2)]),
        };
      },
    }),
    section(8000, 'Interconnect Device Statistics', {
      notes: () => [
        ' Throughput and errors of interconnect devices (at OS level) ',
        ' All throughput numbers are megabytes per second',
      ],
      table: (interval) => {
        const mb = (blocks: number): string => fixed((blocks * 9.2) / 1024 / interval.elapsedS, 2);
        return {
          summary:
            'This table displays Interconnect device statistics. IP address, public, source, etc. are displayed for each device',
          columns: 'slllrrrrrrrrrr',
          header: [
            'Device Name',
            'IP Address',
            'Public',
            'Source',
            'Send Mbytes/sec',
            'Send Errors',
            'Send Dropped',
            'Send Buffer Overrun',
            'Send Carrier Lost',
            'Receive Mbytes/sec',
            'Receive Errors',
            'Receive Dropped',
            'Receive Buffer Overrun',
            'Receive Frame Errors',
          ],
          rows: [
            [
              'eth1:1',
              `192.0.2.${interval.instance.number + 10}`,
              'NO',
              null,
              mb(interval.counters.gcServed),
              '0',
              '0',
              '0',
              '0',
              mb(received(interval)),
              '0',
              '0',
              '0',
              '0',
            ],
          ],
        };
      },
    }),
  ],
};
