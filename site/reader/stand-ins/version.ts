/** Versions tell whether a page must be made again; in a browser each is made when asked for. */
export const ANALYSIS_VERSION = 'browser';
export const MODEL_VERSION = 'browser';
