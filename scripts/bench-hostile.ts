/**
 * What files cost that nobody means well with, and reports larger than any: `npm run bench:hostile [-- NAME…]`, all of them
 * by default, each ingested by a process of its own, and at the end all in one folder with a hundred small reports.
 * Prints seconds, peak memory of the process, how many reports came into the lake and why the others did not.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import tar from 'tar-stream';
import { tinyReport } from '../generator/testing/report.ts';
import { zip } from '../generator/testing/zip.ts';
import { measuredIngest, type Round } from './lib/measured-ingest.ts';

const MB = 1_000_000;
/** Written piece by piece: some of them are larger than a string may be. */
const PIECE = MB;

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-hostile-'));

type Pieces = Iterable<string>;

function* filling(text: string, bytes: number): Pieces {
  const piece = text.repeat(Math.ceil(PIECE / text.length));
  for (let left = bytes; left > 0; left -= piece.length) yield piece;
}

/** A report with something in place of the text of its one statement, which is a cell. */
function* inCell(content: Pieces): Pieces {
  // Its text stands in two tables: in full in the second.
  const report = tinyReport({ sqlText: '@@' });
  const at = report.lastIndexOf('@@');
  yield report.slice(0, at);
  yield* content;
  yield report.slice(at + 2);
}

/** A report of a usual kind but for the rows that its table of statements goes on with. */
function* withRows(bytes: number): Pieces {
  const [before = '', after = ''] = tinyReport({ dbId: 2 }).split('<h3 class="awr">SQL ordered by Elapsed Time</h3>');
  yield before;
  const row = (at: number): string =>
    `<tr><td scope="row" class='awrc'>tablespace_${at % 9000}</td><td align="right" class='awrc'>${(at * 7919) % 1e7}</td>` +
    `<td align="right" class='awrc'>${((at * 104729) % 1e5) / 100}</td><td align="right" class='awrc'>&#160;</td></tr>\n`;
  const table =
    '<p /><h3 class="awr">Tablespace IO Stats</h3><table border="0" summary="This table displays tablespace IO">';
  const head = '<tr><th>Tablespace</th><th>Reads</th><th>Av Rds/s</th><th>Av Rd(ms)</th></tr>\n';
  for (let left = bytes, at = 0; left > 0; ) {
    let piece = table + head;
    for (let rows = 0; rows < 5000; rows++) piece += row(at++);
    piece += '</table>\n';
    left -= piece.length;
    yield piece;
  }
  yield `<h3 class="awr">SQL ordered by Elapsed Time</h3>${after}`;
}

/** Writes one of the cases; gives its file's name. */
const CASES: Readonly<Record<string, () => Promise<void> | void>> = {
  '250 MB in one cell': () => write('cell.html', inCell(filling('x', 250 * MB))),
  '100 MB in one cell': () => write('cell-100.html', inCell(filling('select x\n', 100 * MB))),
  '100 MB in one cell, tags in it': () => write('cell-tags.html', inCell(filling('<b>x</b> ', 100 * MB))),
  '100 MB of tags that are not closed': () => write('cells.html', inCell(filling('<p><td>', 100 * MB))),
  '300 MB of text in one line': () => write('line-300.lst', line(300 * MB)),
  '100 MB of text in one line': () => write('line-100.lst', line(100 * MB)),
  '300 MB of a regular report': () => write('regular-300.html', withRows(300 * MB)),
  '120 MB of a regular report': () => write('regular-120.html', withRows(120 * MB)),
  '60 MB of a regular report': () => write('regular-60.html', withRows(60 * MB)),
  '20 MB of irregular markup': () => write('irregular.html', inCell(filling('x <!-- y --> z ', 20 * MB))),
  'gigabyte in a .gz': () =>
    pipeline(filling('\0', 1000 * MB), createGzip(), fs.createWriteStream(path.join(scratch, 'case', 'bomb.html.gz'))),
  'zip bomb': () => {
    const content = '0'.repeat(500 * MB);
    const bomb = zip([
      { name: 'a.html', content, claimedSize: 1000 },
      { name: 'b.html', content },
    ]);
    write('bomb.zip', [bomb]);
  },
  '100 MB of nested tags': () => write('nested.html', inCell(filling('<div><b>', 100 * MB))),
  'sparse gigabyte': () => {
    write('sparse.html', []);
    fs.truncateSync(path.join(scratch, 'case', 'sparse.html'), 1000 * MB);
  },
  '10,000 reports in a .tar': tarOfMany,
  'encrypted zip': () => write('encrypted.zip', [zip([{ name: 'a.html', content: tinyReport(), encrypted: true }])]),
  zip64: () => write('zip64.zip', [zip([{ name: 'a.html', content: tinyReport({ dbId: 64 }), zip64: true }])]),
};

function* line(bytes: number): Pieces {
  yield 'STATSPACK report for\n\n';
  yield* filling('word ', bytes);
  yield '\nEnd of Report\n';
}

function write(name: string, pieces: Iterable<string | Uint8Array>): void {
  const handle = fs.openSync(path.join(scratch, 'case', name), 'w');
  try {
    for (const piece of pieces) fs.writeSync(handle, piece as string);
  } finally {
    fs.closeSync(handle);
  }
}

async function tarOfMany(): Promise<void> {
  const pack = tar.pack();
  const written = pipeline(pack, fs.createWriteStream(path.join(scratch, 'case', 'many.tar')));
  for (let at = 0; at < 10_000; at++) {
    const content = tinyReport({ dbId: 3, beginSnap: 1000 + at, hour: at % 600 });
    await new Promise((resolve) => pack.entry({ name: `${at}.html` }, content, resolve));
  }
  pack.finalize();
  await written;
}

const asked = process.argv.slice(2);
const names = Object.keys(CASES).filter((name) => asked.length === 0 || asked.some((part) => name.includes(part)));
const all = path.join(scratch, 'all');
fs.mkdirSync(all);
try {
  for (const name of names) {
    const dir = path.join(scratch, 'case');
    fs.mkdirSync(dir);
    await CASES[name]?.();
    print(name, await measuredIngest(dir, path.join(scratch, 'lake')));
    for (const file of fs.readdirSync(dir)) fs.renameSync(path.join(dir, file), path.join(all, file));
    fs.rmSync(dir, { recursive: true });
    fs.rmSync(path.join(scratch, 'lake'), { recursive: true, force: true });
  }
  for (let hour = 0; hour < 100; hour++) fs.writeFileSync(path.join(all, `small-${hour}.html`), tinyReport({ hour }));
  print('all of these in one run', await measuredIngest(all, path.join(scratch, 'lake')));
  process.stdout.write(
    `load average ${os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}\n`,
  );
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

function print(name: string, { seconds, cpu, memoryMb, reports, rejected }: Round): void {
  const took = `${seconds.toFixed(1).padStart(6)} s  ${cpu.toFixed(1).padStart(6)} s CPU  ${memoryMb.toFixed(0).padStart(5)} MB`;
  process.stdout.write(
    `${name.padEnd(36)}${took}  ${reports} read${rejected.map((reason) => `, ${reason}`).join('')}\n`,
  );
}
