/** ADDM reports within real AWR reports and by themselves: typed rows against what patterns find in the text alone. */
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { readReport } from '../../../report/read.ts';
import { corpusFiles, describeCorpus } from '../../../testing/corpus.ts';
import { sections } from '../../index.ts';
import { mapReport } from '../../map.ts';
import type { Cell, MappedReport } from '../../types.ts';

function rowsOf(mapped: MappedReport, name: string): Record<string, Cell>[] {
  const columns = sections.find((section) => section.name === name)?.columns ?? [];
  return (mapped.rows.get(name) ?? []).map((row) =>
    Object.fromEntries(columns.map((column, at) => [column.name, row[at] ?? null])),
  );
}

const ENTITIES: Record<string, string> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>', '#39': "'" };

/** The ADDM reports of a page, as text. */
function textsOf(page: string): string[] {
  return [...page.replaceAll('\r\n', '\n').matchAll(/<pre>([\s\S]*?)<\/pre>/g)]
    .map(([, markup = '']) => markup.replace(/&(#?\w+);/g, (all, name: string) => ENTITIES[name] ?? all))
    .map((text) => text.replace(/ +$/gm, ''))
    .filter((text) => text.includes('ADDM Report for Task'));
}

const all = (texts: readonly string[], pattern: RegExp) =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match.slice(1)));

describeCorpus('ADDM in real reports', () => {
  const awr = corpusFiles(
    ({ kind, format, file }) =>
      /^awr-(?:single|rac-global)$/.test(kind) &&
      format === 'html' &&
      fs.readFileSync(file, 'latin1').includes('ADDM Report for Task'),
  );
  const pages = awr.filter(({ kind }, at) => at % 5 === 0 || kind === 'awr-rac-global');

  test.each(pages)('$name: as printed', ({ file }) => {
    const bytes = fs.readFileSync(file);
    const report = readReport(bytes);
    const mapped = mapReport(report);
    const texts = textsOf(bytes.toString('latin1'));
    expect(mapped.warnings.filter((warning) => warning.includes('addm_'))).toEqual([]);

    const findings = all(
      texts,
      /^Finding (\d+): (.+)\nImpact is ([\d.]+) active sessions, ([\d.]+)% of total activity\.$/gm,
    );
    expect(findings.length).toBeGreaterThan(0);
    const typed = rowsOf(mapped, 'addm_findings').filter(({ message }) => message !== null);
    expect(typed).toEqual(
      findings.map(([number, name, sessions, pct]) =>
        expect.objectContaining({
          finding_no: Number(number),
          name,
          impact_active_sessions: Number(sessions),
          impact_pct: Number(pct),
        }),
      ),
    );

    const recommendations = all(
      texts,
      /^ +Recommendation (\d+): (.+)\n +Estimated benefit is ([\d.]+) active sessions, ([\d.]+)% of total activity\.$/gm,
    );
    const proposed = rowsOf(mapped, 'addm_recommendations');
    expect(proposed).toEqual(
      recommendations.map(([number, type, sessions, pct]) =>
        expect.objectContaining({
          recommendation_no: Number(number),
          type,
          benefit_active_sessions: Number(sessions),
          benefit_pct: Number(pct),
        }),
      ),
    );
    const lines = (column: string) =>
      proposed.flatMap((row) => (row[column] === null ? [] : String(row[column]).split('\n'))).length;
    expect(lines('actions')).toBe(all(texts, /^ +(Action)$/gm).length);
    expect(lines('rationale')).toBe(all(texts, /^ +(Rationale)$/gm).length);
    expect(proposed.every(({ actions }) => actions !== null)).toBe(true);

    const objects = rowsOf(mapped, 'addm_related_objects');
    const named = all(
      texts,
      /^ +Related Object\n +(?:SQL statement with SQL_ID (\w+)\.|Database object with ID (\d+)\.)$/gm,
    );
    expect(objects.filter(({ sql_id, object_id }) => sql_id !== null || object_id !== null)).toEqual(
      named.map(([id, object]) =>
        expect.objectContaining({ sql_id: id ?? null, object_id: object === undefined ? null : Number(object) }),
      ),
    );
    expect(objects.length).toBe(all(texts, /^ +(Related Object)$/gm).length);

    const impacts = all(texts, /^ {6,}Impact is ([\d.]+) active sessions, ([\d.]+)%/gm);
    const symptoms = rowsOf(mapped, 'addm_symptoms').filter(({ impact_pct }) => impact_pct !== null);
    expect(symptoms.map((row) => [row['impact_active_sessions'], row['impact_pct']])).toEqual(
      impacts.map((pair) => pair.map(Number)),
    );
    const affected = all(texts, /^ {4}(\d+) +(\S+) +([\d.]+) +(ADDM:\S+)$/gm);
    expect(rowsOf(mapped, 'addm_affected_instances').length).toBe(affected.length);
  });

  test.each(pages)('$name: no word of its ADDM reports is lost, but for the fixed ones', ({ file }) => {
    const bytes = fs.readFileSync(file);
    const tables = readReport(bytes).tables.filter(({ heading }) => heading?.startsWith('ADDM '));
    const kept = new Set(tables.flatMap(({ rows }) => rows.flat().flatMap((cell) => cell.split(/\s+/))));
    const lost = textsOf(bytes.toString('latin1')).flatMap((text) =>
      text
        .replace(/^.*\|.*$|^\s*(?:Description|Percent of Activity|Number +Name).*$|^\s*[-~][-~ ]*$/gm, '')
        .replace(
          /^ *(?:Finding|Recommendation) \d+:|^ *(?:Symptoms That Led|Instances that were).*:$|^ *Estimated benefit is/gm,
          '',
        )
        .replace(
          /^ *(?:ADDM Report for Task.*|Related Object|Action|Rationale|No recommendations are available\.)$/gm,
          '',
        )
        .replace(/^ *(?:Findings and Recommendations|Additional Information|Summary of Findings)$|^ *Impact is/gm, '')
        .split(/\s+/)
        .filter((word) => word !== '' && !kept.has(word)),
    );
    expect(lost).toEqual([]);
  });

  test.each(corpusFiles(({ kind }) => kind === 'addm'))('$name: read, without findings', ({ file, row }) => {
    const text = fs.readFileSync(file, 'latin1');
    const [, db, id] = /Database '(\w+)' with DB ID (\d+)/.exec(text) ?? [];
    const [, begin, end] = /snapshot range from (\d+) to (\d+)/.exec(text) ?? [];
    const report = readReport(fs.readFileSync(file));
    expect(report.warnings).toEqual([]);
    expect(report.header).toMatchObject({
      db_name: db,
      db_id: id,
      release: row['release'],
      begin_snap_id: Number(begin),
      end_snap_id: Number(end),
      instance_number: 1,
    });
    const mapped = mapReport(report);
    expect(mapped.warnings).toEqual([]);
    expect(rowsOf(mapped, 'addm_findings')).toEqual([]);
    expect(rowsOf(mapped, 'addm_notes').map(({ note }) => note)).toContain('There are no findings to report.');
  });
});
