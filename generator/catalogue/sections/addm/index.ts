/** Findings of ADDM, from its own report and from within an AWR report. */
import type { Section } from '../../section.ts';

export const addmSections: readonly Section[] = [];
