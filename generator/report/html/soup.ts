/**
 * Random pages of known tags in any order, for the test that holds the scanner against the tree: many are regular in a way
 * that no report is.
 */
import fc from 'fast-check';

const one = (pieces: string, separator = '|') => fc.constantFrom(...pieces.split(separator));

const text = one(
  'Load Profile| text |\n| |x|&lt;b|&quot|&|&nbsp;|&#160;|a\n<\n/tr>|<1|No data exists|Title two<br>|\u00a0',
);
const flow = one(
  '<p>|</p>|<p />|<a>|<a name=x>|</a>|<br>|<hr>|<ul>|</ul>|<ol>|</ol>|<li>|</li>|<div>|</div>|<b>|</b>|<i>|</i>|<span>|</span>' +
    '|<font>|</font>|<center>|</center>|<pre>|</pre>|<h3>Head</h3>|<h2>|</h2>|<h3>He<a>ad</a></h3>|<h3><a name=q></a>Three</h3>' +
    '|<h3> </h3>|<img>|<title>t</title>|<style>s</style>|<tr>|<head>|</head>|<body>|</body>|</html>',
);
const inTable = one(
  '<p>Title three</p>|<p>Four\n|<p/>|<tr>|<tr>|</tr>|<td>|<td>|</td>|</td>|<th>|</th>|<tbody>|</tbody>|<thead>|</thead>|<tfoot>|</tfoot>',
);
const inCell = one(
  '<a>|</a>|<p>|</p>|<pre>\n|<pre>|</pre>|<b>|</b>|<i>|</i>|<br>|<pre_sqltext class="awr">|</pre_sqltext>|<div>|</div>' +
    '|<li>|</li>|<ul>|</ul>|<span>|</span>|<hr>|<center>|</center>|<font>|</font>',
);

const joined = (pieces: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(pieces, { maxLength }).map((list) => list.join(''));
const often = (weight: number, arbitrary: fc.Arbitrary<string>) => ({ weight, arbitrary });

const cell = fc
  .tuple(one('td|th'), joined(fc.oneof(often(3, text), often(2, inCell)), 4), one('yes|yes|yes|no'))
  .map(([kind, content, closed]) => `<${kind}>${content}${closed === 'yes' ? `</${kind}>` : ''}`);
const row = fc.tuple(joined(cell, 3), one('</tr>|</tr>\n||<\n/tr>\n')).map(([cells, end]) => `<tr>${cells}${end}`);
const table = fc
  .tuple(
    one('<table>|<table summary="s &lt; t">|<table summary="a\nb">|<table border=1 summary=x>'),
    joined(fc.oneof(often(8, row), often(1, inTable), often(1, cell), often(1, text)), 5),
    one('</table>|</table>|</table>|</table>|'),
  )
  .map((parts) => parts.join(''));

/** A page. */
export const soup: fc.Arbitrary<string> = fc
  .tuple(
    one('<html><head><title>t</title></head><body>||<!doctype html><html><body>|<body><h1>x</h1>'),
    joined(fc.oneof(often(4, flow), often(2, text), often(6, table)), 10),
  )
  .map((parts) => parts.join(''));
