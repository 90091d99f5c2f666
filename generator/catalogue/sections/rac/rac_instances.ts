/** Database Instances Included In Report. */
import { defineSection } from '../../section.ts';
import { number, text } from './columns.ts';

export default defineSection({
  name: 'rac_instances',
  doc: 'Instances of a cluster that a global report is about',
  kinds: ['awr_rac'],
  columns: [
    { name: 'instance_number', type: 'integer', doc: 'Instance', from: ['I#'] },
    text('instance_name', 'Name of the instance', 'Instance'),
    text('host_name', 'Host', 'Host'),
    { name: 'startup_time', type: 'timestamp', doc: 'Start of the instance, to the minute', from: ['Startup'] },
    { name: 'begin_time', type: 'timestamp', doc: 'First snapshot, to the minute', from: ['Begin Snap Time'] },
    { name: 'end_time', type: 'timestamp', doc: 'Last snapshot, to the minute', from: ['End Snap Time'] },
    text('release', 'Release', 'Release'),
    number('elapsed_s', 'Elapsed time, seconds', 'Elapsed Time(min)'),
    number('db_time_s', 'DB time, seconds', 'DB time(min)'),
    number('uptime_s', 'Time since the start of the instance, seconds', 'Up Time(hrs)'),
    number('avg_active_sessions', 'Average active sessions', 'Avg Active Sessions'),
    text('platform', 'Platform', 'Platform'),
  ],
  sources: [
    {
      heading: /^database instances included in report/i,
      summary: /^database instances included in report/i,
      expects: ['instance_number', 'instance_name', 'host_name', 'begin_time', 'end_time', 'release', 'db_time_s'],
    },
  ],
});
