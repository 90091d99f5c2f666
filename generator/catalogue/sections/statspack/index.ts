/** Sections that STATSPACK alone prints; the others fill the tables of AWR. */
import type { Section } from '../../section.ts';

export const statspackSections: readonly Section[] = [];
