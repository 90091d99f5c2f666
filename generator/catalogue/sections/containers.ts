/** Containers that the report names in its head. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'containers',
  doc: "Containers named in the report's head",
  columns: [
    { name: 'container_id', type: 'integer', doc: "The container's DBID", from: ['Container DB Id'] },
    { name: 'container_name', type: 'text', doc: 'Name', from: ['Container Name'] },
    { name: 'open_time', type: 'timestamp', doc: 'Time it was opened', from: ['Open Time'] },
  ],
  sources: [
    {
      summary: /displays pdb instance information/i,
      heading: /^WORKLOAD REPOSITORY (PDB )?report/i,
      expects: ['container_id', 'container_name'],
    },
  ],
});
