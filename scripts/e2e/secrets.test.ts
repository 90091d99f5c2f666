/**
 * A whole night over reports with secrets in every place that redaction covers: nothing of them is in the lake, in the site, in
 * the build's state, or in what the commands say.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openDuckDb } from '../../generator/lake/duckdb.ts';
import { tinyReport } from '../../generator/testing/report.ts';
import { zip } from '../../generator/testing/zip.ts';
import { awr, dropNight, makeNight, type Night } from './night.ts';
import { addmWithSecrets, ashWithSecrets, statspackWithSecrets } from './secret-texts.ts';

/** Words that stand nowhere else, numbers among them. */
const LITERALS = [
  'zqstring',
  'zqcomment',
  '918273645',
  'zqhint',
  'zqquoted',
  'zqcut',
  'zqbind',
  'zqpredicate',
  'zqaddm',
];
const HOSTS = ['zqhost01', 'zqclient02', 'zqlisten03', 'zqstandby', 'zqfal', 'zqprocess04'];
const USERS = ['zqusers', 'zqowner', 'zqsaid', 'zqclientid'];
const PROGRAMS = ['zqprogram', 'zqmodule', 'zqaction', 'zqtold'];
const SERVICES = ['zqsvc05', 'zqpdb06', 'zqsvcparam', 'zqsvcsaid', 'zqsvcxdb', 'zqsvcname'];
/** Of the statements only; names are for `--redact-names`. */
const TABLE = 'zqparcels';

const SQL = `select /*+ parallel(t 4) zqhint */ a /* zqcomment */ from ${TABLE} t where b = 'zqstring' and n = 918273645
  and c = q'[zqquoted]' -- zqcomment
  and d = 'zqcut`;

const TABLES: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  [
    'Plan',
    [
      ['Id', 'Predicate Information'],
      ['1', `filter("B"='zqpredicate' AND "N"=918273645)`],
    ],
  ],
  [
    'Captured Binds',
    [
      ['Name', 'Position', 'Value'],
      [':b1', '1', 'zqbind'],
    ],
  ],
  [
    'What nobody has typed',
    [
      ['What', 'Else'],
      ['1', `update ${TABLE} set a = 'zqstring' where n = 918273645`],
    ],
  ],
  [
    'Top Sessions',
    [
      ['Sid, Serial#', '% Activity', 'User', 'Program', 'Machine', 'Client ID'],
      ['12,345', '10.00', 'ZQUSERS', 'zqprogram.exe@zqclient02', 'zqclient02.example.com', 'zqclientid'],
      ['13,345', '10.00', 'ZQUSERS', 'oracle@zqprocess04 (DBW0)', 'zqprocess04', 'zqclientid'],
    ],
  ],
  [
    'Top Service/Module',
    [
      ['Service', 'Module', '% Activity', 'Action', '% Action'],
      ['SYS$USERS', 'zqmodule', '5.00', 'zqaction', '5.00'],
      ['zqsvc05', 'zqmodule', '5.00', 'zqaction', '5.00'],
    ],
  ],
  [
    'Segments by Logical Reads',
    [
      ['Owner', 'Tablespace Name', 'Object Name', 'Subobject Name', 'Obj. Type', 'Logical Reads', '%Total'],
      ['ZQOWNER', 'USERS', 'T', '', 'TABLE', '12', '5.00'],
    ],
  ],
  [
    'Service Statistics',
    [
      ['Service Name', 'DB Time (s)', 'DB CPU (s)', 'Physical Reads (K)', 'Logical Reads (K)'],
      ['zqsvc05.example.com', '5', '4', '3', '2'],
    ],
  ],
  [
    'Top PDBs',
    [
      ['PDB Name', '% Activity'],
      ['ZQPDB06', '5.00'],
    ],
  ],
  [
    'init.ora Parameters',
    [
      ['Parameter Name', 'Begin value', 'End value (if different)'],
      ['log_archive_dest_2', 'service=&quot;zqstandby&quot; ASYNC', ''],
      ['log_archive_dest_3', 'SERVICE=zqstandby LGWR', ''],
      ['fal_server', 'zqfal', ''],
      ['service_names', 'zqsvc05, zqsvcparam.example.com', ''],
      ['dispatchers', '(PROTOCOL=TCP) (SERVICE=zqsvcxdb)', ''],
      ['remote_listener', '(CONNECT_DATA=(SERVICE_NAME=zqsvcname))', ''],
      ['local_listener', '(ADDRESS=(PROTOCOL=TCP)(HOST=zqlisten03)(PORT=1521))', ''],
    ],
  ],
];

