/** RAC: the sections of a global report, one row an instance, and what one instance reports of its cluster. */
import type { Section } from '../../section.ts';

export const racSections: readonly Section[] = [];
