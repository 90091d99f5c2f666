/**
 * Report text inside Markdown: it stays text whatever stands in it, and is seen to be quoted. No markup, no link that a
 * viewer makes by itself, no second line, nothing invisible that a model would read and a person not.
 */
import { replaceHidden } from '../hidden.ts';

/** Control characters as their visible signs, tabs as blanks, what is hidden as U+FFFD. */
const seen = (char: string): string => {
  if (char === '\t') return ' ';
  const code = char.codePointAt(0) ?? 0;
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
};

/** One line, everything in it visible. */
export function visibleLine(text: string): string {
  return replaceHidden(text.replace(/\s*[\r\n]+\s*/g, ' '), seen).trim();
}

/**
 * A code span: nothing within one is markup. Its fence is longer than any run of backticks inside. A bar would end a
 * table's cell even here, so it is escaped, which tables alone undo: hence `inTable`. A backslash before a bar would
 * undo that in turn and becomes its full-width form.
 */
export function quote(text: string, { most = 200, inTable = false } = {}): string {
  const line = clipTo(visibleLine(text), most);
  if (line === '') return '` `';
  const content = inTable ? line.replace(/\\+(?=\|)/g, (run) => '＼'.repeat(run.length)).replaceAll('|', '\\|') : line;
  const longest = longestRun(content);
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${content}${space}${fence}`;
}

/**
 * A sentence of ours that holds names of the report. What Markdown reads as markup is escaped; a word that viewers turn
 * into a link by themselves (an address, a mail address) becomes a code span.
 */
export function escapeText(text: string): string {
  return visibleLine(text)
    .split(/(\s+)/)
    .map((word) => (/:\/\/|www\.|@|mailto:|xmpp:/i.test(word) ? quote(word, { inTable: true }) : escapeWord(word)))
    .join('')
    .replace(/^[-+#=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

function escapeWord(word: string): string {
  return (
    word
      .replace(/[\\`*<>[\]|~&]/g, '\\$&')
      // An underscore between letters or digits is no emphasis; Oracle's names are full of them.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
  );
}

/** Lines of text that must keep their breaks (SQL), fenced; nothing inside can end the fence. */
export function fenced(text: string, language: string, most: number): string {
  const visible = replaceHidden(text.replace(/\r\n?/g, '\n'), (char) => (char === '\n' ? char : seen(char)));
  const content = clipTo(visible, most);
  const longest = Math.max(2, longestRun(content));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${content}\n${fence}`;
}

function longestRun(content: string): number {
  return content.includes('`') ? Math.max(...[...content.matchAll(/`+/g)].map(([run]) => run.length)) : 0;
}

function clipTo(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}
