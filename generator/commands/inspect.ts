/** `awr inspect FILE`: reads one report and prints what a DBA looks at first. Stores nothing. */
import { type Judgement, judgeOne } from '../analysis/one-report.ts';
import type { RuleSettings } from '../analysis/rules/limits.ts';
import { namedReport, readOne } from '../archive/read-one.ts';
import type { Context } from '../base/context.ts';
import { errorIn } from '../base/error-texts.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import type { Lang } from '../base/figures.ts';
import { mapReport } from '../catalogue/map.ts';
import { reportId } from '../lake/identity.ts';
import { passingRedaction } from '../lake/redaction.ts';
import { rowObjects } from '../lake/tables.ts';
import { type Redaction, redactReport } from '../redact/report.ts';
import { readReport } from '../report/read.ts';
import { findingLines, findingsJson, notJudgedJson } from './inspection/findings.ts';
import { type Inspected, inspectionPage } from './inspection/page.ts';
import { oneOf } from './one-of.ts';
import type { Command } from './types.ts';

const LANGS: readonly Lang[] = ['en', 'zh'];
/** Columns: narrower cuts numbers off from their words, wider lines are hard to read (our choice). */
const WIDTH = { least: 60, most: 110, unknown: 100 } as const;

const command: Command = {
  name: 'inspect',
  summary: 'Read one report and print what matters; nothing is stored',
  usage: 'FILE',
  takes: { most: 1, remedy: 'Name one report at a time: awr inspect FILE.' },
  options: {
    json: { type: 'boolean', doc: 'the header, the findings with their evidence and every typed table, as JSON' },
    lang: {
      type: 'string',
      value: 'en|zh',
      doc: 'language of the findings and of what is wrong with a file (default en); json has both',
    },
  },
  async run(ctx, values, positionals) {
    const [file] = positionals;
    if (file === undefined) {
      throw new AwrError('No file named.', {
        code: 'usage',
        remedy:
          'Name one report: awr inspect FILE. Packed ones, members of archives (x.zip!a.html) and one of several in a file (x.lst#2) will do.',
        exitCode: EXIT.usage,
      });
    }
    const lang = oneOf('--lang', values['lang'], LANGS, 'en');
    const redaction = passingRedaction(ctx.config.lake, ctx.config);
    const report = await read(ctx, file, redaction).catch((error: unknown) => {
      throw error instanceof AwrError ? errorIn(error, lang) : error;
    });
    const judgement = judged(report, ctx.config.findings);
    if (values['json']) ctx.write(`${JSON.stringify(asJson(report, judgement), null, 2)}\n`);
    else ctx.write(inspectionPage(report, judgement ? findingLines(judgement, lang, terminalWidth()) : []));
    return EXIT.ok;
  },
};

async function read(ctx: Context, file: string, redaction: Redaction): Promise<Inspected> {
  const named = namedReport(file);
  return inspected(await readOne(named.file, ctx.config), named.file, redaction, named.part);
}

/** `part`: which of several reports in the file. */
export function inspected(bytes: Uint8Array, file: string, redaction: Redaction, part?: number): Inspected {
  try {
    const report = redactReport(readReport(bytes, { fileName: file, ...(part && { part }) }), redaction);
    const { rows, warnings } = mapReport(report);
    return { report, tables: rowObjects(rows), warnings: [...report.warnings, ...warnings] };
  } catch (error) {
    if (!(error instanceof AwrError) || error.file) throw error;
    const { message, code, place, remedy, exitCode } = error;
    throw new AwrError(message, {
      code,
      file,
      exitCode,
      cause: error,
      ...(place && { place }),
      ...(remedy && { remedy }),
    });
  }
}

/** What the rules say of it; null for a kind that they do not judge. */
export function judged({ report, tables }: Inspected, settings: RuleSettings): Judgement | null {
  const { kind, header } = report;
  return judgeOne({ ...header, kind, report_id: reportId(kind, header) }, tables, settings);
}

function terminalWidth(): number {
  return Math.min(WIDTH.most, Math.max(WIDTH.least, process.stdout.columns || WIDTH.unknown));
}

function asJson({ report, tables, warnings }: Inspected, judgement: Judgement | null): unknown {
  const { kind, format, encoding, synthetic, header } = report;
  return {
    report: {
      report_id: reportId(kind, header),
      kind,
      format,
      encoding,
      synthetic,
      ...header,
      table_count: report.tables.filter(({ derived }) => !derived).length,
      warnings,
    },
    findings: findingsJson(judgement),
    rules_not_judged: notJudgedJson(judgement),
    ...tables,
  };
}

export default command;
