/** The two periods that a compare-period report compares. */
import { defineSection } from '../../section.ts';
import { periodColumn, text } from './columns.ts';

export default defineSection({
  name: 'diff_periods',
  doc: 'The two periods of a comparison: database, snapshots and totals of each',
  kinds: ['awr_diff'],
  columns: [
    { ...periodColumn('Snapshot Set'), absent: /^%?diff:?$/i },
    text('db_name', 'Database', 'DB Name'),
    { name: 'db_id', type: 'text', doc: 'DBID', from: ['DB Id'] },
    text('db_unique_name', 'Unique name; from 12.2', 'Unique Name', 'DB Unique Name'),
    text('role', 'Role; from 12.2', 'DB Role', 'Role'),
    text('edition', 'Edition; from 12.2', 'Edition'),
    text('instance_name', 'Instance', 'Instance', 'Inst Name'),
    { name: 'instance_number', type: 'integer', doc: 'Number of the instance', from: ['Inst num'] },
    text('release', 'Release', 'Release'),
    { name: 'is_rac', type: 'boolean', doc: 'Whether the database is a cluster', from: ['Cluster', 'RAC'] },
    { name: 'is_cdb', type: 'boolean', doc: 'Whether the database is a container database; from 12.2', from: ['CDB'] },
    text('host_name', 'Host', 'Host'),
    { name: 'block_size_bytes', type: 'number', doc: 'Block size, bytes', from: ['Std Block Size'] },
    { name: 'begin_snap_id', type: 'integer', doc: 'First snapshot', from: ['Begin Snap Id'] },
    { name: 'begin_time', type: 'timestamp', doc: 'Its time', from: ['Begin Snap Time'] },
    { name: 'end_snap_id', type: 'integer', doc: 'Last snapshot', from: ['End Snap Id'] },
    { name: 'end_time', type: 'timestamp', doc: 'Its time', from: ['End Snap Time'] },
    { name: 'avg_active_sessions', type: 'number', doc: 'Average active sessions', from: ['Avg Active Users'] },
    { name: 'elapsed_s', type: 'number', doc: 'Elapsed time, seconds', from: ['Elapsed Time (min)'] },
    { name: 'db_time_s', type: 'number', doc: 'DB time, seconds', from: ['DB time (min)'] },
  ],
  sources: [
    {
      heading: /compare period report/i,
      summary: /displays database and instance information/i,
      without: ['Begin Snap Id'],
      expects: ['period', 'db_id', 'release', 'host_name'],
      except: { column: 'period', matches: /diff/i },
    },
    {
      heading: /compare period report/i,
      summary: /displays snapshot information/i,
      headerRow: 'Snapshot Set',
      expects: ['period', 'begin_snap_id', 'begin_time', 'end_snap_id', 'end_time', 'elapsed_s', 'db_time_s'],
      except: { column: 'period', matches: /diff/i },
    },
  ],
  merge: true,
  key: ['period'],
});
