/** `awr inspect FILE`: reads one report and prints what a DBA looks at first. Stores nothing. */
import { readOne } from '../archive/read-one.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import { mapReport } from '../catalogue/map.ts';
import { reportId } from '../lake/identity.ts';
import { passingRedaction } from '../lake/redaction.ts';
import { typedTables } from '../lake/tables.ts';
import { type Redaction, redactReport } from '../redact/report.ts';
import { readReport } from '../report/read.ts';
import { type Inspected, inspectionPage } from './inspection/page.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'inspect',
  summary: 'Read one report and print what matters; nothing is stored',
  usage: 'FILE',
  takes: { most: 1, remedy: 'Name one report at a time: awr inspect FILE.' },
  options: { json: { type: 'boolean', doc: 'the header and every typed table, as JSON' } },
  async run(ctx, values, positionals) {
    const [file] = positionals;
    if (file === undefined) {
      throw new AwrError('No file named.', {
        code: 'usage',
        remedy: 'Name one report: awr inspect FILE. Packed ones and members of archives (x.zip!a.html) will do.',
        exitCode: EXIT.usage,
      });
    }
    const report = inspected(await readOne(file, ctx.config), file, passingRedaction(ctx.config.lake, ctx.config));
    ctx.write(values['json'] ? `${JSON.stringify(asJson(report), null, 2)}\n` : inspectionPage(report));
    return EXIT.ok;
  },
};

export function inspected(bytes: Uint8Array, file: string, redaction: Redaction): Inspected {
  try {
    const report = redactReport(readReport(bytes, { fileName: file }), redaction);
    const { rows, warnings } = mapReport(report);
    const tables = typedTables.map(({ name, columns }) => {
      const names = columns.slice(1).map((column) => column.name);
      const objects = (rows.get(name) ?? []).map((row) =>
        Object.fromEntries(names.map((each, i) => [each, row[i] ?? null])),
      );
      return [name, objects] as const;
    });
    return { report, tables: Object.fromEntries(tables), warnings: [...report.warnings, ...warnings] };
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

function asJson({ report, tables, warnings }: Inspected): unknown {
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
    ...tables,
  };
}

export default command;
