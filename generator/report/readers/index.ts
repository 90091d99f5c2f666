/** Who reads what: a new kind or format is one file and one entry here. */
import type { ReportFormat, ReportKind } from '../types.ts';
import { readAwrHtml } from './awr_html.ts';
import type { Reader } from './types.ts';

export const readers: Readonly<Record<ReportKind, Partial<Record<ReportFormat, Reader>>>> = {
  awr: {
    html: readAwrHtml,
  },
  awr_pdb: {
    html: readAwrHtml,
  },
  awr_rac: {},
  awr_diff: {},
  awr_sql: {},
  ash: {},
  addm: {},
  statspack: {},
};
