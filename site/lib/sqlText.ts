/**
 * SQL as a person reads it: laid out by sql-formatter where that changes nothing but white space, else as printed, and
 * its words told apart by classes. The text is a report's: it leaves here escaped.
 */
import { format } from 'sql-formatter';
import { esc } from './html.ts';

/** Longer texts are shown as printed: laying them out would cost more than the rest of the page. Our choice. */
const MAX_LAID_OUT = 12_000;
const WIDTH = 90;
/** What statements bind by position or by name, quoted as CURSOR_SHARING does. */
const BINDS = { custom: [{ regex: ':"[^"]+"' }, { regex: ':[A-Za-z0-9_$#]+' }] };

let last: { text: string; laidOut: string } | undefined;

/** The text with line breaks and indents; the text itself where it cannot be taken apart, as what a report has cut. */
export function layOut(text: string): string {
  if (last?.text !== text) last = { text, laidOut: laidOutOrNot(text) };
  return last.laidOut;
}

function laidOutOrNot(text: string): string {
  if (text.length > MAX_LAID_OUT) return text;
  try {
    const laidOut = format(text, { language: 'plsql', tabWidth: 2, expressionWidth: WIDTH, paramTypes: BINDS });
    return bare(laidOut) === bare(text) ? laidOut.trim() : text;
  } catch {
    return text;
  }
}

/** Everything but white space, which is all that layout may change. */
const bare = (text: string): string => text.replace(/\s+/g, '');

const WORDS = new Set(
  (
    'ACCESS ADD ALL ALTER AND ANY APPLY AS ASC BEGIN BETWEEN BULK BY CALL CASE COLLECT COMMIT CONNECT CREATE CROSS CURSOR DECLARE ' +
    'DEFAULT DELETE DESC DISTINCT DO DROP ELSE ELSIF END ESCAPE EXCEPTION EXECUTE EXISTS EXPLAIN FETCH FIRST FOR FORALL FROM FULL ' +
    'FUNCTION GRANT GROUP HAVING IF IMMEDIATE IN INDEX INNER INSERT INTERSECT INTO IS JOIN LAST LATERAL LEFT LIKE LIMIT LOCK LOOP ' +
    'MERGE MINUS MODEL NATURAL NEXT NOT NOWAIT NULL NULLS OF OFFSET ON ONLY OR ORDER OUTER OVER PACKAGE PARTITION PIVOT PLAN PRIOR ' +
    'PROCEDURE RETURN RETURNING REVOKE RIGHT ROLLBACK ROW ROWS ROWNUM SAVEPOINT SELECT SET SKIP START TABLE THEN TO TRIGGER ' +
    'TRUNCATE UNION UNIQUE UNPIVOT UPDATE USING VALUES VIEW WHEN WHERE WHILE WITH WITHIN'
  ).split(' '),
);

/** Hints and comments, strings (plain, national, q-quoted), quoted names, binds, numbers, words; in this order. */
const TOKENS =
  /(?<hint>\/\*\+[\s\S]*?(?:\*\/|$)|--\+[^\n]*)|(?<comment>\/\*[\s\S]*?(?:\*\/|$)|--[^\n]*)|(?<string>n?q'\[[\s\S]*?(?:\]'|$)|n?q'\{[\s\S]*?(?:\}'|$)|n?q'\([\s\S]*?(?:\)'|$)|n?q'<[\s\S]*?(?:>'|$)|n?q'([^\s[{(<])[\s\S]*?(?:\4'|$)|n?'(?:[^']|'')*(?:'|$))|(?<quoted>"[^"]*(?:"|$))|(?<bind>:"[^"]+"|:[a-z0-9_$#]+)|(?<number>\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b)|(?<word>[a-z_][\w$#]*)/gi;

/** HTML: spans with `sq-…` around what is not a plain name. */
export function highlight(text: string): string {
  let html = '';
  let done = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [token] = match;
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    const className =
      kind === 'word' ? (WORDS.has(token.toUpperCase()) ? 'word' : null) : kind === 'quoted' ? null : kind;
    html += esc(text.slice(done, match.index));
    html += className ? `<span class="sq-${className}">${esc(token)}</span>` : esc(token);
    done = match.index + token.length;
  }
  return html + esc(text.slice(done));
}
