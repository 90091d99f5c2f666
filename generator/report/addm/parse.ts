/**
 * What an ADDM report says, taken apart by its own words: `Finding 1:`, `Recommendation 1:`, `Action`, `Rationale`,
 * `Related Object`, `Symptoms That Led to the Finding`. Up to 10.2 in capitals, with the text on the same line. How far
 * lines are indented is not relied upon: tools strip it.
 */

/** Lines as printed, outer white space off. */
type Lines = string[];

export interface Recommendation {
  number: string;
  /** `SQL Tuning`; up to 10.2 `SQL Tuning, 59% benefit (944 seconds)`. */
  title: Lines;
  /** What follows `Estimated benefit is`. */
  benefit: Lines;
  items: { kind: string; lines: Lines }[];
}

export interface Symptom {
  lines: Lines;
  impact: Lines;
}

export interface Finding {
  number: string;
  /** Name; up to 10.2 `59% impact (944 seconds)`. */
  title: Lines;
  /** What follows `Impact is`. */
  impact: Lines;
  message: Lines;
  recommendations: Recommendation[];
  symptoms: Symptom[];
  /** Lines of the table of instances that the finding affects, in a cluster. */
  instances: Lines;
  notes: Lines;
}

export interface Parsed {
  findings: Finding[];
  /** Rows of `Summary of Findings`: number, description, active sessions, percent, recommendations. */
  summary: string[][];
  /** Rows of `Instances that were analyzed`: number, name, host, active sessions, percent. */
  instances: string[][];
  /** Everything else, by the heading above it; blank lines part paragraphs. */
  notes: { heading: string; lines: Lines }[];
}

const FINDING = /^\s*FINDING (\d+):\s*(.*)$/i;
const RECOMMENDATION = /^\s*RECOMMENDATION (\d+):\s*(.*)$/i;
const NO_RECOMMENDATION = /^\s*no recommendations?\b.*\bavailable\b/i;
/** On a line of its own, or in capitals with the text behind it. */
const ITEM = /^\s*(?:(Action|Rationale|Related Object)|(ACTION|RATIONALE|RELEVANT OBJECT|RELATED OBJECT):\s*(.*))\s*$/;
const IMPACT = /^\s*(?:impact|estimated benefit) is\s+(.*)$/i;
const SYMPTOMS = /^\s*symptoms that led to the finding:?\s*$/i;
const SYMPTOM = /^\s*(?:SYMPTOM|INFO):\s+(.*)$/;
const INSTANCES = /^\s*instances that were significantly affected by this finding:?\s*$/i;
const ASIDE = /^\s*ADDITIONAL INFORMATION:\s*$/i;
const DASHES = /^\s*---[-\s]*$/;
const UNDERLINE = /^\s*-{3,}\s*$/;
/** What the patterns above begin with: most lines are running text, and need one look. */
const BEGINS =
  /^\s*(?:FINDING|RECOMMENDATION|no recommendation|Action|Rationale|Related|Relevant|symptoms|instances|ADDITIONAL|---|~~~~)/i;
const TILDES = /^\s*~{4,}\s*$/;
const SUMMARY = /^\s*(\d+)\s+(\S.*?)\s+([\d.,]+)\s*\|\s*([\d.,]+)\s+(\d+)\s*$/;
const ANALYZED = /^\s*(\d+)\s+(\S+)\s+(\S+)\s+([\d.,]+)\s+([\d.,]+)\s*$/;
/** Longer lines are no rows of theirs. */
const MAX_ROW = 300;
/** Header cells of these two tables. */
const CELLS =
  /^\s*(?:Description\s+Active Sessions\s+Recommendations|Percent of Activity|Number\s+Name\s+Host Name\b.*)\s*$/i;

/** The words of the report in German; what is said between them is kept as it is. */
const GERMAN: readonly [RegExp, string][] = [
  [/^(\s*)Ergebnis(?= \d+:)/, '$1Finding'],
  [/^(\s*)Empfehlung(?= \d+:)/, '$1Recommendation'],
  [/^(\s*)Auswirkung ist/, '$1Impact is'],
  [/^(\s*)Geschätzter Vorteil beträgt/, '$1Estimated benefit is'],
  [/^(\s*)Aktion$/, '$1Action'],
  [/^(\s*)Begründung$/, '$1Rationale'],
  [/^(\s*)Beziehungsobjekt$/, '$1Related Object'],
  [/^(\s*)Symptome, die zu dem Ergebnis geführt haben:$/, '$1Symptoms That Led to the Finding:'],
  [/^(\s*)(?:Es sind )?[Kk]eine Empfehlungen verfügbar\.?$/, '$1No recommendations are available.'],
];

const IS_GERMAN = /^\s*Ergebnis \d+:/;

function inEnglish(line: string): string {
  const [pattern, words] = GERMAN.find(([german]) => german.test(line)) ?? [];
  return pattern && words ? line.replace(pattern, words) : line;
}

/** Parses the lines of one report below its title. */
export function parseAddm(lines: readonly string[]): Parsed {
  const parser = new Parser();
  const german = lines.some((line) => line.includes('Ergebnis') && IS_GERMAN.test(line));
  lines.forEach((line, at) => {
    parser.take(german ? inEnglish(line) : line, lines[at + 1] ?? '');
  });
  return parser.parsed;
}

