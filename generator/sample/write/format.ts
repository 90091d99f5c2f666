/** Numbers the way AWR prints them. */

/** `1,234,567`; negative numbers keep their sign. */
export function int(n: number): string {
  const digits = String(Math.abs(Math.round(n)));
  if (digits.length <= 3) return n < -0.5 ? `-${digits}` : digits;
  let out = '';
  let i = digits.length % 3;
  if (i > 0) out = digits.slice(0, i);
  for (; i < digits.length; i += 3) out += (out ? ',' : '') + digits.slice(i, i + 3);
  return n < 0 ? `-${out}` : out;
}

/** `1,234.50` with `places` decimals. */
export function fixed(n: number, places: number): string {
  const text = Math.abs(n).toFixed(places);
  const dot = text.indexOf('.');
  const whole = dot < 0 ? text : text.slice(0, dot);
  const sign = n < 0 && Number(text) !== 0 ? '-' : '';
  return sign + (whole.length > 3 ? int(Number(whole)) : whole) + (dot < 0 ? '' : text.slice(dot));
}

/** Without the zero before the point, as some columns have it: `.9`, `12.4`. */
export function bare(n: number, places: number): string {
  return n.toFixed(places).replace(/^(-?)0\./, '$1.');
}

/** `0`, `.9`, `12`: at most one decimal, none when it is whole, no thousands separator. */
export function short(n: number): string {
  const text = n.toFixed(1);
  return (text.endsWith('.0') ? text.slice(0, -2) : text).replace(/^0\./, '.');
}

/** Padded to the left with spaces, as the report summary's columns are. */
export function padded(text: string, width: number): string {
  return text.padStart(width);
}

/** An average wait of 12.2 and later: `857.14ns`, `564.00us`, `3.23ms`, `.99ms`, `52.86 s`. */
export function waitTime(us: number): string {
  if (us < 1) return `${bare(us * 1000, 2)}ns`;
  if (us < 950) return `${bare(us, 2)}us`;
  if (us < 10_000_000) return `${bare(us / 1000, 2)}ms`;
  return `${bare(us / 1_000_000, 2)} s`;
}

/** Bytes as I/O sections print them, multiples of 1024 from mebibytes up: `0M`, `130M`, `1.9T`, `52.6G`. */
export function bytesOf(bytes: number): string {
  const mb = bytes / 1048576;
  if (mb < 1024) return `${Math.round(mb)}M`;
  if (mb < 1048576) return `${short(mb / 1024)}G`;
  return `${short(mb / 1048576)}T`;
}

/** Mebibytes per second: `.003M`, `5.147M`, `554.061M`, `0M`. */
export function mbPerSecond(bytesPerSecond: number): string {
  const mb = bytesPerSecond / 1048576;
  if (mb < 0.0005) return '0M';
  return `${Number(mb.toFixed(3))}M`.replace(/^0\./, '.');
}

/** Counts: `0`, `8897`, `1968K`, `186.5K`, `3.3M`. */
export function countOf(n: number): string {
  if (n < 10_000) return String(Math.round(n));
  if (n < 10_000_000) return `${short(n / 1000)}K`;
  return `${short(n / 1_000_000)}M`;
}

/** `part` of `whole` in percent; 0 of nothing is 0. */
export function pct(part: number, whole: number): number {
  return whole > 0 ? (100 * part) / whole : 0;
}

/** `a / b`, or null where there is nothing to divide by: AWR leaves such a cell empty. */
export function per(a: number, b: number): number | null {
  return b > 0 ? a / b : null;
}

export function escaped(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
    : text;
}
