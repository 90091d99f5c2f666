/** SQL within other text: a statement in a column nobody expects it in, in ADDM's sentences, in the lines of a text report. */
import { LEFT_OUT } from './left-out.ts';
import { beginsStatement, behindLead, LITERAL, type SqlTextOptions, withoutLiterals } from './sql.ts';

/** A line that opens a statement, and not a sentence, a plan's operation or an event that begins with the same word. */
const STATEMENT =
  /^(?:select\b(?!\s+statement)[\s\S]*?\bfrom\b|select\s+(?!statement)\S+|insert\s+(?:\/\*|into\b|all\b|first\b)|update\s+(?!statement|operation)[^;]*?\bset\b|delete\s+(?:\/\*|from\b|\w+\s+where\b)|merge\s+(?:\/\*|into\b)|with\s+[\w"$#]+\s*(?:\([^)]*\)\s*)?as\b|begin\s+(?:[\w".$#]+\s*\(|[\s\S]*(?:;|:=))|declare\s|call\s+[\w".$#]+\s*\(|(?:alter|create|drop|truncate|grant|revoke)\s+(?!index statement|table statement|statement)\w+\s+\S+|lock\s+table\b|explain\s+plan\b|table_\w+_)/i;

/** Where ADDM's own words go on behind a statement. */
const ADDM_WORDS =
  /^\s*(?:action|rationale|related object|recommendation|finding|symptoms?|the findings?|additional information|estimated benefit|impact|result|explanation|-{5,}|={5,}|~{5,})\b/i;

/**
 * Text without the literals of statements in it, and without quoted strings; in mode `text` without the statements. A text
 * without any comes back as it is: figures and sentences are facts.
 */
export function textWithoutLiterals(
  text: string,
  { mode, ...options }: SqlTextOptions & { mode: 'literals' | 'text' },
): string {
  if (!mayHoldSql(text)) return text;
  const parts: string[] = [];
  let statement: string[] | null = null;
  const close = (): void => {
    if (statement) parts.push(mode === 'text' ? LEFT_OUT : withoutLiterals(statement.join('\n'), options));
    statement = null;
  };
  const lines = text.split('\n').flatMap(named);
  let fromTop = false;
  for (const [at, line] of lines.entries()) {
    // A statement has blank lines of its own; within sentences they end it.
    if (statement && ((line.trim() === '' && !fromTop) || ADDM_WORDS.test(line))) close();
    if (statement) statement.push(line);
    else if (opens(line) && isStatement(lines.slice(at, at + 40).join('\n'))) {
      statement = [line];
      fromTop = at === 0;
    } else parts.push(withoutStrings(line, mode));
  }
  close();
  return parts.join('\n');
}

/** ADDM prints a statement's id and then its text, at times on one line: as two here. */
function named(line: string): string[] {
  const match = SQL_ID.exec(line);
  return match ? [line.slice(0, match[0].length), line.slice(match[0].length)] : [line];
}

const SQL_ID =
  /^.*?\bSQL_ID\s+"?[a-z0-9]{13}"?(?:\s+and\s+PLAN_HASH\s+"?\d+"?)?\.?\s+(?=(?:select|insert|update|delete|merge|with|begin|declare|call|alter|create|drop)\b)/i;

const isStatement = (text: string): boolean => STATEMENT.test(text.slice(behindLead(text)));

const opens = (line: string): boolean => OPENS.test(line) && beginsStatement(line);

/** Cheap, for it is asked of every cell: words that open statements, quotes, predicates. */
function mayHoldSql(text: string): boolean {
  if (text.includes('"') && COMPARED.test(text)) return true;
  if (text.includes(':') && PEEKED.test(text)) return true;
  return text.includes("'") || text.includes('/*') || WITHIN.test(text) || (text.length > 12 && OPENS.test(text));
}

const OPENS =
  /(?:^|\n|\*\/)[\s({]*(?:select|insert|update|delete|merge|with|begin|declare|call|alter|create|drop|truncate|grant|revoke|lock|explain|table_)|(?:^|\n)\s*\/\*|\b(?:filter|access|storage)\s*\(/i;

/** A statement within a line. */
const WITHIN =
  /\b(?:select\s+(?!statement)\S.{0,300}?\sfrom|insert\s+into|delete\s+from|merge\s+into|update\s+\S+\s+set)\s/i;

/** A column compared with something, as predicates of plans go on in further lines: `OR "N">5)`. */
const COMPARED = /"[^"\n]{1,128}"\s*(?:[<>=!]|\b(?:not|like|in|between)\b)|[<>=]\s*"[^"\n]{1,128}"/i;
/** A bind of a plan that `dbms_xplan` prints: `2 - :B2 (NUMBER): 5`. */
const PEEKED = /^(\s*\d+\s+-\s+:"?\w+"?\s+\([^\n]*?\):\s*)\S[^\n]*$/m;

/** Quoted strings within a line, and numbers in the predicates of a plan. */
function withoutStrings(line: string, mode: 'literals' | 'text'): string {
  const peeked = PEEKED.exec(line)?.[1];
  if (peeked !== undefined) return peeked + LITERAL;
  if (COMPARED.test(line)) return withoutLiterals(line, { ownLines: true });
  if (/\b(?:filter|access|storage)\s*\(/i.test(line)) {
    const at = line.search(/\b(?:filter|access|storage)\s*\(/i);
    return line.slice(0, at) + withoutLiterals(line.slice(at), { ownLines: true });
  }
  const at = line.search(WITHIN);
  if (at >= 0) {
    return line.slice(0, at) + (mode === 'text' ? LEFT_OUT : withoutLiterals(line.slice(at), { ownLines: true }));
  }
  // Oracle's own notes.
  if (/^\s*->/.test(line)) return line;
  if (line.includes('/*')) return withoutStrings(line.replace(/\/\*.*?(?:\*\/|$)/g, ' '), mode);
  if (!line.includes("'")) return line;
  // An apostrophe within a word is none: `Oracle's`. ADDM puts names of its own in quotes.
  return line.replace(/(?<=[A-Za-z])'(?:s|t|re|ve|ll|d)\b|'(?:[^']|'')*(?:'|$)/gi, (quoted: string, at: number) =>
    /^'(?:s|t|re|ve|ll|d)$/i.test(quoted) || BEFORE_NAME.test(line.slice(Math.max(0, at - 12), at)) ? quoted : LITERAL,
  );
}

/** What stands before a name in quotes in ADDM's words. */
const BEFORE_NAME = /\b(?:task|database|datenbank|run|container|instance) $/i;
