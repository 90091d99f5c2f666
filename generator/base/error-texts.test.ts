/** Whatever reading a file can complain of has its Chinese: held against the source of the errors, not against a list of ours. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { projectRoot } from './config.ts';
import { MESSAGES, PLACES, REMEDIES } from './error-text-list.ts';
import { errorIn, errorTexts, rejectDetail } from './error-texts.ts';
import { AwrError } from './errors.ts';

const CHINESE = /\p{Script=Han}/u;

function sources(folder: string): string[] {
  return fs
    .readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(?:test|bench)\.ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

type Field = 'message' | 'place' | 'remedy';

/** What a piece of code may evaluate to, values as `7`; a name that is a parameter of its function, by the calls of that. */
function textsOf(node: ts.Node | undefined, file: ts.SourceFile): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue, file), ...textsOf(node.whenFalse, file)];
  if (ts.isTemplateExpression(node))
    return [node.head.text + node.templateSpans.map((span) => `7${span.literal.text}`).join('')];
  if (!ts.isIdentifier(node)) return [];
  for (let up: ts.Node | undefined = node.parent; up; up = up.parent) {
    if (!ts.isFunctionDeclaration(up) || !up.name) continue;
    const at = up.parameters.findIndex((each) => each.name.getText(file) === node.text);
    const { text } = up.name;
    return at < 0 ? [] : callsOf(text, file).flatMap((call) => textsOf(call.arguments[at], file));
  }
  return [];
}

function callsOf(name: string, file: ts.SourceFile): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(file) === name) found.push(node);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

function thrownIn(name: string): [Field, string][] {
  const file = ts.createSourceFile(name, fs.readFileSync(name, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: [Field, string][] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText(file) === 'AwrError') {
      const [message, options] = node.arguments ?? [];
      for (const text of textsOf(message, file)) found.push(['message', text]);
      if (options && ts.isObjectLiteralExpression(options))
        for (const property of options.properties) {
          const field = property.name?.getText(file);
          if (field !== 'place' && field !== 'remedy') continue;
          const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
          for (const text of textsOf(value, file)) found.push([field, text]);
        }
    }
    // What a header lacks is told by where it stands: lists of such places.
    if (ts.isStringLiteral(node) && /^(?:tables?|rows?|columns?|lines?) "/.test(node.text))
      found.push(['place', node.text]);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

test('every error of the folders that read files has its Chinese', () => {
  const thrown = [
    ...['generator/report', 'generator/archive'].flatMap(sources),
    path.join(projectRoot, 'generator/pages/one-report.ts'),
  ].flatMap((name) => thrownIn(name));
  const of = (field: Field) => thrown.filter(([each]) => each === field).map(([, text]) => text);
  expect(of('message').length).toBeGreaterThan(35);
  expect(of('place').length).toBeGreaterThan(25);
  expect(of('remedy').length).toBeGreaterThan(30);
  const untold = thrown.filter(([field, text]) => {
    const told = errorTexts({ message: '', [field]: text }, 'zh')[field];
    return told === null || !CHINESE.test(told);
  });
  expect(untold).toEqual([]);
});

describe('a text of the list', () => {
  test('keeps its values', () => {
    for (const [en, zh] of [...MESSAGES, ...REMEDIES, ...PLACES]) {
      const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      expect([en, names(zh)]).toEqual([en, names(en)]);
    }
  });

  test('with places put together, and values that are texts themselves', () => {
    expect(
      errorTexts(
        {
          message: "The report's header lacks db_id, end_time, or prints it unreadably.",
          place: 'column "DB Id"; row "End Snap", column "Snap Time"',
          remedy: 'Export the report again; a header that was edited out cannot be read.',
        },
        'zh',
      ),
    ).toEqual({
      message: '报告表头缺少 db_id, end_time，或所印内容无法读取。',
      place: '列 "DB Id"；行 "End Snap"，列 "Snap Time"',
      remedy: '请重新导出报告；被删去的表头无法读取。',
    });
    expect(errorTexts({ message: '', place: 'character 10, in or after the table "a, b"' }, 'zh').place).toBe(
      '第 10 个字符，在表 "a, b" 之中或之后',
    );
    expect(errorTexts({ message: 'Recognised, but not read yet: ASH report, as text.' }, 'zh').message).toBe(
      '已识别但尚不支持读取：ASH 报告，文本 格式。',
    );
  });

  test('unknown, stays as it is, and English stays English', () => {
    expect(errorTexts({ message: 'Something else.' }, 'zh').message).toBe('Something else.');
    expect(errorTexts({ message: 'The file is empty.' }, 'en').message).toBe('The file is empty.');
  });
});

test('an error in Chinese is the same error', () => {
  const error = new AwrError('The file is empty.', {
    code: 'empty',
    file: 'a.html',
    place: 'byte 0',
    remedy: 'Export the report again.',
  });
  const told = errorIn(error, 'zh');
  expect([told.message, told.code, told.file, told.place, told.remedy, told.exitCode]).toEqual([
    '文件为空。',
    'empty',
    'a.html',
    '第 0 字节',
    '请重新导出报告。',
    error.exitCode,
  ]);
});

test.each([
  [
    'The report breaks off: "End of Report" does not follow its last table. At character 10, in or after the table "This table displays load. At x.". Export or transfer the report again; half a report is not read.',
    '报告中断：最后一张表之后没有 "End of Report"。位置：第 10 个字符，在表 "This table displays load. At x." 之中或之后。请重新导出或传输报告；不完整的报告不予读取。',
  ],
  [
    'Holds the same report as a.html, which is taken: it has more tables.',
    '与 a.html 是同一份报告，已采用后者：它的表更多。',
  ],
  [
    'Not read within 120 s. Raise fileTimeoutS in the configuration if it is a report.',
    '120 秒内未能读完。如果确是报告，请在配置中调大 fileTimeoutS。',
  ],
  [
    'Reading it takes more than the 512 MB of memory that one file may have; the other files were read. If it is a report, look for a cell or a line that never ends; if not, keep it out of the archive.',
    '读取它所需的内存超过单个文件的上限 512 MB；其他文件已照常读取。如果确是报告，请查找没有尽头的单元格或行；否则请将其移出归档目录。',
  ],
  [
    'Reading it broke its worker: out of luck. The other files were read; look at this one with awr inspect, and report it as a defect.',
    '读取它使工作线程崩溃：out of luck。其他文件已照常读取；请用 awr inspect 查看该文件，并作为缺陷反馈。',
  ],
])('a stored detail: %s', (detail, chinese) => {
  expect(rejectDetail(detail, 'zh')).toBe(chinese);
  expect(rejectDetail(detail, 'en')).toBe(detail);
});

test('a detail that is none of ours has no Chinese', () => {
  expect(rejectDetail('Error: something broke', 'zh')).toBeNull();
});
