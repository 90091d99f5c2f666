/** `awr digest`: what happened last night, for people, mail, tickets and scripts. */
import fs from 'node:fs';
import path from 'node:path';
import { AwrError, EXIT, type ExitCode } from '../base/errors.ts';
import type { Lang } from '../base/figures.ts';
import { addressIn } from '../digest/addresses.ts';
import { DIGEST_FORMATS, type DigestFormat, hasAtLeast, withIndex, writeDigest } from '../digest/make.ts';
import { newRejects } from '../digest/rejects.ts';
import { windowOf } from '../digest/window.ts';
import { withLakeLock } from '../lake/lock.ts';
import { handOver, isConfigured } from '../notify/hand-over.ts';
import { digestModel } from '../pages/digest.ts';
import type { IndexedDatabase, LakeIndex } from '../pages/lake-index.ts';
import type { Severity } from '../pages/types.ts';
import { writeAtomic } from '../publish/files.ts';
import { oneOf } from './one-of.ts';
import type { Command } from './types.ts';

const LANGS: readonly Lang[] = ['en', 'zh'];
const FAIL_ON: readonly Severity[] = ['high', 'medium', 'low'];

const command: Command = {
  name: 'digest',
  summary: 'What happened last night, what goes on, what to do first',
  usage: '',
  takes: { most: 0, remedy: 'Name a database with --db NAME.' },
  options: {
    db: { type: 'string', value: 'NAME', doc: 'of this database alone: its name, DBID or folder on the site' },
    since: {
      type: 'string',
      value: 'TIME|24h|7d',
      doc: 'from this time of the databases’ clock on, or so long before the newest report of each (default 24h)',
    },
    format: { type: 'string', value: 'md|html|json', doc: 'Markdown (default), a self-contained HTML file, JSON' },
    lang: { type: 'string', value: 'en|zh', doc: 'language (default en)' },
    out: { type: 'string', value: 'DIR|FILE', doc: 'write it there; into a directory as digest.md, .html or .json' },
    'base-url': { type: 'string', value: 'URL', doc: 'where the site is published (default: site.baseUrl)' },
    'fail-on': {
      type: 'string',
      value: 'high|medium|low',
      doc: 'exit with 4 where something new or going on is at least so severe',
    },
    send: { type: 'boolean', doc: 'hand news over to notify.webhook and notify.smtp, as awr nightly does' },
  },
  async run(ctx, values) {
    const format = oneOf('--format', values['format'], DIGEST_FORMATS, 'md');
    const lang = oneOf('--lang', values['lang'], LANGS, 'en');
    const failOn = values['fail-on'] === undefined ? null : oneOf('--fail-on', values['fail-on'], FAIL_ON, 'high');
    const window = windowOf(values['since'] as string | undefined);
    const baseUrl = baseUrlOf(values['base-url'] as string | undefined, ctx.config.site.baseUrl);
    if (values['send'] && !isConfigured(ctx.config)) {
      throw new AwrError('There is nobody to send to.', {
        code: 'bad_config',
        place: 'key notify',
        remedy: 'Set notify.webhook or notify.smtp in the configuration.',
        exitCode: EXIT.usage,
      });
    }
    const found = await withIndex(ctx.config.lake, async (lake, index) => {
      const only = values['db'] === undefined ? undefined : databasesNamed(index, values['db'] as string);
      const model = await digestModel(lake, index, {
        sinceOf: (_, until) => window.sinceOf(until),
        ...(only && { only }),
      });
      const rejects = await newRejects(lake, window.sinceNow(ctx.now()));
      const text = writeDigest(model, format, { lang, address: addressIn(baseUrl, lang), rejects });
      const out = values['out'] as string | undefined;
      if (out === undefined) ctx.write(text);
      else ctx.log.info(`The digest is in ${writeOut(out, format, text)}.`);
      return failOn !== null && hasAtLeast(model, failOn);
    });
    if (values['send']) await withLakeLock(ctx.config.lake, () => handOver(ctx));
    return (found ? EXIT.found : EXIT.ok) as ExitCode;
  },
};

function baseUrlOf(flag: string | undefined, configured: string | null): string | null {
  if (flag === undefined) return configured;
  if (URL.canParse(flag) && /^https?:$/.test(new URL(flag).protocol)) return flag;
  throw new AwrError(`Not an address: ${JSON.stringify(flag)}.`, {
    code: 'usage',
    place: '--base-url',
    remedy: 'Give the address of the site with http:// or https://.',
    exitCode: EXIT.usage,
  });
}

/** Several where databases share a name. */
function databasesNamed(index: LakeIndex, name: string): IndexedDatabase[] {
  const wanted = name.trim().toLowerCase();
  const found = index.databases.filter(({ ref }) =>
    [ref.dbName, ref.dbId, ref.slug].some((each) => each.toLowerCase() === wanted),
  );
  if (found.length > 0) return found;
  const names = [...new Set(index.databases.map(({ ref }) => ref.dbName))];
  throw new AwrError(`There is no database ${JSON.stringify(name)} in the lake.`, {
    code: 'usage',
    place: '--db',
    remedy: names.length > 0 ? `There are: ${names.slice(0, 20).join(', ')}.` : 'The lake holds no reports yet.',
    exitCode: EXIT.usage,
  });
}

/** Puts the text into a file and returns its path. */
function writeOut(out: string, format: DigestFormat, text: string): string {
  const isDir = /[/\\]$/.test(out) || fs.statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
  const file = path.resolve(isDir ? path.join(out, `digest.${format}`) : out);
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    writeAtomic(file, text);
  } catch (error) {
    throw new AwrError(`The digest could not be written: ${(error as Error).message}`, {
      code: 'not_written',
      file,
      remedy: 'Name another place with --out, or make this one writable.',
      cause: error,
    });
  }
  return file;
}

export default command;
