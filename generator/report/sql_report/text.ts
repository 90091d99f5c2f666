/** Tables of an AWR SQL report as text, where they are printed otherwise than elsewhere: plans drawn with bars, text in full. */
import { textTables } from '../text/tables.ts';
import type { SourceTable } from '../types.ts';
import { ofPlan, piecesOf, sqlIdOf } from './plans.ts';

type Draft = Omit<SourceTable, 'tableNo'>;

const FULL_TEXT = /^\s*Full SQL Text\s*$/;
const SUMMARY = /^\s*SQL Summary\b/;
/** Statement and elapsed time, the first line below the summary's header. */
const SUMMARY_ROW = /^\s*([0-9a-z]{13})\s+([\d.,]+|#+)\s*$/;
const DASHES = /^\s*-[-\s]*$/;
const BARS = /^\s*\|.*\|\s*$/;

/** The tables of the whole report, numbered. */
export function sqlReportTables(text: string): SourceTable[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const full = lines.findIndex((line) => FULL_TEXT.test(line));
  const own = (full < 0 ? lines : lines.slice(0, full)).join('\n');
  const sqlId = sqlIdOf(own);
  const drafts = piecesOf(own).flatMap(({ planHash, text: piece }): Draft[] => {
    const { rest, found } = planHash === null ? statementOf(piece.split('\n')) : planOf(piece.split('\n'));
    return [...textTables(rest), ...found].map((table) => ofPlan({ tableNo: 0, ...table }, sqlId, planHash));
  });
  if (full >= 0) drafts.push(...fullText(lines.slice(full + 1), sqlId));
  return drafts.map((draft, at) => ({ ...draft, tableNo: at + 1 }));
}

/** Above the list of plans, the beginning of the text is printed like a note: it is none, but SQL. */
const OWN_NOTE = /^\s*->\s+(?:1st Capture\b|%)/;
const NOTE = /^\s*->\s+/;

function statementOf(lines: readonly string[]): { rest: string; found: Draft[] } {
  const from = lines.findIndex((line) => /^\s*SQL ID:/.test(line));
  const note = lines.findIndex((line, at) => from >= 0 && at > from && NOTE.test(line) && !OWN_NOTE.test(line));
  if (note < 0) return summaryOf(lines);
  const end = lines.findIndex((line, at) => at > note && line.trim() === '');
  const until = end < 0 ? lines.length : end;
  const { rest, found } = summaryOf([...lines.slice(0, note), ...lines.slice(until)]);
  const text = lines
    .slice(note, until)
    .map((line) => line.replace(NOTE, '').trim())
    .join(' ');
  const draft = {
    heading: 'SQL ID',
    summary: null,
    header: ['SQL Id', 'SQL Text'],
    rows: [[sqlIdOf(lines.join('\n')), text]],
  };
  return { rest, found: [...found, draft] };
}

/** The statement's elapsed time, module and beginning of text, which stand below each other; other lines as they are. */
function summaryOf(lines: readonly string[]): { rest: string; found: Draft[] } {
  const from = lines.findIndex((line) => SUMMARY.test(line));
  const at = lines.findIndex((line, i) => i > from && SUMMARY_ROW.test(line));
  const [, id = '', elapsed = ''] = SUMMARY_ROW.exec(lines[at] ?? '') ?? [];
  if (from < 0 || id === '') return { rest: lines.join('\n'), found: [] };
  const end = lines.findIndex((line, i) => i > at && (line.trim() === '' || DASHES.test(line)));
  const below = lines.slice(at + 1, end < 0 ? lines.length : end);
  const named = (name: string) =>
    below
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim() ?? '';
  const text = below.filter((line) => !/^(?:Module|Action): /.test(line)).join('');
  const header = ['SQL Id', 'Elapsed Time (ms)', 'Module', 'Action', 'SQL Text'];
  const rows = [[id, elapsed, named('Module: '), named('Action: '), text.trim()]];
  const rest = [...lines.slice(0, from), ...lines.slice(end < 0 ? lines.length : end)].join('\n');
  return { rest, found: [{ heading: 'SQL Summary', summary: null, header, rows }] };
}

/** The execution plan, drawn as `dbms_xplan` does; how deep an operation is nested is said by the blanks before it. */
function planOf(lines: readonly string[]): { rest: string; found: Draft[] } {
  const drawn = lines.filter((line) => BARS.test(line));
  const [head = '', ...steps] = drawn.map((line) => line.trim().slice(1, -1).split('|'));
  if (head === '') return { rest: lines.join('\n'), found: [] };
  const names = head.map((cell) => cell.trim());
  const operation = names.indexOf('Operation');
  const depth = (cells: readonly string[]) => {
    const blanks = (cells[operation] ?? '').search(/\S|$/) - 1;
    return operation < 0 || blanks < 0 ? '' : String(blanks);
  };
  const rows = steps.map((cells) => [depth(cells), ...cells.map((cell) => cell.trim())]);
  // Lines of dashes around the plan are part of the drawing.
  const rest = lines.filter((line) => !BARS.test(line) && !/^\s{0,4}-{20,}$/.test(line)).join('\n');
  return { rest, found: [{ heading: 'Execution Plan', summary: null, header: ['Depth', ...names], rows }] };
}

/** Width of the column that holds the text: a line that fills it was cut. */
const TEXT_WIDTH = 65;

/** The statement's full text; its column of ids is too narrow by one character. */
function fullText(lines: readonly string[], sqlId: string): Draft[] {
  const dashes = lines.findIndex((line) => /^-+\s+-+$/.test(line));
  if (dashes < 0) return [];
  const start = (lines[dashes] ?? '').lastIndexOf(' ') + 1;
  const body = lines.slice(dashes + 1);
  const end = body.findIndex((line) => /^\s*(?:Report written to |End of Report)/i.test(line));
  const printed = body.slice(0, end < 0 ? body.length : end).map((line) => line.slice(start));
  const text = printed.map((line) => (line.length >= TEXT_WIDTH ? line : `${line}\n`)).join('');
  const rows = [[sqlId, text.trim()]];
  return [{ heading: 'Full SQL Text', summary: null, header: ['SQL Id', 'SQL Text'], rows }];
}
