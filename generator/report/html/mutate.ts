/** Seeded damage to markup, for the tests that hold the scanner against the tree. */
import fc from 'fast-check';

/** What is put in: tags, pieces of tags, references, characters with a meaning to HTML's tokenizer or tree builder. */
export const PIECES: readonly string[] = [
  ...'<>/"\'=& \n\r\t\f;#-!?a0'.split(''),
  ...'<td> </td> <th> </th> <tr> </tr> <table> </table> <tbody> </tbody> <thead> </thead> <caption> <col> <p> </p> <p/> <br> </br> <hr>'.split(
    ' ',
  ),
  ...'<a> </a> <b> </b> <i> <font> </font> <span> </span> <div> </div> <ul> </ul> <li> </li> <pre> </pre> <h3> </h3> <h2> </h2>'.split(
    ' ',
  ),
  ...'<html> </html> <head> </head> <body> </body> <title> </title> <style> </style> <script> </script> <select> <option> <svg> <math>'.split(
    ' ',
  ),
  ...'<textarea> <template> </template> <form> <input> <button> <center> </center> <plaintext> <!-- --> <!x> <?x> </ </1> <1 <![CDATA[ ]]>'.split(
    ' ',
  ),
  ...'&lt; &lt &amp &amp; &quot &#160; &#160 &#0; &#x41; &#128; &copy; &notit; &q &nbsp; &#13; &#10;'.split(' '),
  '\u00a0',
  '\u0085',
  '\u2028',
  'é',
  '\0',
  '""',
  ' summary="x"',
  ' summary=y',
  "' summary='",
  ' title=">"',
  '<td\n',
  '<pre>\n',
  'Some Title',
  ' bare text ',
  '<\n/tr>',
  '<td class=x/>',
  '<tr></tr>',
  '<td a="b"c>',
];

type Edit = { kind: 'drop' | 'double' | 'put' | 'move'; at: number; length: number; piece: string };

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('drop', 'double', 'put', 'put', 'move'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.integer({ min: 1, max: 200 })),
  piece: fc.constantFrom(...PIECES),
});

/** One to three edits. */
export const edits: fc.Arbitrary<Edit[]> = fc.array(edit, { minLength: 1, maxLength: 3 });

/** `source` with the edits applied one after another. */
export function mutate(source: string, list: readonly Edit[]): string {
  let text = source;
  for (const { kind, at, length, piece } of list) {
    const from = Math.floor(at * text.length);
    const range = text.slice(from, from + length);
    const [before, after] = [text.slice(0, from), text.slice(from + length)];
    if (kind === 'drop') text = before + after;
    else if (kind === 'double') text = before + range + range + after;
    else if (kind === 'put') text = before + piece + text.slice(from);
    else text = before + after.slice(0, length) + range + after.slice(length);
  }
  return text;
}
