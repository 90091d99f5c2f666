/** Seeded damage to text and bytes: what tools, transfers and hands do to reports, and what they would never do. */
import { PIECES } from '../../report/html/mutate.ts';
import type { Random } from '../../sample/random.ts';

/** Where the text is cut apart: half of the time at a character that means something to a parser. */
function place(text: string, random: Random): number {
  const at = random.int(0, text.length);
  if (random.next() < 0.5) return at;
  const next = text.slice(at, at + 400).search(/[<>&"'\n=|-]/);
  return next < 0 ? at : at + next + (random.next() < 0.5 ? 1 : 0);
}

/** One to three small edits of markup. */
export function damageMarkup(source: string, random: Random): string {
  let text = source;
  for (let edits = random.next() < 0.6 ? 1 : random.int(2, 3); edits > 0; edits--) {
    const from = place(text, random);
    const length = random.next() < 0.8 ? random.int(1, 6) : random.int(1, 200);
    const [before, range, after] = [text.slice(0, from), text.slice(from, from + length), text.slice(from + length)];
    const kind = random.int(0, 5);
    if (kind === 0) text = before + after;
    else if (kind === 1) text = before + range + range + after;
    else if (kind === 2) text = before + after.slice(0, length) + range + after.slice(length);
    else if (kind === 3) text = before + random.pick(PIECES) + after;
    else text = before + random.pick(PIECES) + range + after;
  }
  return text;
}

/** What damage leaves regular more often than not, put where a text stands or between two tags. */
const HARMLESS: readonly string[] = [
  ...'a 0 > = " ; - ? # / \u00a0 é \u2028 \t \n \f &amp; &lt; &lt &#160; &#160 &#65; &quot &copy; &nbsp; &notit; &'.split(
    ' ',
  ),
  ' ',
  '  ',
  '< ',
  '<1',
  '\n\n',
  'Some Title',
  '&#160;&#160;',
  'a&#160;',
];
const INLINE: readonly string[] = [
  '<b>',
  '</b>',
  '<br>',
  '<br/>',
  '<p>',
  '</p>',
  '<a name="x">',
  '</a>',
  '<font size=1>',
  '</font>',
  '<li>',
  '<hr>',
  '<pre>',
  '</pre>',
];

/** One to three small edits that change texts, names, values and white space, or take a tag out or put one in its like's place. */
export function damageMildly(source: string, random: Random): string {
  let text = source;
  for (let edits = random.next() < 0.6 ? 1 : random.int(2, 3); edits > 0; edits--) text = mildEdit(text, random);
  return text;
}

function mildEdit(text: string, random: Random): string {
  const from = random.int(0, text.length);
  const less = text.indexOf('<', from);
  const greater = text.indexOf('>', less);
  if (less < 0 || greater < 0) return text;
  const [before, tag, after] = [text.slice(0, less), text.slice(less, greater + 1), text.slice(greater + 1)];
  switch (random.int(0, 9)) {
    case 0:
      return before + random.pick(HARMLESS) + tag + after;
    case 1:
      return before + tag + random.pick(HARMLESS) + after;
    case 2:
      return before + random.pick(INLINE) + tag + after;
    // Within a text, at times within a tag.
    case 3:
      return text.slice(0, from) + random.pick(HARMLESS) + text.slice(from);
    case 4:
      return text.slice(0, from) + text.slice(from + random.int(1, 3));
    case 5:
      return (
        before +
        (random.next() < 0.5 ? tag.toUpperCase() : tag.replace(/\s+/g, random.pick(['\n', '  ', '\t']))) +
        after
      );
    case 6:
      return before + tag.replace(/["']/g, random.pick(["'", '"', ''])) + after;
    case 7:
      return (
        before +
        tag.replace(/>$/, random.pick([' colspan=2>', " rowspan='2'>", ' a>', ' a="b" c>', ' >', '\n>'])) +
        after
      );
    // A cell, a row or a table goes without its end tag, or an end tag stands twice.
    case 8:
      return /^<\/t[dhr]/i.test(tag) || random.next() < 0.2 ? before + after : before + tag + tag + after;
    // A cell or a row stands twice.
    default: {
      const row = /<tr\b[\s\S]*?<\/tr>|<td\b[\s\S]*?<\/td>/i.exec(text.slice(less));
      const at = less + (row?.index ?? 0);
      return text.slice(0, at) + (row?.[0] ?? '') + text.slice(at);
    }
  }
}

/** Runs that make careless expressions and parsers slow. */
const RUNS = [
  '<',
  '>',
  ' ',
  '\n',
  '-',
  '- ',
  '0',
  '1,',
  '9.',
  '"',
  "'",
  '&',
  '&#',
  '<td',
  '<td>',
  '<table>',
  '<a ',
  '/*',
  '(',
  'a',
  '=\n',
  '=3D',
  '\r',
  '\t',
  '\f',
  '|',
  'é',
];

/** One large blow to a whole report, followed by up to three small edits. `other`: a report to splice from. */
export function damageReport(source: string, other: string, random: Random): string {
  const from = place(source, random);
  const to = Math.min(source.length, from + random.int(1, Math.max(2, Math.floor(source.length * random.next()))));
  const [before, range, after] = [source.slice(0, from), source.slice(from, to), source.slice(to)];
  const text = blow(random.int(0, 15));
  return random.next() < 0.5 ? text : damageMarkup(text, random);

  function blow(kind: number): string {
    switch (kind) {
      case 0:
        return before;
      case 1:
        return before + after;
      case 2:
        return before + range + range + after;
      case 3: {
        const start = place(other, random);
        return before + other.slice(start, start + range.length) + after;
      }
      case 4:
        return before + random.pick(RUNS).repeat(random.int(1, 20_000)) + after;
      case 5:
        return wrapped(source, random.int(20, 200));
      case 6:
        return source.replace(/\n/g, random.pick(['\r\n', '\r', '', ' ', '\n\n', '\r\r\n']));
      case 7:
        return source.replace(/ {2,}/g, random.pick([' ', '\t', '']));
      case 8:
        return source
          .split('\n')
          .map((line) => line.slice(0, 80))
          .join('\n');
      case 9:
        return before + range.toUpperCase() + after;
      case 10:
        return before + range.replace(/\d/g, () => String(random.int(0, 9))) + after;
      case 11:
        return before + range.replace(/[.,]/g, (found) => (found === '.' ? ',' : '.')) + after;
      case 12:
        return source.replaceAll('"', '""');
      case 13:
        return before + range.split('\n').toReversed().join('\n') + after;
      case 14:
        return before + range.replace(/[^\n]/g, random.pick([' ', '#', '-', '0', 'x'])) + after;
      default:
        return source.replace(/</g, '&lt;').replace(/>/g, '&gt;');
    }
  }
}

function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width));
  return lines.join('\n');
}

/** The smallest text found that still fails, by leaving out ever smaller pieces; gives up after `seconds`. */
export function minimised(text: string, fails: (text: string) => boolean, seconds = 20): string {
  const end = performance.now() + seconds * 1000;
  let best = text;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length; ) {
      if (performance.now() > end) return best;
      const shorter = best.slice(0, at) + best.slice(at + size);
      if (shorter !== best && fails(shorter)) best = shorter;
      else at += size;
    }
  }
  return best;
}
