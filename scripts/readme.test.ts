/** The READMEs against the program: commands, flags, settings, reasons, tables and files that they name exist. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../generator/base/config.ts';
import { loadConfig } from '../generator/base/config-file.ts';
import { EXIT } from '../generator/base/errors.ts';
import { run } from '../generator/cli.ts';
import { viewNames } from '../generator/lake/views.ts';
import packageJson from '../package.json' with { type: 'json' };
import strings from '../site/i18n/en.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const readmes = [
  ['README.md', 'README.zh-CN.md'],
  ['docs/lake.md', 'docs/lake.zh-CN.md'],
  ['docs/digest.md', 'docs/digest.zh-CN.md'],
  ['docs/viewer.md', 'docs/viewer.zh-CN.md'],
  ['docs/nginx.md', 'docs/nginx.zh-CN.md'],
] as const;
const both = readmes[0];
const documents = [...readmes.flat(), 'data/README.md'];
/** For operators: commands of the host stand in them, whose flags are not the program's. */
const guides = [
  ['docs/package.md', 'docs/package.zh-CN.md'],
  ['docs/deploy.md', 'docs/deploy.zh-CN.md'],
  ['docs/deploy-rig.md', 'docs/deploy-rig.zh-CN.md'],
] as const;

/** Command → its own flags, from its help; `''` holds the flags of every command. */
const flags = new Map<string, Set<string>>();

beforeAll(async () => {
  const general = await help();
  const common = flagsIn(general.slice(general.indexOf('Options of every command')));
  flags.set('', common);
  const commands = general.slice(general.indexOf('Commands\n'), general.indexOf('Options of every command'));
  for (const [, name = ''] of commands.matchAll(/^ {2}([a-z]+) {2}/gm)) {
    const own = flagsIn((await help(name)).split('Options of every command')[0] ?? '');
    flags.set(name, own);
  }
});

const help = (...command: string[]): Promise<string> => awr(...command, '--help');

/** What the command line writes; it must end well. */
async function awr(...args: string[]): Promise<string> {
  let text = '';
  const around = { cwd: root, write: (part: string) => (text += part), stderr: { write: () => true } };
  const code = await run(args, {
    ...around,
    now: () => new Date(0),
    signal: new AbortController().signal,
  });
  expect(code).toBe(EXIT.ok);
  return text;
}

const flagsIn = (text: string): Set<string> => new Set([...text.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag));