class Parser {
  readonly parsed: Parsed = { findings: [], summary: [], instances: [], notes: [{ heading: '', lines: [] }] };
  private finding: Finding | null = null;
  private recommendation: Recommendation | null = null;
  private symptoms = false;
  /** Where a line goes that begins nothing. */
  private sink: Lines = [];
  /** What follows the dashes below a title. */
  private below: Lines | null = null;

  take(line: string, next: string): void {
    if (line === '' || !BEGINS.test(line)) {
      if (!this.finding) this.outside(line, next);
      else this.goesOn(line, this.finding);
    } else if (TILDES.test(line)) this.parts();
    else if (DASHES.test(line)) this.underline(line);
    else if (!this.beginsFinding(line)) {
      if (!this.finding) this.outside(line, next);
      else if (!this.beginsPart(line, this.finding)) this.goesOn(line, this.finding);
    }
  }

  /** Tildes part the report; what follows has no heading yet. */
  private parts(): void {
    this.finding = null;
    this.parsed.notes.push({ heading: '', lines: [] });
  }

  private underline(line: string): void {
    if (this.below) [this.sink, this.below] = [this.below, null];
    else if (this.finding && this.sink === this.finding.instances) this.sink.push(line);
  }

  private beginsFinding(line: string): boolean {
    const [, number = '', title = ''] = FINDING.exec(line) ?? [];
    if (number === '') return false;
    this.finding = {
      number,
      title: [title.trim()],
      impact: [],
      message: [],
      recommendations: [],
      symptoms: [],
      instances: [],
      notes: [],
    };
    this.parsed.findings.push(this.finding);
    this.recommendation = null;
    this.symptoms = false;
    this.sink = this.finding.title;
    this.below = this.finding.message;
    return true;
  }

  private outside(line: string, next: string): void {
    const notes = this.parsed.notes.at(-1);
    const summary = line.length > MAX_ROW ? null : SUMMARY.exec(line);
    const instance =
      /instances that were analyzed/i.test(notes?.heading ?? '') && line.length <= MAX_ROW ? ANALYZED.exec(line) : null;
    if (summary) this.parsed.summary.push(summary.slice(1));
    else if (instance) this.parsed.instances.push(instance.slice(1));
    else if (line.trim() !== '' && UNDERLINE.test(next)) this.parsed.notes.push({ heading: line.trim(), lines: [] });
    else if (!CELLS.test(line)) notes?.lines.push(line.trim());
  }

  /** Recommendations, symptoms and what else a finding consists of. */
  private beginsPart(line: string, finding: Finding): boolean {
    const [, number = '', title = ''] = RECOMMENDATION.exec(line) ?? [];
    if (number !== '') {
      this.recommendation = { number, title: [title.trim()], benefit: [], items: [] };
      finding.recommendations.push(this.recommendation);
      this.symptoms = false;
      this.sink = this.recommendation.title;
      this.below = finding.notes;
      return true;
    }
    const part = SYMPTOMS.test(line)
      ? []
      : INSTANCES.test(line)
        ? finding.instances
        : ASIDE.test(line) || NO_RECOMMENDATION.test(line)
          ? finding.notes
          : null;
    if (part) {
      this.symptoms = SYMPTOMS.test(line);
      this.recommendation = null;
      this.sink = part;
      this.below = null;
      return true;
    }
    const item = ITEM.exec(line);
    if (!item || !this.recommendation) return false;
    this.below = null;
    this.sink = item[3] ? [item[3]] : [];
    this.recommendation.items.push({ kind: item[1] ?? titleCase(item[2] ?? ''), lines: this.sink });
    return true;
  }

  private goesOn(line: string, finding: Finding): void {
    const text = line.trim();
    const impact = IMPACT.exec(line)?.[1];
    if (this.symptoms) this.symptom(text, impact, finding);
    else if (impact !== undefined && this.below) {
      this.sink = this.recommendation ? this.recommendation.benefit : finding.impact;
      this.sink.push(impact);
    } else if (this.sink === finding.instances && text === '' && this.sink.length > 0) this.sink = finding.notes;
    else this.sink.push(this.sink === finding.instances ? line : text);
  }

  /** A symptom ends with its impact, or with its full stop; up to 10.2 each is announced. */
  private symptom(text: string, impact: string | undefined, finding: Finding): void {
    const last = finding.symptoms.at(-1);
    const told = SYMPTOM.exec(text)?.[1];
    if (text === '') return;
    if (impact !== undefined && last) last.impact.push(impact);
    else if (last && last.impact.length > 0 && !/\.$/.test(last.impact.at(-1) ?? '')) last.impact.push(text);
    else if (!last || told !== undefined || last.impact.length > 0 || /\.$/.test(last.lines.at(-1) ?? '')) {
      finding.symptoms.push({ lines: [told ?? text], impact: [] });
    } else last.lines.push(text);
  }
}

function titleCase(capitals: string): string {
  return capitals
    .toLowerCase()
    .replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
    .replace('Relevant', 'Related');
}
