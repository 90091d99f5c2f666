/** Who reads what: a new kind or format is one file and one entry here. */
import type { ReportFormat, ReportKind } from '../types.ts';
import { readAddmHtml } from './addm_html.ts';
import { readAddmText } from './addm_text.ts';
import { readAshHtml } from './ash_html.ts';
import { readAshText } from './ash_text.ts';
import { readAwrDiffHtml } from './awr_diff_html.ts';
import { readAwrDiffText } from './awr_diff_text.ts';
import { readAwrHtml } from './awr_html.ts';
import { readAwrRacHtml } from './awr_rac_html.ts';
import { readAwrRacText } from './awr_rac_text.ts';
import { readAwrSqlHtml } from './awr_sql_html.ts';
import { readAwrSqlText } from './awr_sql_text.ts';
import { readAwrText } from './awr_text.ts';
import { readStatspackText } from './statspack_text.ts';
import type { Reader } from './types.ts';

export const readers: Readonly<Record<ReportKind, Partial<Record<ReportFormat, Reader>>>> = {
  awr: {
    html: readAwrHtml,
    text: readAwrText,
  },
  awr_pdb: {
    html: readAwrHtml,
    text: readAwrText,
  },
  awr_rac: {
    html: readAwrRacHtml,
    text: readAwrRacText,
  },
  awr_diff: {
    html: readAwrDiffHtml,
    text: readAwrDiffText,
  },
  awr_sql: {
    html: readAwrSqlHtml,
    text: readAwrSqlText,
  },
  ash: {
    html: readAshHtml,
    text: readAshText,
  },
  addm: {
    html: readAddmHtml,
    text: readAddmText,
  },
  statspack: {
    text: readStatspackText,
  },
};