const ADDM = `
          ADDM Report for Task 'ADDM:1000000001_1_109'
          --------------------------------------------
Finding 1: Top SQL Statements
Impact is .5 active sessions, 50% of total activity.
----------------------------------------------------
SQL statements consuming significant database time were found.

   Recommendation 1: SQL Tuning
   Estimated benefit is .5 active sessions, 50% of total activity.
   ---------------------------------------------------------------
   Action
      Look at the session of user "ZQSAID" with program "zqtold.exe" and module "zqtold", service "zqsvcsaid", hosted at zqprocess04.
      Related Object
         SQL statement with SQL_ID 0tiny0sql0id0.
         select a from ${TABLE} where b = 'zqaddm' and n = 918273645
   Rationale
      The session of user "ZQSAID" ran select 1 from ${TABLE} where b = 'zqaddm'.
`;

function report(hour: number): string {
  const escaped = (text: string): string => text.replaceAll('<', '&lt;');
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const tables = TABLES.map(
    ([heading, [header = [], ...rows]]) =>
      `<h3 class="awr">${heading}</h3><table summary="${heading}">${row(header, 'th')}${rows.map((cells) => row(cells, 'td')).join('\n')}</table>`,
  );
  return tinyReport({ hour, sqlText: escaped(SQL) })
    .replaceAll('tiny-host', 'zqhost01')
    .replace('End of Report', `${tables.join('\n')}<pre>${ADDM}</pre>End of Report`);
}

const nights: Night[] = [];
afterAll(() => nights.forEach(dropNight));

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A plain one, one in gzip, one in a zip; and one cut off, whose refusal must not quote it. */
const pages = (): Files => ({
  'a.html': report(8),
  'b.html.gz': gzipSync(report(9)),
  'c.zip': zip([{ name: 'in/c.html', content: report(10) }]),
  'd.html': report(11).slice(0, -200),
});

/** The same of STATSPACK's texts. */
const statspackTexts = (): Files => ({
  'a.html': statspackWithSecrets(12),
  'b.lst.gz': gzipSync(statspackWithSecrets(13)),
  'c.lst': statspackWithSecrets(14),
  'd.html': statspackWithSecrets(15).slice(0, -200),
});

/** The same of ASH and ADDM. */
const ashAndAddmTexts = (): Files => ({
  'a.html': ashWithSecrets(12),
  'b.txt': addmWithSecrets(3),
  'c.txt.gz': gzipSync(ashWithSecrets(13)),
  'd.html': ashWithSecrets(14).slice(0, -200),
});

function plantedNight(files: Files, settings: Record<string, unknown>): Night {
  const night = makeNight();
  nights.push(night);
  fs.mkdirSync(night.archive);
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(night.archive, name), content);
  const config = path.join(night.dir, 'awr.config.json');
  fs.writeFileSync(config, JSON.stringify({ ...JSON.parse(fs.readFileSync(config, 'utf8')), ...settings }));
  return night;
}

/**
 * Which of the words are in any file but those of the archive, each with the first such file: in its name, its bytes, unpacked
 * where it is packed, or the values of a Parquet file.
 */
