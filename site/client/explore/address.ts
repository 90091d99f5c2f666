/**
 * What the page's address says of its charts: `#t=2026-10-20T05:00,2026-10-21T12:00&res=days&per=tx&hide=baseline&off=aas-orcl1.wc-commit`.
 * In the fragment, for a page opened from disk has no query that it could change. What is as by default is not said.
 */
import { msOf, timeOf } from '../../charts/time.ts';

export type Resolution = 'auto' | 'snapshots' | 'days';

export interface View {
  /** Milliseconds of the wall clock; null: everything there is. */
  range: readonly [from: number, to: number] | null;
  resolution: Resolution;
  perTransaction: boolean;
  baseline: boolean;
  annotations: boolean;
  /** Series that are not drawn: id of the chart, a dot, class of the series. */
  off: ReadonlySet<string>;
  /** Charts whose table is open, by id. */
  tables: ReadonlySet<string>;
}

export const DEFAULT_VIEW: View = {
  range: null,
  resolution: 'auto',
  perTransaction: false,
  baseline: true,
  annotations: true,
  off: new Set(),
  tables: new Set(),
};

/** The view that a fragment asks for; null where it asks for none: an anchor, or nothing. */
export function viewOf(fragment: string): View | null {
  const said = new URLSearchParams(fragment.replace(/^#/, ''));
  const known = ['t', 'res', 'per', 'hide', 'off', 'table'].filter((key) => (said.get(key) ?? '') !== '');
  if (known.length === 0) return null;
  const list = (key: string): string[] => (said.get(key) ?? '').split(',').filter((name) => /^[\w.-]+$/.test(name));
  const [from = Number.NaN, to = Number.NaN] = (said.get('t') ?? '').split(',').map(msOf);
  const resolution = said.get('res');
  const hidden = list('hide');
  return {
    range: to > from ? [from, to] : null,
    resolution: resolution === 'snapshots' || resolution === 'days' ? resolution : 'auto',
    perTransaction: said.get('per') === 'tx',
    baseline: !hidden.includes('baseline'),
    annotations: !hidden.includes('annotations'),
    off: new Set(list('off')),
    tables: new Set(list('table')),
  };
}

/** The fragment of a view, with its `#`; empty where everything is as by default. */
export function fragmentOf(view: View): string {
  const parts: string[] = [];
  const minute = (ms: number): string =>
    timeOf(Math.round(ms / 60_000) * 60_000)
      .slice(0, 16)
      .replace(' ', 'T');
  if (view.range) parts.push(`t=${minute(view.range[0])},${minute(view.range[1])}`);
  if (view.resolution !== 'auto') parts.push(`res=${view.resolution}`);
  if (view.perTransaction) parts.push('per=tx');
  const hidden = [...(view.baseline ? [] : ['baseline']), ...(view.annotations ? [] : ['annotations'])];
  if (hidden.length > 0) parts.push(`hide=${hidden}`);
  if (view.off.size > 0) parts.push(`off=${[...view.off].sort()}`);
  if (view.tables.size > 0) parts.push(`table=${[...view.tables].sort()}`);
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}
