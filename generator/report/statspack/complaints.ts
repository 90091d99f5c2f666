/** What a STATSPACK report says against itself, as remarks: it is read all the same, and whoever uses its numbers must know. */

/** What a remark says of a report over a restart. */
export const OVER_RESTART = 'the instance was restarted between the snapshots';

const VERDICTS: readonly (readonly [printed: RegExp, remark: string])[] = [
  [/^[^\S\n]*ERROR:.*\bRESULTS ARE INVALID/im, `the report calls its results invalid: ${OVER_RESTART}`],
  [
    /^[^\S\n]*(?:WARNING|ERROR):.*\bTIMINGS ARE INVALID/im,
    'the report calls its timings invalid: timed_statistics was changed between the snapshots',
  ],
];

/** Errors that SQL*Plus wrote among the lines: part of the report may be missing. */
const ERROR = /^(?:ORA|PLS|SP2)-\d{4,5}(?=:)/gm;

export function complaintsOf(text: string): string[] {
  const remarks = VERDICTS.filter(([printed]) => printed.test(text)).map(([, remark]) => remark);
  const codes = [...new Set(text.match(ERROR))];
  if (codes.length > 0) remarks.push(`errors of SQL*Plus among its lines: ${codes.join(', ')}`);
  return remarks;
}
