/**
 * How fast reports are read: `node generator/report/read.bench.ts DIR`, over the AWR reports among the HTML files of DIR.
 * MB of file a second of processor time (other processes matter less to it than to the clock), median of five rounds.
 */
import fs from 'node:fs';
import path from 'node:path';
import { decode } from './decode.ts';
import { scanTables } from './html/scan.ts';
import { treeTables } from './html/tree.ts';
import { readReport } from './read.ts';
import { repair } from './repair.ts';

const ROUNDS = 5;

const [dir] = process.argv.slice(2);
if (!dir) {
  process.stderr.write('usage: node generator/report/read.bench.ts DIR\n');
  process.exit(2);
}

const files = fs
  .readdirSync(dir)
  .filter((name) => /\.html?$/i.test(name))
  .map((name) => fs.readFileSync(path.join(dir, name)))
  .filter((bytes) => /WORKLOAD REPOSITORY\s+report/i.test(decode(bytes).text.slice(0, 65536)));
const decoded = files.map((bytes) => decode(bytes).text);
const texts = decoded.map((text) => repair(text).text);
const regular = files.filter((_, i) => scanTables(texts[i] as string));
const regularTexts = texts.filter((text) => scanTables(text));
const megabytes = (list: Uint8Array[]) => list.reduce((sum, bytes) => sum + bytes.length, 0) / 1e6;

process.stdout.write(`${files.length} reports, ${megabytes(files).toFixed(1)} MB; ${regular.length} of them regular\n`);
measure('decode', megabytes(files), () => files.forEach((bytes) => void decode(bytes)));
measure('repair', megabytes(files), () => decoded.forEach((text) => void repair(text)));
measure('scan (regular)', megabytes(regular), () => regularTexts.forEach((text) => void scanTables(text)));
measure('parse5 tree', megabytes(files), () => texts.forEach((text) => void treeTables(text)));
measure('readReport', megabytes(regular), () => regular.forEach((bytes) => void readReport(bytes)));

function measure(name: string, size: number, round: () => void): void {
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    round();
    const { user, system } = process.cpuUsage(start);
    return (size * 1e6) / (user + system);
  });
  const median = rates.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  process.stdout.write(`${name.padEnd(16)} ${median.toFixed(0).padStart(6)} MB/s\n`);
}
