/** ADDM reports as tables: what prose says in fixed words gets a column, everything else is kept as notes. */
import type { SourceTable } from '../types.ts';
import { foldText } from '../values.ts';
import type { AddmText } from './lines.ts';
import { type Finding, type Parsed, parseAddm, type Recommendation } from './parse.ts';

export const FINDINGS = 'ADDM Findings';

type Draft = Pick<SourceTable, 'heading' | 'header' | 'rows'>;

/** The tables of one report, numbered from `tableNo` on; those without rows are left out. */
export function addmTables({ task, lines }: AddmText, tableNo = 1): SourceTable[] {
  const name = task ?? '';
  const parsed = parseAddm(lines.slice(1));
  const { findings } = parsed;
  const drafts: Draft[] = [
    {
      heading: FINDINGS,
      header: ['Task', 'Finding', 'Name', 'Impact', 'Message', 'Recommendations'],
      rows: findings.map((finding) => findingRow(name, finding)),
    },
    {
      heading: 'ADDM Summary of Findings',
      header: ['Task', 'Finding', 'Name', 'Active Sessions', 'Percent of Activity', 'Recommendations'],
      rows: parsed.summary.map((row) => [name, ...row]),
    },
    {
      heading: 'ADDM Recommendations',
      header: ['Task', 'Finding', 'Recommendation', 'Type', 'Benefit', 'Actions', 'Rationale', 'SQL Id'],
      rows: findings.flatMap((finding) =>
        finding.recommendations.map((recommendation) => recommendationRow(name, finding, recommendation)),
      ),
    },
    {
      heading: 'ADDM Related Objects',
      header: ['Task', 'Finding', 'Recommendation', 'Object', 'Text'],
      rows: findings.flatMap((finding) =>
        finding.recommendations.flatMap(({ number, items }) =>
          items
            .filter(({ kind }) => kind === 'Related Object')
            .map((item) => [name, finding.number, number, ...relatedObject(item.lines)]),
        ),
      ),
    },
    {
      heading: 'ADDM Symptoms',
      header: ['Task', 'Finding', 'Symptom', 'Message', 'Impact'],
      rows: findings.flatMap((finding) =>
        finding.symptoms.map(({ lines: said, impact }, at) => {
          const message = joined(said);
          // Up to 10.2 the impact stands behind the message: `(83% impact [1336 seconds])`.
          const old = /^(.*?)\s*\(([\d.,]+%\s*impact\b.*)\)$/i.exec(message);
          return [name, finding.number, String(at + 1), old?.[1] ?? message, old?.[2] ?? joined(impact)];
        }),
      ),
    },
    {
      heading: 'ADDM Affected Instances',
      header: ['Task', 'Finding', 'Number', 'Name', 'Percent Impact', 'ADDM Task Name'],
      rows: findings.flatMap((finding) => instanceRows(name, finding)),
    },
    {
      heading: 'ADDM Analyzed Instances',
      header: ['Task', 'Number', 'Name', 'Host Name', 'Active Sessions', 'Percent of Activity'],
      rows: parsed.instances.map((row) => [name, ...row]),
    },
    { heading: 'ADDM Notes', header: ['Task', 'Section', 'Note'], rows: noteRows(name, parsed) },
  ];
  return drafts
    .filter(({ rows }) => rows.length > 0)
    .map((draft, at) => ({ ...draft, tableNo: tableNo + at, summary: null }));
}

function findingRow(task: string, finding: Finding): string[] {
  const title = joined(finding.title);
  const old = /^[\d.,]+%\s*impact\b/i.test(title);
  return [
    task,
    finding.number,
    old ? '' : title,
    old ? title : joined(finding.impact),
    joined(finding.message),
    String(finding.recommendations.length),
  ];
}

function recommendationRow(task: string, { number }: Finding, recommendation: Recommendation): string[] {
  const title = joined(recommendation.title);
  const old = /^(.*?),\s*([\d.,]+%\s*benefit\b.*)$/i.exec(title);
  const said = (kind: string) =>
    recommendation.items
      .filter((item) => item.kind === kind)
      .map(({ lines }) => joined(lines))
      .join('\n');
  return [
    task,
    number,
    recommendation.number,
    old?.[1] ?? title,
    old?.[2] ?? joined(recommendation.benefit),
    said('Action'),
    said('Rationale'),
    sqlIdsOf(recommendation).join(', '),
  ];
}

/** The statements that the recommendation is about: those of its actions, in the order named. */
function sqlIdsOf({ items }: Recommendation): string[] {
  const text = items.filter(({ kind }) => kind === 'Action').map(({ lines }) => joined(lines));
  return [...new Set([...text.join(' ').matchAll(/SQL_ID\s+"?([0-9a-z]{13})\b/g)].map(([, id = '']) => id))];
}

/** `SQL statement with SQL_ID …` or `Database object with ID …`, up to 10.2 without a full stop. */
const NAMED = /(?:\bSQL_ID "?\w{13}"?|\bPLAN_HASH "?\d+"?|\bID "?\d+"?)\.?$/;
/** The name of an object may take so many lines. */
const NAME_LINES = 3;

/** What it is, and the text below as printed. */
function relatedObject(lines: readonly string[]): [string, string] {
  const end = lines.slice(0, NAME_LINES).findIndex((line) => NAMED.test(line));
  const at = Math.max(end, 0);
  return [
    joined(lines.slice(0, at + 1)),
    lines
      .slice(at + 1)
      .join('\n')
      .trim(),
  ];
}

/** `2       prodw2  52.59           ADDM:1234567890_2_719` below a header and dashes. */
function instanceRows(task: string, { number, instances }: Finding): string[][] {
  return instances.flatMap((line) => {
    const row = /^\s*(\d+)\s+(\S+)\s+([\d.,]+)(?:\s+(\S+))?\s*$/.exec(line);
    return row ? [[task, number, row[1] ?? '', row[2] ?? '', row[3] ?? '', row[4] ?? '']] : [];
  });
}

/** Paragraphs of everything that is no finding's part; of the list of times and names, each line is a note of its own. */
function noteRows(task: string, { notes, findings }: Parsed): string[][] {
  const rows = notes.flatMap(({ heading, lines }) => sentences(lines).map((note) => [task, heading, note]));
  const aside = findings.flatMap(({ number, notes: lines }) =>
    sentences(lines).map((note) => [task, `Finding ${number}`, note]),
  );
  return [...rows, ...aside];
}

/** Lines joined to what ends with a full stop, a colon and value, or before a blank line. */
function sentences(lines: readonly string[]): string[] {
  const said: string[] = [];
  let open = false;
  for (const line of lines) {
    const text = foldText(line);
    const last = said.length - 1;
    if (open && text !== '' && !/^[\w /]+:\s/.test(text)) said[last] = `${said[last]} ${text}`;
    else if (text !== '') said.push(text);
    open = text !== '' && !/[.。]$/.test(text) && !/^Time period /.test(text);
  }
  return said;
}

function joined(lines: readonly string[]): string {
  return foldText(lines.join(' '));
}
