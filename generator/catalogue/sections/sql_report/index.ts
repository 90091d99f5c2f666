/** AWR SQL reports: one statement, its plans and their statistics. */
import type { Section } from '../../section.ts';

export const sqlReportSections: readonly Section[] = [];
