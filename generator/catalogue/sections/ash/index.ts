/** ASH reports, and the sections on active session history of an AWR report. */
import type { Section } from '../../section.ts';

export const ashSections: readonly Section[] = [];
