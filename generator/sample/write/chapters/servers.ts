/** Queues and replication, which the sample does not use, resource limits and shared servers. */
import { int } from '../format.ts';
import { type Chapter, emptySection, section } from '../section.ts';

export const streamsChapter: Chapter = {
  anchor: 34,
  title: 'Streams Statistics',
  sections: [
    emptySection(6150, 'Streams CPU/IO Usage'),
    emptySection(6250, 'Streams Capture'),
    emptySection(6350, 'Streams Apply'),
    emptySection(6450, 'Buffered Queues'),
    emptySection(6550, 'Rule Set'),
    emptySection(6650, 'Persistent Queues'),
  ],
};

export const queuingChapter: Chapter = {
  anchor: 34,
  title: 'Advanced Queuing',
  sections: [
    emptySection(6150, 'Advanced Queue CPU/IO Usage'),
    emptySection(6450, 'Buffered Queues'),
    emptySection(6550, 'Rule Set'),
    emptySection(6650, 'Persistent Queues'),
  ],
};

export const replicationChapter: Chapter = {
  anchor: 39,
  title: 'Replication Statistics (GoldenGate, XStream)',
  sections: [
    emptySection(6160, 'Replication System Resource Usage'),
    emptySection(6170, 'Replication SGA Usage'),
    emptySection(6180, 'GoldenGate Capture'),
    emptySection(6190, 'XStream Capture'),
  ],
};

/** Only where a limit comes near: sessions pile up behind a lock. */
export const limitChapter: Chapter = {
  anchor: 6690,
  title: 'Resource Limit Statistics',
  sections: [
    section(6700, 'Resource Limit Stats', {
      notes: () => [
        ' only rows with Current or Maximum Utilization > 80% of Limit are shown ',
        ' ordered by resource name',
      ],
      table: (interval) => {
        if (!interval.database.isRac) return null;
        const limit = interval.database.cast.sessions;
        return {
          summary:
            'This table displays resource limit statistics. Current utilization, maximum utilization, initial allocation and limit are displayed for each resource name',
          columns: 'srrrr',
          header: [
            'Resource Name',
            'Current   Utilization',
            'Maximum   Utilization',
            '  Initial Allocation',
            '  Limit',
          ],
          rows: [['ges_procs', int(interval.atEnd.sessions), int(limit * 0.96), padded(limit), padded(limit)]],
        };
      },
    }),
  ],
};

const padded = (n: number): string => String(n).padStart(10);

export const sharedServerChapter: Chapter = {
  anchor: 37,
  title: 'Shared Server Statistics',
  sections: [
    section(8710, 'Shared Servers Activity', {
      notes: () => [' Values represent averages for all samples'],
      table: () => ({
        summary:
          'This table displays shared servers activity statistics. It displays average total connections, average active connections, average total shared servers, etc.',
        columns: 'rrrrrr',
        header: [
          'Avg Total Connections',
          'Avg Active Connections',
          'Avg Total Shared Srvrs',
          'Avg Active Shared Srvrs',
          'Avg Total Dispatchers',
          'Avg Active Dispatchers',
        ],
        rows: [['0', '0', '1', '0', '1', '0']],
      }),
    }),
    section(8720, 'Shared Servers Rates', {
      table: () => ({
        summary:
          'This table displays shared servers rate statistics. It displays common queue per second, disp queue per second, server messages per second, common queue total, etc.',
        columns: 'rrrrrrrr',
        header: [
          'Common Queue Per Sec',
          'Disp Queue Per Sec',
          'Server Msgs/Sec',
          'Server KB/Sec',
          'Common Queue Total',
          'Disp Queue Total',
          'Server Total Msgs',
          'Server Total(KB)',
        ],
        rows: [['0', '0', '0', '0.00', '0', '0', '0', '0']],
      }),
    }),
    section(8730, 'Shared Servers Utilization', {
      notes: () => [' Statistics are combined for all servers ', ' Incoming and Outgoing Net % are included in %Busy'],
      table: (interval) => ({
        summary:
          'This table displays shared servers utilization statistics. It displays total server time second, % busy, % idle, incoming net %, outgoing net %, etc.',
        columns: 'rrrrr',
        header: ['Total Server Time (s)', '%Busy', '%Idle', 'Incoming Net %', 'Outgoing Net %'],
        rows: [[int(interval.elapsedS), '0.00', '100.00', '0.00', '0.00']],
      }),
    }),
    emptySection(8740, 'Shared Servers Common Queue'),
    section(8750, 'Shared Servers Dispatchers', {
      notes: () => [
        ' Ordered by %Busy, descending ',
        ' Total Queued, Total Queue Wait and Avg Queue Wait are for dispatcher queue ',
      ],
      table: (interval) => ({
        summary:
          'This table displays shared servers dispatcher statistics. Average connections, total dispatch time, % busy, % idle, total queued, total queued wait, etc. are displayed for each dispatcher',
        columns: 'srrrrrrr',
        header: [
          'Name',
          'Avg Conns',
          'Total Disp Time (s)',
          '%Busy',
          '%Idle',
          'Total Queued',
          'Total Queue Wait (s)',
          'Avg Queue Wait (ms)',
        ],
        rows: [['D000', '0.00', int(interval.elapsedS), '0.00', '100.00', '0', '0', null]],
      }),
    }),
  ],
};
