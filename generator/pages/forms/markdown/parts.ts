/** Pieces that the Markdown of several pages shares. */
import { ABSENT, formatDelta, formatPct, type Lang } from '../../../base/figures.ts';
import type { DatabaseDocument, PageDocument, SnapshotDocument } from '../schemas.ts';
import { SEVERITY_LABELS } from '../words.ts';
import { escapeText, quote } from './escape.ts';
import { wordsIn } from './words.ts';
import { figure, link, own, table } from './write.ts';

type Vital = SnapshotDocument['vital_signs'][number];
type Finding = NonNullable<SnapshotDocument['findings']>[number];
type Evidence = Finding['evidence'][number];

/** How to read what follows: said first, before any text of the report. */
export function noticeLine(document: PageDocument): string {
  return `> ${document.notice} ${wordsIn(document.language)('quoted')}; ${ABSENT} = NULL.`;
}

export function vitalsTable(vitals: readonly Vital[], lang: Lang): string {
  const word = wordsIn(lang);
  return table(
    [word('figure'), word('value'), word('before'), 'Δ', word('usual')],
    vitals.map(({ label, unit, value, previous, usual }) => [
      label,
      own(figure(value, unit, lang)),
      own(figure(previous, unit, lang)),
      previous === null ? null : own(formatDelta(value, previous, unit, lang)),
      usual && usualText(usual, unit, lang),
    ]),
  );
}

/** `5.41 (4.90 – 6.02)` */
const usualText = ({ value, low, high }: NonNullable<Vital['usual']>, unit: Vital['unit'], lang: Lang): string =>
  own(`${figure(value, unit, lang)} (${figure(low, unit, lang)} – ${figure(high, unit, lang)})`);

export interface FindingDetail {
  /** Causes told with evidence, cause and advice; further ones have a line each. */
  full: number;
  /** Lines of evidence of each. */
  evidence: number;
  /** Symptoms of each, a line each. */
  symptoms: number;
}

export function findingsList(findings: readonly Finding[], detail: FindingDetail, lang: Lang): string {
  return findings
    .map((finding, i) =>
      i < detail.full ? fullFinding(finding, i, detail, lang) : `${i + 1}. ${findingLine(finding, lang)}`,
    )
    .join('\n');
}

function fullFinding(finding: Finding, i: number, detail: FindingDetail, lang: Lang): string {
  const word = wordsIn(lang);
  const evidence = finding.evidence.slice(0, detail.evidence).map((each) => evidenceText(each, lang));
  const symptoms = finding.symptoms.slice(0, detail.symptoms).map((symptom) => `   - ${findingLine(symptom, lang)}`);
  const further = finding.symptoms.length - symptoms.length;
  return [
    `${i + 1}. ${findingLine(finding, lang)}`,
    `   - ${word('cause')}: ${escapeText(finding.cause)}`,
    `   - ${word('advice')}: ${escapeText(finding.advice)}`,
    ...(evidence.length > 0 ? [`   - ${word('evidence')}: ${evidence.join('; ')}`] : []),
    ...symptoms,
    ...(further > 0 ? [`   - ${word('more', further)}`] : []),
  ].join('\n');
}

/** `**High, 34 %** title (rule; since …, 3 snapshots in a row)` */
function findingLine(finding: Finding, lang: Lang): string {
  const word = wordsIn(lang);
  const impact = finding.impact_pct_db_time === null ? null : own(formatPct(finding.impact_pct_db_time));
  const notes = [
    quote(finding.rule),
    (finding.snapshots_in_row ?? 0) > 1 && finding.since !== null
      ? `${word('since')} ${finding.since.slice(0, 16)}, ${word('snapshots_in_row', finding.snapshots_in_row ?? 0)}`
      : null,
    finding.usual ? word('usual_here') : null,
  ].filter((note) => note !== null);
  const weight = [SEVERITY_LABELS[finding.severity][lang], impact].filter((part) => part !== null).join(', ');
  return `**${weight}** ${escapeText(finding.title)} (${notes.join('; ')})`;
}

function evidenceText({ measured, of, value, unit, usual, threshold }: Evidence, lang: Lang): string {
  const word = wordsIn(lang);
  const shown =
    typeof value === 'string'
      ? quote(value, { most: 80 })
      : own(unit ? figure(value, unit, lang) : String(value ?? ABSENT));
  const beside = [
    usual !== null && unit ? `${word('usual')} ${own(figure(usual, unit, lang))}` : null,
    threshold !== null && unit ? `${word('threshold')} ${own(figure(threshold, unit, lang))}` : null,
  ].filter((part) => part !== null);
  const name = of === null ? measured : `${quote(of, { most: 80 })} ${measured}`;
  return `${name} ${shown}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
}

export function incidentsTable(
  { language: lang, path }: DatabaseDocument,
  incidents: DatabaseDocument['incidents'],
): string {
  const word = wordsIn(lang);
  return table(
    [word('when'), word('value'), word('impact'), word('instance'), word('worst')],
    incidents.map((incident) => [
      `${incident.begin_time.slice(0, 16)} – ${incident.ongoing ? word('ongoing') : incident.end_time.slice(0, 16)}`,
      `**${SEVERITY_LABELS[incident.severity][lang]}** ${escapeText(incident.title)}${incident.usual ? ` (${word('usual_here')})` : ''}`,
      incident.worst_impact_pct_db_time === null ? null : own(formatPct(incident.worst_impact_pct_db_time)),
      quote(incident.subject, { most: 40, inTable: true }),
      link(incident.worst.begin_time.slice(5, 16), path, incident.worst.path),
    ]),
  );
}

/** Report text in a table's cell. */
export const cell = (text: string | null, most = 60): string | null =>
  text === null ? null : quote(text, { most, inTable: true });
