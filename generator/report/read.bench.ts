/**
 * How fast reports are read: `npm run bench:read -- DIR`, over the reports that can be read among the HTML files under
 * DIR; without DIR the sample archive that `scripts/nightly` makes.
 * MB of file a second of processor time (other processes matter less to it than to the clock), median of five rounds.
 */
import fs from 'node:fs';
import path from 'node:path';
import { AwrError } from '../base/errors.ts';
import { decode } from './decode.ts';
import { scanTables } from './html/scan.ts';
import { treeTables } from './html/tree.ts';
import { readReport } from './read.ts';
import { repair } from './repair.ts';

const ROUNDS = 5;

const SAMPLE = path.resolve(import.meta.dirname, '../../data/archive/sample');
/** They are all held in memory. */
const MAX_FILES = 200;

const [dir = SAMPLE] = process.argv.slice(2);
if (!fs.existsSync(dir)) {
  process.stderr.write(`There is no ${dir}.\nusage: npm run bench:read -- DIR\n`);
  process.exit(2);
}

const files = fs
  .readdirSync(dir, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.html?$/i.test(name))
  .sort()
  .slice(0, MAX_FILES)
  .map((name) => fs.readFileSync(path.join(dir, name)))
  .filter(canBeRead);
if (files.length === 0) {
  process.stderr.write(`No report that can be read is under ${dir}.\n`);
  process.exit(2);
}
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

/** Other kinds, cut off files and files with several reports are among real ones, and are not what is measured. */
function canBeRead(bytes: Uint8Array): boolean {
  try {
    readReport(bytes);
    return true;
  } catch (error) {
    if (error instanceof AwrError) return false;
    throw error;
  }
}

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
