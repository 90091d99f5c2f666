/** Raise when a model says something else about the same reports: every page is then rendered anew. */
export const MODEL_VERSION = 1;
