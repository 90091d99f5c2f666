/**
 * How fast reports are read: `npm run bench:read -- DIR`, over the reports that can be read under DIR; without DIR over
 * the sample archive that `scripts/nightly` makes.
 * MB of file a second of processor time of one core (other processes matter less to it than to the clock), in rounds that
 * take turns: median, least, greatest.
 * The young generation is as large as that of the workers that ingest (`generator/lake/pool.ts`).
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AwrError } from '../base/errors.ts';
import { mapReport } from '../catalogue/map.ts';
import { decode } from './decode.ts';
import { undoEscaping } from './escaped.ts';
import { scanTables } from './html/scan.ts';
import { readTables } from './html/tables.ts';
import { treeTables } from './html/tree.ts';
import { recognise } from './kind.ts';
import { readReport } from './read.ts';
import { readers } from './readers/index.ts';
import { repair } from './repair.ts';
import type { ReportFormat, SourceReport } from './types.ts';

const ROUNDS = 7;
/** The tree takes as long as all else together: fewer rounds do, the last ones, when all code is compiled. */
const TREE_ROUNDS = 3;

const SAMPLE = path.resolve(import.meta.dirname, '../../data/archive/sample');
/** They are all held in memory. */
const MAX_FILES = 200;

interface BenchFile {
  bytes: Uint8Array;
  format: ReportFormat;
  /** Read by the scanner, without the tree. */
  regular: boolean;
}

interface Measure {
  name: string;
  files: readonly BenchFile[];
  /** Seconds of processor time, one a round. */
  seconds: number[];
}

const [dir = SAMPLE] = process.argv.slice(2);
if (!fs.existsSync(dir)) fail(`There is no ${dir}.\nusage: npm run bench:read -- DIR`);
const files = fs
  .readdirSync(dir, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:html?|txt|lst|log|out)$/i.test(name))
  .sort()
  .slice(0, MAX_FILES)
  .flatMap((name) => prepare(fs.readFileSync(path.join(dir, name))));
if (files.length === 0) fail(`No report that can be read is under ${dir}.`);

const regular = files.filter((file) => file.regular);
const irregular = files.filter(({ format, regular }) => format === 'html' && !regular);
const text = files.filter(({ format }) => format === 'text');

const stages = ['decode', 'recognise', 'repair', 'scan', 'rest of read', 'map'].map((name) => measure(name, regular));
const whole = measure('readReport', regular);
const tree = measure('parse5 tree', regular);
const wholeIrregular = measure('readReport, irregular HTML', irregular);
const wholeText = measure('readReport, text', text);
const loadBefore = os.loadavg()[0] ?? 0;
for (let round = 0; round < ROUNDS; round++) {
  for (const { seconds } of stages) seconds.push(0);
  for (const file of regular) readInStages(file.bytes, round);
  for (const one of [whole, wholeIrregular, wholeText]) {
    one.seconds.push(timed(() => one.files.forEach(({ bytes }) => void readReport(bytes)))[1]);
  }
  if (round >= ROUNDS - TREE_ROUNDS) tree.seconds.push(treeSeconds());
}
print();

/** Nothing where the file is not read: cut off files and files with several reports are among real ones. */
function prepare(bytes: Uint8Array): BenchFile[] {
  try {
    const { format } = readReport(bytes);
    return [{ bytes, format, regular: format === 'html' && scanTables(repairedText(bytes)) !== null }];
  } catch (error) {
    if (error instanceof AwrError) return [];
    throw error;
  }
}

function repairedText(bytes: Uint8Array): string {
  const decoded = decode(bytes).text;
  return repair(undoEscaping(decoded) ?? decoded).text;
}

/** One file through what `readReport` does and the catalogue; adds to each stage's time of the round. */
function readInStages(bytes: Uint8Array, round: number): void {
  const add = (name: string, seconds: number) => {
    const measured = stages.find((one) => one.name === name)?.seconds;
    if (measured) measured[round] = (measured[round] ?? 0) + seconds;
  };
  const take = <T>(name: string, step: () => T): T => {
    const [result, seconds] = timed(step);
    add(name, seconds);
    return result;
  };
  const decoded = take('decode', () => decode(bytes).text);
  const { page, kind, format } = take('recognise', () => {
    const page = undoEscaping(decoded) ?? decoded;
    return { page, ...recognise(page) };
  });
  const { text, wrap } = take('repair', () => repair(page, format));
  const scan = timed(() => readTables(text, wrap))[1];
  const [report, read] = timed(() => readers[kind][format]?.({ kind, text, wrap }));
  add('scan', scan);
  // The header, whether the report is complete, the ADDM reports in it.
  add('rest of read', Math.max(0, read - scan));
  if (report) {
    const whole: SourceReport = { ...report, kind, format, encoding: 'utf-8', synthetic: false };
    take('map', () => mapReport(whole));
  }
}

function treeSeconds(): number {
  return regular.reduce((sum, { bytes }) => {
    const source = repairedText(bytes);
    return sum + timed(() => treeTables(source))[1];
  }, 0);
}

/** What a step gives, and its seconds of processor time. */
function timed<T>(step: () => T): [T, number] {
  const start = process.cpuUsage();
  const result = step();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1e6];
}

function measure(name: string, files: readonly BenchFile[]): Measure {
  return { name, files, seconds: [] };
}

function megabytes(list: readonly BenchFile[]): number {
  return list.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(): void {
  const lines = [
    `${files.length} reports, ${megabytes(files).toFixed(1)} MB: ${regular.length} regular HTML, ${irregular.length} irregular HTML, ${text.length} text`,
    '',
    `${'MB/s of one core'.padEnd(28)} median    min    max   CPU s`,
    ...[...stages, whole, tree, wholeIrregular, wholeText].filter((one) => one.files.length > 0).map(row),
    '',
  ];
  if (regular.length > 0) {
    const total = stages.reduce((sum, { seconds }) => sum + medianOf(seconds), 0);
    const shares = stages.map(({ name, seconds }) => `${name} ${((100 * medianOf(seconds)) / total).toFixed(0)} %`);
    lines.push(`shares: ${shares.join(', ')}`);
    // Each round by itself: what else the machine does changes between them.
    const ratios = tree.seconds.map((seconds, at) => seconds / (whole.seconds.at(at - TREE_ROUNDS) as number));
    const range = `${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)}`;
    lines.push(
      `readReport is ${medianOf(ratios).toFixed(1)} times as fast as parse5's tree alone (${range}), on the same files`,
    );
  }
  const peak = process.resourceUsage().maxRSS / 1024;
  const load = [loadBefore, os.loadavg()[0] ?? 0].map((value) => value.toFixed(1)).join(' to ');
  lines.push(
    `peak memory ${peak.toFixed(0)} MB, all files held in it; load average ${load} on ${os.cpus().length} processors`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

function row({ name, files, seconds }: Measure): string {
  const size = megabytes(files);
  const columns = [medianOf(seconds), Math.max(...seconds), Math.min(...seconds)].map((value) =>
    (size / value).toFixed(0).padStart(7),
  );
  return `${name.padEnd(28)}${columns.join('')}${medianOf(seconds).toFixed(3).padStart(8)}`;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
