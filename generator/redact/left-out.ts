/** What stands in `source_tables` where a statement's text was left out; typed columns read it as absent. */
export const LEFT_OUT = '[SQL text left out]';
