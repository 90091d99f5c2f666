/** Wait classes as class names; the hues for both themes are in `public/assets/charts.css`. */
import { chartText } from './strings.ts';
import type { Lang } from './types.ts';

/** In the order of Enterprise Manager's stack, from the bottom up. `fallback` is used where no style sheet is (picture cards). */
export const WAIT_CLASSES = [
  { names: ['DB CPU', 'CPU', 'CPU time'], class: 'wc-cpu', fallback: '#2f9e44' },
  { names: ['Scheduler'], class: 'wc-scheduler', fallback: '#a9dba0' },
  { names: ['User I/O'], class: 'wc-user-io', fallback: '#1f5fd6' },
  { names: ['System I/O'], class: 'wc-system-io', fallback: '#6cb2f0' },
  { names: ['Concurrency'], class: 'wc-concurrency', fallback: '#8c2a14' },
  { names: ['Application'], class: 'wc-application', fallback: '#e03a2f' },
  { names: ['Commit'], class: 'wc-commit', fallback: '#f08a1c' },
  { names: ['Configuration'], class: 'wc-configuration', fallback: '#5c3a1e' },
  { names: ['Administrative'], class: 'wc-administrative', fallback: '#7d8052' },
  { names: ['Network'], class: 'wc-network', fallback: '#b08d5f' },
  { names: ['Queueing', 'Queuing'], class: 'wc-queueing', fallback: '#d9c48f' },
  { names: ['Cluster'], class: 'wc-cluster', fallback: '#cfc8b6' },
  { names: ['Other'], class: 'wc-other', fallback: '#e377a8' },
  // No wait class of Oracle's: DB time that neither CPU nor a wait explains.
  { names: ['Unaccounted'], class: 'wc-unaccounted', fallback: '#8d96a0' },
] as const;

export type WaitClassName = (typeof WAIT_CLASSES)[number]['class'];

const BY_NAME = new Map<string, WaitClassName>(
  WAIT_CLASSES.flatMap((entry) => entry.names.map((name) => [name.toLowerCase(), entry.class] as const)),
);
const ORDER = new Map<string, number>(WAIT_CLASSES.map((entry, i) => [entry.class, i]));
const FALLBACK = new Map<string, string>([
  ...WAIT_CLASSES.map((entry) => [entry.class, entry.fallback] as const),
  ['s-1', '#2563c9'],
  ['s-2', '#c2571a'],
  ['s-3', '#1b8a5a'],
  ['s-4', '#8a4fc0'],
  ['s-5', '#a3243f'],
  ['s-6', '#0e7f8c'],
  ['s-7', '#8a6d00'],
  ['s-8', '#5b6470'],
  ['cpu-user', '#2f9e44'],
  ['cpu-system', '#8fcf85'],
  ['cpu-wio', '#929ba5'],
]);

/** Class name of a wait class as Oracle prints it (`User I/O`, `DB CPU`); unknown and absent ones are `wc-other`. */
export function waitClassName(name: string | null): WaitClassName {
  return BY_NAME.get((name ?? '').trim().toLowerCase()) ?? 'wc-other';
}

/** Oracle's name as it is; only what is none of Oracle's has words of the page's language. */
export function waitClassLabel(name: string, lang: Lang): string {
  return waitClassName(name) === 'wc-unaccounted' ? chartText(lang, 'classes.rest') : name;
}

/** Place in the stack, 0 at the bottom. */
export function waitClassOrder(name: string | null): number {
  return ORDER.get(waitClassName(name)) ?? WAIT_CLASSES.length;
}

/** Hue of a series' class for renderers that read no style sheet. */
export function fallbackHue(className: string): string {
  return FALLBACK.get(className.split(' ')[0] ?? '') ?? '#6b7280';
}
