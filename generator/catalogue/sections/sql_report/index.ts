/** AWR SQL reports. */
import type { Section } from '../../section.ts';
import plans from './plans.ts';
import statistics from './statistics.ts';
import steps from './steps.ts';
import summary from './summary.ts';

export const sqlReportSections: readonly Section[] = [summary, plans, statistics, steps];
