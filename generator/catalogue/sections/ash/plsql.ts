/** Top PL/SQL Procedures. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, pctActivity } from './columns.ts';

export default defineSection({
  name: 'ash_plsql',
  doc: 'Top PL/SQL entry points of active session history, by what was running below them',
  kinds: ASH_KINDS,
  columns: [
    {
      name: 'entry_subprogram',
      type: 'text',
      doc: 'Entry point into PL/SQL, `OWNER.NAME.SUBPROGRAM`',
      from: ['PL/SQL Entry Subprogram', 'PLSQL Entry Subprogram'],
      carried: true,
    },
    { ...pctActivity, doc: 'Samples of the entry point as percent of all samples', carried: true },
    {
      name: 'current_subprogram',
      type: 'text',
      doc: 'Subprogram that was running; `SQL` for SQL that it called',
      from: ['PL/SQL Current Subprogram', 'PLSQL Current Subprogram'],
    },
    {
      name: 'pct_current',
      type: 'number',
      doc: 'Samples of the running subprogram as percent of all samples',
      from: ['% Current'],
    },
    containerName,
  ],
  sources: [
    {
      heading: /^top PL\/?SQL procedures$/i,
      summary: /^(?:this table displays the )?top PL\/?SQL procedures/i,
      expects: ['entry_subprogram', 'pct_activity', 'current_subprogram', 'pct_current'],
    },
  ],
});
