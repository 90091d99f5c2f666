/**
 * Wait events by Oracle's names with their classes. The model computes the events that matter; the rest of a report's
 * length is background hum: so many waits a second, so long each.
 */

export interface Hum {
  name: string;
  waitClass: string;
  /** Waits per second at an activity of 1. */
  perSecond: number;
  /** Average wait, µs. */
  averageUs: number;
  /** Share of waits that time out, 0 to 1. */
  timeouts: number;
}

const hum = (name: string, waitClass: string, perSecond: number, averageUs: number, timeouts = 0): Hum => ({
  name,
  waitClass,
  perSecond,
  averageUs,
  timeouts,
});

export const foregroundHum: readonly Hum[] = [
  hum('control file sequential read', 'System I/O', 1.9, 310),
  hum('Disk file operations I/O', 'User I/O', 1.4, 95),
  hum('SQL*Net break/reset to client', 'Application', 0.6, 480),
  hum('library cache: mutex X', 'Concurrency', 0.35, 640),
  hum('cursor: pin S', 'Concurrency', 0.22, 900),
  hum('cursor: pin S wait on X', 'Concurrency', 0.02, 11200),
  hum('row cache lock', 'Concurrency', 0.01, 900),
  hum('library cache lock', 'Concurrency', 0.012, 2900),
  hum('library cache load lock', 'Concurrency', 0.008, 6200),
  hum('enq: TX - index contention', 'Concurrency', 0.09, 2100),
  hum('latch: shared pool', 'Concurrency', 0.05, 420),
  hum('latch: row cache objects', 'Concurrency', 0.03, 210),
  hum('latch: In memory undo latch', 'Concurrency', 0.12, 130),
  hum('latch: redo allocation', 'Other', 0.04, 160),
  hum('latch: undo global data', 'Other', 0.02, 90),
  hum('latch free', 'Other', 0.03, 240),
  hum('reliable message', 'Other', 0.11, 620),
  hum('enq: KO - fast object checkpoint', 'Application', 0.03, 8200),
  hum('enq: RO - fast object reuse', 'Application', 0.004, 7400),
  hum('enq: TX - allocate ITL entry', 'Configuration', 0.006, 5200),
  hum('enq: HW - contention', 'Configuration', 0.02, 2600),
  hum('enq: SQ - contention', 'Configuration', 0.02, 3100),
  hum('undo segment extension', 'Configuration', 0.003, 16000),
  hum('log file switch completion', 'Configuration', 0.006, 42000),
  hum('log file switch (private strand flush incomplete)', 'Configuration', 0.008, 14000),
  hum('direct path sync', 'User I/O', 0.012, 6400),
  hum('local write wait', 'User I/O', 0.02, 1900),
  hum('db file parallel read', 'User I/O', 0.8, 1900),
  hum('asynch descriptor resize', 'Other', 2.1, 3),
  hum('PX Deq: Slave Session Stats', 'Other', 0.02, 140),
  hum('enq: PS - contention', 'Other', 0.01, 480),
];

/** Averages of the longer background waits; `latency` of the database's storage multiplies those that write. */
export const backgroundHum: readonly Hum[] = [
  hum('control file parallel write', 'System I/O', 0.42, 1250),
  hum('control file sequential read', 'System I/O', 3.1, 290),
  hum('log file sequential read', 'System I/O', 0.34, 3100),
  hum('Log archive I/O', 'System I/O', 0.31, 2600),
  hum('log file single write', 'System I/O', 0.008, 950),
  hum('db file sequential read', 'User I/O', 1.2, 700),
  hum('db file async I/O submit', 'System I/O', 4.2, 130),
  hum('db file single write', 'User I/O', 0.01, 1400),
  hum('direct path write', 'User I/O', 0.02, 1200),
  hum('os thread startup', 'Concurrency', 0.05, 24000),
  hum('latch: cache buffers chains', 'Concurrency', 0.04, 150),
  hum('latch: shared pool', 'Concurrency', 0.01, 380),
  hum('buffer busy waits', 'Concurrency', 0.01, 320),
  hum('library cache: mutex X', 'Concurrency', 0.01, 310),
  hum('events in waitclass Other', 'Other', 0.2, 90),
  hum('LGWR wait for redo copy', 'Other', 0.9, 40),
  hum('rdbms ipc reply', 'Other', 0.03, 610),
  hum('reliable message', 'Other', 0.05, 410),
  hum('asynch descriptor resize', 'Other', 0.6, 4),
  hum('ASM file metadata operation', 'Other', 0.21, 520),
  hum('enq: CF - contention', 'Other', 0.003, 9000),
  hum('enq: PR - contention', 'Other', 0.002, 16000),
  hum('Disk file operations I/O', 'User I/O', 0.22, 85),
  hum('ADR block file read', 'System I/O', 0.02, 1300),
  hum('ADR block file write', 'System I/O', 0.01, 900),
  hum('SQL*Net message to client', 'Network', 0.4, 2),
  hum('log file sync', 'Commit', 0.06, 1400),
];

/** Idle events: they end the lists of events and count for nothing. */
export const idleForeground: readonly Hum[] = [
  hum('SQL*Net message from client', 'Idle', 0, 0),
  hum('jobq slave wait', 'Idle', 1.1, 499000, 0.99),
  hum('PL/SQL lock timer', 'Idle', 0.2, 1000400, 1),
];

export const idleBackground: readonly Hum[] = [
  hum('rdbms ipc message', 'Idle', 14.2, 1380000, 0.93),
  hum('DIAG idle wait', 'Idle', 2, 999900, 1),
  hum('Space Manager: slave idle wait', 'Idle', 0.62, 4902000, 0.98),
  hum('pmon timer', 'Idle', 0.34, 2999600, 0.99),
  hum('smon timer', 'Idle', 0.004, 246000000, 0.6),
  hum('Streams AQ: qmn coordinator idle wait', 'Idle', 0.072, 13980000, 0.5),
  hum('Streams AQ: qmn slave idle wait', 'Idle', 0.036, 27990000, 0),
  hum('dispatcher timer', 'Idle', 0.0167, 60010000, 1),
  hum('shared server idle wait', 'Idle', 0.033, 30010000, 1),
  hum('Streams AQ: waiting for time management or cleanup tasks', 'Idle', 0.0007, 900000000, 1),
];

/** A cluster's own events. The model computes the two busiest; these are the rest. */
export const clusterHum: readonly Hum[] = [
  hum('gc cr grant 2-way', 'Cluster', 46, 150),
  hum('gc current grant 2-way', 'Cluster', 12, 140),
  hum('gc current grant busy', 'Cluster', 3.2, 420),
  hum('gc cr multi block request', 'Cluster', 4, 260),
  hum('gc cr block busy', 'Cluster', 0.9, 1500),
  hum('gc current block busy', 'Cluster', 1.2, 1900),
  hum('gc cr block congested', 'Cluster', 0.2, 480),
  hum('gc current block congested', 'Cluster', 0.1, 460),
  hum('gc buffer busy acquire', 'Cluster', 1.1, 1600),
  hum('gc buffer busy release', 'Cluster', 0.4, 2100),
  hum('gc current split', 'Cluster', 0.02, 2700),
  hum('gc cr disk read', 'Cluster', 0.8, 120),
  hum('ges inquiry response', 'Other', 0.1, 330),
  hum('IPC send completion sync', 'Other', 1.4, 90),
  hum('enq: TT - contention', 'Other', 0.01, 340),
];
