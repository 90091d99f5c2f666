/** Compare-period reports: both sides of every line. */
import type { Section } from '../../section.ts';

export const diffSections: readonly Section[] = [];
