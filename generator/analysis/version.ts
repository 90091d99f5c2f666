/** Raise when the analysis gives other rows for the same reports: every database is then analysed again. */
export const ANALYSIS_VERSION = 2;
