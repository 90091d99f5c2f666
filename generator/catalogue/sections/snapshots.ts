/** The two snapshots of the report, from its head. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';

export default defineSection({
  name: 'snapshots',
  doc: 'The two snapshots that a report lies between',
  kinds: [...INSTANCE_KINDS, 'awr_sql'],
  columns: [
    {
      name: 'snapshot',
      type: 'text',
      doc: '`begin` or `end`',
      from: [''],
      codes: { 'begin snap': 'begin', 'end snap': 'end' },
    },
    { name: 'snap_id', type: 'integer', doc: 'Snapshot id', from: ['Snap Id'] },
    { name: 'snap_time', type: 'timestamp', doc: 'Time of the snapshot', from: ['Snap Time'] },
    { name: 'sessions', type: 'number', doc: 'Sessions', from: ['Sessions', 'Curr- Sessions'] },
    {
      name: 'cursors_per_session',
      type: 'number',
      doc: 'Open cursors per session',
      from: ['Cursors/Session', 'Curs/Sess'],
    },
    { name: 'instances', type: 'integer', doc: 'Open instances of a RAC database', from: ['Instances'] },
    { name: 'open_pdbs', type: 'integer', doc: 'Open pluggable databases', from: ['Pluggable Databases Open'] },
    { name: 'is_cdb', type: 'boolean', doc: 'Whether it is a container database, where printed here', from: ['CDB'] },
  ],
  sources: [
    {
      summary: /displays snapshot information/i,
      heading: /^(WORKLOAD REPOSITORY (PDB |SQL )?report|snapshot period summary)\b/i,
      expects: ['snapshot', 'snap_id', 'snap_time', 'sessions'],
      except: { column: 'snapshot', matches: /elapsed|db time/i },
    },
    // STATSPACK's report of one statement has both in one row.
    {
      heading: /^STATSPACK SQL report\b/i,
      from: { snapshot: [], snap_id: ['Start Id'], snap_time: ['Start Time'] },
      constants: { snapshot: 'begin' },
      expects: ['snap_id', 'snap_time'],
    },
    {
      heading: /^STATSPACK SQL report\b/i,
      from: { snapshot: [], snap_id: ['End Id'], snap_time: ['End Time'] },
      constants: { snapshot: 'end' },
      expects: ['snap_id', 'snap_time'],
      borrowed: true,
    },
  ],
});
