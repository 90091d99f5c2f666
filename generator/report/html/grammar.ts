/** The tags that the scanner knows, and what they may stand in. */

/** Tags that must be closed in order; what else is open between tables does not matter. */
export const CONTAINERS = new Set([
  'ul',
  'ol',
  'div',
  'pre',
  'center',
  'span',
  'font',
  'b',
  'i',
  'u',
  'strong',
  'em',
  'small',
]);
/** Tags that stand alone. `p` counts as one: an end tag of its own or none, no text is lost. */
export const ALONE = new Set(['p', 'br', 'hr', 'img', 'meta', 'link']);
/** Tags that only shape the text of a cell or heading. */
const INLINE = new Set(['a', 'b', 'i', 'u', 'span', 'font', 'br', 'strong', 'em', 'small']);
export const IN_CELL = new Set([...INLINE, 'p', 'pre', 'pre_sqltext', 'hr', 'div', 'ul', 'ol', 'li', 'center']);
export const SECTIONS = new Set(['tbody', 'thead', 'tfoot']);
/** Tags that end a cell whose own end tag is missing. */
export const ENDS_CELL = new Set([
  'td',
  'th',
  'tr',
  '/tr',
  '/table',
  'tbody',
  'thead',
  'tfoot',
  '/tbody',
  '/thead',
  '/tfoot',
]);
