/** The ADDM report as a page with tables around its text: the text is all there is to it. */
import { readAddmText } from './addm_text.ts';
import type { Reader } from './types.ts';

/** Ends of lines that only markup shows. */
const BREAKS = /<\/(?:p|div|tr|table|h[1-6]|pre|li)\s*>/gi;

export const readAddmHtml: Reader = (input) => {
  const text = input.text
    .replace(BREAKS, '\n')
    .replace(/<\/?(?:table|tbody|thead|tr|td|th|ul|ol|li|hr|center)\b[^<>]*>/gi, '');
  return readAddmText({ ...input, text });
};
