/** An ADDM report: what it found, and what it recommends. */
import type { Listing } from './listing.ts';

export const addmListings: readonly Listing[] = [
  {
    title: 'Findings',
    table: 'addm_findings',
    kinds: ['addm'],
    top: 20,
    columns: [
      { title: 'finding', of: 'name', width: 48 },
      { title: '% of activity', of: 'impact_pct' },
      { title: 'active sessions', of: 'impact_active_sessions' },
      { title: 'recommendations', of: 'recommendations' },
      { title: 'in words', of: 'message', width: 80 },
    ],
  },
  {
    title: 'Recommendations',
    table: 'addm_recommendations',
    kinds: ['addm'],
    by: 'benefit_pct',
    top: 20,
    columns: [
      { title: 'finding', of: 'finding_no' },
      { title: 'kind', of: 'type' },
      { title: '% benefit', of: 'benefit_pct' },
      { title: 'what to do', of: 'actions', width: 110 },
    ],
  },
  {
    title: 'Notes',
    table: 'addm_notes',
    kinds: ['addm'],
    columns: [
      { title: 'section', of: 'section' },
      { title: 'note', of: 'note', width: 110 },
    ],
  },
];
