/**
 * A drawn tree as text fit for the site: no style element or attribute (the content security policy forbids both), numbers
 * rounded, paths in their shortest form, Plot's own class names and labels left out.
 */
import { esc } from '../lib/html.ts';
import { ElementNode, type TextNode } from './dom.ts';

/** Attributes that Plot sets and the site does not want: styled by class, or noise for a screen reader. */
const DROPPED = new Set(['style', 'font-family', 'font-variant', 'aria-label', 'aria-hidden', 'stroke-miterlimit']);
const NUMERIC = /^(?:x|y|x1|x2|y1|y2|dx|dy|cx|cy|r|rx|ry|width|height)$/;

/** Inner markup of a tree that Plot drew. */
export function writeChildren(root: ElementNode): string {
  return root.childNodes.map(writeNode).join('');
}

function writeNode(node: ElementNode | TextNode): string {
  if (!(node instanceof ElementNode)) return esc(node.data);
  if (node.localName === 'style') return '';
  const inner = onePath(node) ?? writeChildren(node);
  if (node.localName === 'g' && inner === '') return '';
  let attributes = '';
  for (const [name, value] of node.attributes) {
    if (DROPPED.has(name)) continue;
    attributes += ` ${name === 'xlink:href' ? 'href' : name}="${esc(clean(name, value))}"`;
  }
  return inner === ''
    ? `<${node.localName}${attributes}/>`
    : `<${node.localName}${attributes}>${inner}</${node.localName}>`;
}

/** Bars that differ in nothing but their places, as one path: a quarter of the size of rectangles. Null of any other group. */
function onePath({ localName, childNodes }: ElementNode): string | null {
  if (localName !== 'g' || childNodes.length < 2) return null;
  let d = '';
  for (const bar of childNodes) {
    if (!(bar instanceof ElementNode) || bar.localName !== 'rect' || bar.attributes.size !== 4) return null;
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(bar.attributes.get(name) ?? Number.NaN),
    );
    if (x === undefined || y === undefined || !width || !height || Number.isNaN(x + y)) return null;
    d += `M${num(x)},${num(y)}h${num(width)}v${num(height)}h${num(-width)}z`;
  }
  return `<path d="${d}"/>`;
}

function clean(name: string, value: string): string {
  if (name === 'd') return compactPath(value);
  if (name === 'transform') return value.replace(/-?\d+\.\d+/g, (text) => num(Number(text)));
  if (NUMERIC.test(name) && /^-?\d+\.\d+$/.test(value)) return num(Number(value));
  return value;
}

/** A coordinate with one decimal, without a needless zero: `.5`, `12`, `-3.4`. */
export function num(value: number): string {
  return tenths(Math.round(value * 10));
}

function tenths(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text = size % 10 === 0 ? String(size / 10) : `${size < 10 ? '' : Math.floor(size / 10)}.${size % 10}`;
  return value < 0 ? `-${text}` : text;
}

/**
 * A path of moves and straight lines (what d3-path writes: `M1,2L3,4Z`) with relative commands, points rounded to a tenth,
 * points on the way left out. Of any other path only the numbers are rounded.
 */
export function compactPath(d: string): string {
  if (!/^[MLZ\d.,e-]*$/.test(d)) return d.replace(/-?\d+\.\d+/g, (text) => num(Number(text)));
  let out = '';
  let points: [number, number][] = [];
  for (const piece of d.split(/(?=[MLZ])/)) {
    const comma = piece.indexOf(',');
    if (comma < 0) {
      if (piece === 'Z' && points.length > 0) out += `${writePoints(points)}z`;
      points = [];
      continue;
    }
    if (piece[0] === 'M') {
      out += writePoints(points);
      points = [];
    }
    points.push([Math.round(Number(piece.slice(1, comma)) * 10), Math.round(Number(piece.slice(comma + 1)) * 10)]);
  }
  return out + writePoints(points);
}

function writePoints(points: readonly [number, number][]): string {
  const first = points[0];
  if (!first) return '';
  let out = `M${tenths(first[0])},${tenths(first[1])}`;
  // Moves along one axis in one direction are gathered into one command.
  let dx = 0;
  let dy = 0;
  const emit = () => {
    if (dx !== 0 && dy !== 0) out += `l${tenths(dx)},${tenths(dy)}`;
    else if (dx !== 0) out += `h${tenths(dx)}`;
    else if (dy !== 0) out += `v${tenths(dy)}`;
    dx = 0;
    dy = 0;
  };
  let [px, py] = first;
  for (const [x, y] of points.slice(1)) {
    const mx = x - px;
    const my = y - py;
    const onward = (my === 0 && dy === 0 && mx * dx > 0) || (mx === 0 && dx === 0 && my * dy > 0);
    if (!onward) emit();
    dx += mx;
    dy += my;
    px = x;
    py = y;
  }
  emit();
  // A lone point still shows where the line has round caps.
  return points.length === 1 ? `${out}h0` : out;
}

/** Width of text in the charts' 12 px face, near enough to keep labels apart in the widest of the usual system fonts. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) width += glyphWidth(char);
  return width;
}

function glyphWidth(char: string): number {
  if ((char.codePointAt(0) ?? 0) > 0x2e7f) return 12;
  if (/\d/.test(char)) return 7.6;
  return /[A-Z%MWmw@]/.test(char) ? 8.4 : 6.7;
}