async function left(night: Night, words: readonly string[]): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  const db = await openDuckDb();
  for (const entry of fs.readdirSync(night.dir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    // `build/node_modules` leads to the checkout's own, where this test's text is cached.
    if (!entry.isFile() || file.startsWith(night.archive) || file.includes('/node_modules/')) continue;
    const bytes = fs.readFileSync(file);
    const texts = [file, bytes.toString('latin1'), bytes.toString('utf16le')];
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) texts.push(gunzipSync(bytes).toString('latin1'));
    if (file.endsWith('.parquet')) {
      const rows = await db.runAndReadAll('SELECT * FROM read_parquet($1)', [file]);
      texts.push(JSON.stringify(rows.getRowsJson()));
    }
    for (const word of texts.flatMap((text) => found(text, words))) {
      if (!places.has(word)) places.set(word, path.relative(night.dir, file));
    }
  }
  db.closeSync();
  return places;
}

function found(text: string, words: readonly string[]): string[] {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word));
}

/** The night, and what a user may ask afterwards; everything said. */
async function wholeNight(night: Night): Promise<string> {
  const said: string[] = [];
  for (const [args, status] of [
    [['nightly', 'archive', '--log', 'json'], 3],
    [['status'], 0],
    [['status', '--coverage'], 0],
    [['inspect', 'archive/a.html'], 0],
    [['inspect', 'archive/d.html'], 1],
    [['query', 'FROM source_tables'], 0],
  ] as const) {
    const ended = await awr(night, ...args);
    expect([args[0], ended.status, ended.status === status ? '' : ended.stderr]).toEqual([args[0], status, '']);
    said.push(ended.stdout, ended.stderr);
  }
  return said.join('\n');
}

const SECRETS = [...LITERALS, ...HOSTS, ...USERS, ...PROGRAMS, ...SERVICES];

/** What each of them has planted, and whether it names a statement by its id. */
const KINDS = [
  { name: 'AWR pages', files: pages, lacks: [], sqlId: '0tiny0sql0id0' },
  {
    name: 'STATSPACK texts',
    files: statspackTexts,
    lacks: [
      ...['zqhint', 'zqbind', 'zqaddm', 'zqprocess04', 'zqusers', 'zqsaid', 'zqclientid', 'zqaction', 'zqtold'],
      ...['zqpdb06', 'zqsvcsaid', 'zqsvcname'],
    ],
    sqlId: '1481390170',
  },
  {
    name: 'ASH and ADDM texts',
    files: ashAndAddmTexts,
    lacks: [
      ...['zqhint', 'zqbind', 'zqpredicate', 'zqlisten03', 'zqstandby', 'zqfal'],
      ...['zqpdb06', 'zqsvcparam', 'zqsvcxdb', 'zqsvcname'],
    ],
    sqlId: '0tiny0sql0id0',
  },
];

describe.each(KINDS)('$name', ({ files, lacks, sqlId }) => {
  const planted = SECRETS.filter((word) => !lacks.includes(word));

  it('without redaction all of it is in the lake: the test would see it', async () => {
    const night = plantedNight(files(), {});
    expect((await awr(night, 'ingest', 'archive')).status).toBe(3);
    expect([...(await left(night, [...SECRETS, TABLE])).keys()].sort()).toEqual([...planted, TABLE].sort());
  });

  it.each(['literals', 'text'] as const)(
    'a night with --redact %s and all names leaves nothing of it',
    async (redact) => {
      const night = plantedNight(files(), { redact, redactNames: ['hosts', 'users', 'programs', 'services'] });
      const said = await wholeNight(night);
      const places = await left(night, [...SECRETS, TABLE, sqlId]);
      expect(places.delete(sqlId)).toBe(true);
      expect(places.delete(TABLE) || found(said, [TABLE]).length > 0).toBe(redact === 'literals');
      expect([...places]).toEqual([]);
      expect(found(said, SECRETS)).toEqual([]);
    },
  );
});
