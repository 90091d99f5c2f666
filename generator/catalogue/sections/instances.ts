/** The instance and its host, from the report's head. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';

/** The report's title: in text, its first tables have no other heading. */
const HEAD = /^WORKLOAD REPOSITORY (PDB )?report/i;

export default defineSection({
  name: 'instances',
  doc: "The instance and its host as the report's head prints them; one row per report. `reports` has what most queries need",
  kinds: [...INSTANCE_KINDS, 'ash', 'awr_sql'],
  key: [],
  merge: true,
  columns: [
    { name: 'db_name', type: 'text', doc: 'Database', from: ['DB Name'] },
    { name: 'printed_db_id', type: 'integer', doc: 'DBID', from: ['DB Id'] },
    { name: 'db_unique_name', type: 'text', doc: 'Unique name', from: ['Unique Name'] },
    { name: 'role', type: 'text', doc: 'Role, e.g. `PRIMARY`', from: ['Role', 'DB Role'] },
    { name: 'edition', type: 'text', doc: 'Edition, e.g. `EE`', from: ['Edition'] },
    { name: 'release', type: 'text', doc: 'Release', from: ['Release'] },
    { name: 'is_rac', type: 'boolean', doc: 'Whether it is a RAC database', from: ['RAC'] },
    { name: 'is_cdb', type: 'boolean', doc: 'Whether it is a container database', from: ['CDB'] },
    { name: 'instance_name', type: 'text', doc: 'Instance', from: ['Instance'] },
    { name: 'instance_number', type: 'integer', doc: 'Number of the instance', from: ['Inst Num'] },
    { name: 'startup_time', type: 'timestamp', doc: 'Startup', from: ['Startup Time'] },
    { name: 'user_name', type: 'text', doc: 'User who made the report; from 19c', from: ['User Name'] },
    {
      name: 'sees_system_data',
      type: 'boolean',
      doc: 'Whether that user sees system data; from 19c',
      from: ['System Data Visible'],
    },
    { name: 'host_name', type: 'text', doc: 'Host', from: ['Host Name', 'Host'] },
    { name: 'platform', type: 'text', doc: 'Platform', from: ['Platform'] },
    { name: 'cpus', type: 'integer', doc: 'CPUs', from: ['CPUs'] },
    { name: 'cores', type: 'integer', doc: 'Cores', from: ['Cores'] },
    { name: 'sockets', type: 'integer', doc: 'Sockets', from: ['Sockets'] },
    { name: 'memory_mb', type: 'number', doc: 'Memory, mebibytes', from: ['Memory (GB)'] },
  ],
  sources: [
    {
      kinds: ['ash', 'awr_sql'],
      summary: /displays database instance information|DB\/Instance for which the ASH report is generated/i,
      heading: /^(ASH report|WORKLOAD REPOSITORY SQL report|snapshot period summary|STATSPACK SQL report)\b/i,
      without: ['Snap Time', 'SGA Size', 'Sample Time', 'Start Id'],
      expects: ['db_name', 'printed_db_id', 'release', 'is_rac'],
    },
    {
      summary: /displays database instance information/i,
      heading: HEAD,
      without: ['Unique Name'],
      expects: ['instance_name', 'instance_number'],
    },
    {
      summary: /displays database instance information/i,
      heading: HEAD,
      expects: ['db_name', 'printed_db_id', 'db_unique_name', 'release', 'is_rac'],
    },
    { summary: /displays host information/i, heading: HEAD, expects: ['host_name', 'platform', 'cpus'] },
  ],
});
