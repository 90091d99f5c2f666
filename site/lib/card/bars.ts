/** What the bars of a card have in common. */

/** Rows that stand below a card's message. */
export const BARS = 5;

const GREY = '#59636e';

/** Hues of states and severities on white; their words stand beside them. */
export const STATE_HUE = { bad: '#b42318', watch: '#8a5300', ok: '#17703a', unknown: GREY } as const;
export const SEVERITY_HUE = { high: '#b42318', medium: '#8a5300', low: GREY, info: GREY } as const;

/** Lengths as shares of the longest, 0 to 100. */
export function shareOf(values: readonly (number | null)[]): (value: number | null) => number {
  const most = Math.max(...values.map((value) => Math.abs(value ?? 0)), 1e-9);
  return (value) => (100 * Math.abs(value ?? 0)) / most;
}
