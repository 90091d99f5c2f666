/** ADDM reports, and the findings of ADDM in an AWR report. */
import type { Section } from '../../section.ts';
import affectedInstances from './affected_instances.ts';
import findings from './findings.ts';
import instances from './instances.ts';
import notes from './notes.ts';
import recommendations from './recommendations.ts';
import relatedObjects from './related_objects.ts';
import symptoms from './symptoms.ts';

export const addmSections: readonly Section[] = [
  findings,
  recommendations,
  relatedObjects,
  symptoms,
  affectedInstances,
  instances,
  notes,
];