/** Fenced blocks and code spans. */
function codeOf(markdown: string): string[] {
  const fenced = [...markdown.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map(([, code]) => code ?? '');
  const spans = [...withoutFences(markdown).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
  return [...fenced, ...spans];
}

const withoutFences = (markdown: string): string => markdown.replace(/^```[\s\S]*?^```\n?/gm, '');
const headings = (markdown: string): string[] => withoutFences(markdown).match(/^#+ .*$/gm) ?? [];
/** Tables as lists of rows, each a list of cells. */
const tablesOf = (markdown: string): string[][][] =>
  (withoutFences(markdown).match(/(?:^\|.*\|\n)+/gm) ?? []).map((table) =>
    table
      .trim()
      .split('\n')
      .map((row) =>
        row
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim()),
      ),
  );
const firstSpan = (cell = ''): string => /`([^`]+)`/.exec(cell)?.[1] ?? '';
const tableWith = (markdown: string, firstCell: string): string[][] => {
  const table = tablesOf(markdown).find((rows) => rows.some(([cell]) => firstSpan(cell) === firstCell));
  if (!table) throw new Error(`no table with ${firstCell}`);
  return table.slice(2);
};

it.each(documents)('%s names commands and flags that exist', (file) => {
  const known = new Set([...flags.values()].flatMap((each) => [...each]));
  expect(flags.size).toBeGreaterThan(8);
  const code = codeOf(read(file)).join('\n');
  const commands = [...code.matchAll(/\bawr ([a-z]+)\b/g)].map(([, name]) => name ?? '');
  expect(commands.filter((name) => !flags.has(name))).toEqual([]);
  expect([...flagsIn(code)].filter((flag) => !known.has(flag))).toEqual([]);
});

describe.each(both)('%s', (file) => {
  const text = read(file);

  it('lists every command with its own flags, no more and no fewer', () => {
    const rows = tableWith(text, 'awr nightly ARCHIVE…');
    const listed = rows.map(([command, , options = '']) => {
      const [, name = ''] = /^awr ([a-z]+)/.exec(firstSpan(command)) ?? [];
      return [name, [...flagsIn(options)].sort()];
    });
    const existing = [...flags].filter(([name]) => name).map(([name, own]) => [name, [...own].sort()]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(existing));
    const code = flagsIn(codeOf(text).join('\n'));
    expect([...(flags.get('') ?? [])].filter((flag) => !code.has(flag))).toEqual([]);
  });

  it('lists every setting with its default', () => {
    const { jobs: _jobs, ...rest } = configSchema.parse({});
    // Groups of settings are listed setting by setting: `serve.port`.
    const settings = Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]): [string, unknown][] =>
        typeof value === 'object' && !Array.isArray(value)
          ? Object.entries(value).map(([name, own]) => [`${key}.${name}`, own])
          : [[key, value]],
      ),
    );
    const rows = new Map(tableWith(text, 'keepReleases').map(([key, value]) => [firstSpan(key), value ?? '']));
    expect([...rows.keys()].sort()).toEqual([...Object.keys(settings), 'jobs'].sort());
    for (const [key, value] of Object.entries(settings)) {
      const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
      expect([key, rows.get(key)?.replaceAll('`', '')]).toEqual([key, shown]);
    }
  });

  it('shows queries that run', async () => {
    const lake = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-readme-'));
    fs.mkdirSync(path.join(lake, 'tables'));
    const queries = [...text.matchAll(/awr query "([^"]+)"/g)].map(([, sql]) => sql ?? '');
    expect(queries.length).toBeGreaterThan(2);
    for (const sql of queries) expect(await awr('query', sql, '--lake', lake)).toContain('(0 rows)');
    fs.rmSync(lake, { recursive: true });
  });

  it('lists every exit code', () => {
    const [rows] = tablesOf(text).filter((table) => table.some(([cell]) => cell === '75'));
    const listed = rows?.map(([code]) => code);
    expect(Object.values(EXIT).filter((code) => !listed?.includes(String(code)))).toEqual([]);
  });

  it('lists every reason for a reject that the reader gives or the site knows', () => {
    const listed = tableWith(text, 'truncated').flatMap(([cell = '']) => cell.match(/\w+/g) ?? []);
    const onSite = Object.keys(strings).flatMap((key) => /^reject\.(?!other$)(\w+)$/.exec(key)?.[1] ?? []);
    const sources = [
      ...fs.globSync('generator/report/**/*.ts', { cwd: root }),
      'generator/archive/members.ts',
      'generator/lake/worker.ts',
    ];
    const given = sources.flatMap((source) =>
      [...read(source).matchAll(/(?:code|reason): '(\w+)'/g)].map(([, code]) => code ?? ''),
    );
    expect(onSite.length).toBeGreaterThan(5);
    expect(given.length).toBeGreaterThan(10);
    expect([...onSite, ...given].filter((reason) => !listed.includes(reason))).toEqual([]);
  });

  it('lists every table of the lake, families as one', () => {
    const code = codeOf(text);
    const families = code.filter((name) => /^[a-z_]+_\*$/.test(name)).map((name) => name.slice(0, -1));
    const isListed = (name: string) => code.includes(name) || families.some((family) => name.startsWith(family));
    expect(viewNames.filter((name) => !isListed(name))).toEqual([]);
    expect(families.filter((family) => !viewNames.some((name) => name.startsWith(family)))).toEqual([]);
  });

  it('says of every dependency why it is there', () => {
    const rows = tableWith(text, 'astro').map(([cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(rows.flat().sort()).toEqual(Object.keys(packageJson.dependencies).sort());
    const code = codeOf(text);
    const others = [...Object.keys(packageJson.devDependencies), ...Object.keys(packageJson.optionalDependencies)];
    expect(others.filter((name) => !name.startsWith('@types/') && !code.includes(name))).toEqual([]);
  });
});

describe.each([...readmes, ...guides])('%s and %s', (english, chinese) => {
  it('have the same headings, tables and code', () => {
    const shapeOf = (file: string) => {
      const text = read(file);
      return {
        headings: headings(text).map((heading) => heading.indexOf(' ')),
        tables: tablesOf(text).map((rows) => rows.map((row) => row.length)),
        code: (text.match(/^```[\s\S]*?^```/gm) ?? []).map((block) =>
          block.replace(/(^|\s)# .*$|(?<=\S) {2,}\S.*$/gm, ''),
        ),
      };
    };
    expect(shapeOf(chinese)).toEqual(shapeOf(english));
  });
});

it('relative links lead to files, and to headings in them', () => {
  const broken: string[] = [];
  for (const file of [...documents, ...guides.flat()]) {
    const links = [...withoutFences(read(file)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, url]) => url ?? '');
    for (const url of links.filter((each) => !/^[a-z]+:/.test(each))) {
      const [target = '', anchor] = url.split('#');
      const to = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
      const exists = fs.existsSync(path.join(root, to));
      if (!exists || (anchor && !headings(read(to)).map(slug).includes(decodeURIComponent(anchor)))) {
        broken.push(`${file}: ${url}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

/** As GitHub makes anchors of headings. */
const slug = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

it('awr.config.example.ts loads, and holds every setting at its default', async () => {
  const { default: example } = await import('../awr.config.example.ts');
  expect(Object.keys(example).sort()).toEqual(Object.keys(configSchema.shape).sort());
  const loaded = await loadConfig({}, { cwd: root, named: 'awr.config.example.ts' });
  expect(loaded).toEqual(configSchema.parse({}));
});
