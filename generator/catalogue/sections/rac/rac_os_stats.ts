/** OS Statistics By Instance: the machine of each instance. */
import { defineSection } from '../../section.ts';
import { instanceNumber, number, scope } from './columns.ts';

export default defineSection({
  name: 'rac_os_stats',
  doc: 'Operating system statistics by instance',
  kinds: ['awr_rac'],
  columns: [
    scope,
    instanceNumber,
    number('cpus', 'CPUs', 'CPU #CPUs', 'Num CPUs', '#CPUs'),
    number('cores', 'Cores', 'CPU #Cores', 'CPU Cores', '#Cores'),
    number('sockets', 'Sockets', 'CPU #Sckts', 'CPU Sckts', '#Sckts'),
    number('load_begin', 'Load at the first snapshot', 'Load Begin', 'Begin'),
    number('load_end', 'Load at the last snapshot', 'Load End', 'End'),
    number('busy_pct', 'Busy, percent', '% CPU % Busy', '% Busy'),
    number('user_pct', 'User, percent', '% CPU % Usr', '% Usr'),
    number('system_pct', 'System, percent', '% CPU % Sys', '% Sys'),
    number('wio_pct', 'Waiting for I/O, percent', '% CPU % WIO', '% WIO'),
    number('idle_pct', 'Idle, percent', '% CPU % Idl', '% Idl'),
    number('busy_s', 'Busy time, seconds of all CPUs', 'Time (s) Busy', 'Busy Time (s)', 'Busy'),
    number('idle_s', 'Idle time, seconds of all CPUs', 'Time (s) Idle', 'Idle Time (s)', 'Idle'),
    number('total_s', 'Busy and idle time, seconds of all CPUs', 'Time (s) Total', 'Total Time (s)', 'Total'),
    number('memory_mb', 'Memory, MiB', 'Memory MB', 'Memory (M)', 'MB'),
    number('end_cpus', 'CPUs at the last snapshot; NULL unless they differ', 'End Values #CPUs', 'End CPUs', '#CPUs#2'),
    number(
      'end_cores',
      'Cores at the last snapshot; NULL unless they differ',
      'End Values #Cores',
      'End Cores',
      '#Cores#2',
    ),
    number(
      'end_sockets',
      'Sockets at the last snapshot; NULL unless they differ',
      'End Values #Sckts',
      'End Sckts',
      '#Sckts#2',
    ),
    number(
      'end_memory_mb',
      'Memory at the last snapshot, MiB; NULL unless it differs',
      'End Values Memory (M)',
      'End Memory (M)',
    ),
  ],
  sources: [
    {
      heading: /^OS statistics by instance$/i,
      summary: /^OS statistics by instance/i,
      headerRow: 'I#',
      groups: ['#CPUs', 'Begin', '% Busy', 'Busy', 'MB'],
      units: { busy_s: 's', idle_s: 's', total_s: 's', memory_mb: 'm', end_memory_mb: 'm' },
      expects: ['instance_number', 'cpus', 'load_begin', 'load_end', 'busy_pct', 'busy_s', 'idle_s', 'memory_mb'],
    },
  ],
});
