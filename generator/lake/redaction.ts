/**
 * How a lake was redacted, kept beside its rows: a lake holds reports of one redaction only, so that nothing left out of one
 * file stands in another. The key of the pseudonyms is the lake's own, and for its owner's eyes only.
 */
import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '../base/config.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import { redactionFlags } from '../base/redact.ts';
import type { NameKind } from '../redact/names.ts';
import type { Redaction } from '../redact/report.ts';

/** What a worker is told; plain data. */
export interface RedactionTask {
  sql: Redaction['sql'];
  names: readonly NameKind[];
  /** Key of the pseudonyms, hexadecimal; empty where none are asked for. */
  salt: string;
}

type Asked = Pick<Config, 'redact' | 'redactNames'>;
const NOTHING: Asked = { redact: 'none', redactNames: [] };

const markFile = (lakeDir: string): string => path.join(lakeDir, '.redaction.json');
const saltFile = (lakeDir: string): string => path.join(lakeDir, '.redaction-salt');

/**
 * Settles how reports are redacted on their way into the lake; of a new lake it takes note. The caller holds the lock.
 * @throws AwrError `redaction_mismatch` where the lake was filled with another redaction, or its key is lost
 */
export function settleRedaction(lakeDir: string, asked: Asked): RedactionTask {
  const isFilled = holdsRows(lakeDir);
  if (isFilled) assertSame(lakeDir, asked);
  else if (redactionFlags(asked) === redactionFlags(NOTHING)) fs.rmSync(markFile(lakeDir), { force: true });
  else {
    fs.mkdirSync(lakeDir, { recursive: true });
    const { redact, redactNames } = asked;
    fs.writeFileSync(markFile(lakeDir), `${JSON.stringify({ redact, redactNames })}\n`);
  }
  const names = [...new Set(asked.redactNames)];
  return { sql: asked.redact, names, salt: names.length === 0 ? '' : saltOf(lakeDir, isFilled) };
}

/**
 * For commands that read the lake: redaction that is asked for must be the lake's.
 * @throws AwrError `redaction_mismatch`
 */
export function assertRedaction(lakeDir: string, asked: Asked): void {
  if (redactionFlags(asked) !== redactionFlags(NOTHING) && holdsRows(lakeDir)) assertSame(lakeDir, asked);
}

/** For a report that is read without a lake: pseudonyms are those of the lake if it has any. */
export function passingRedaction(lakeDir: string, { redact, redactNames }: Asked): Redaction {
  const salt = fs.existsSync(saltFile(lakeDir)) ? fs.readFileSync(saltFile(lakeDir), 'utf8').trim() : newSalt();
  return redactionOf({ sql: redact, names: redactNames, salt });
}

export function redactionOf({ sql, names, salt }: RedactionTask): Redaction {
  return { sql, names, digest: (text) => createHmac('sha256', salt).update(text).digest('hex') };
}

function assertSame(lakeDir: string, asked: Asked): void {
  const [has, wants] = [redactionFlags(redactionOfLake(lakeDir)), redactionFlags(asked)];
  if (has === wants) return;
  throw new AwrError(`The lake was filled with ${has}, this run says ${wants}: one lake does not hold both.`, {
    code: 'redaction_mismatch',
    file: lakeDir,
    place: '--redact and --redact-names, or redact and redactNames in the configuration',
    remedy: `Go on with ${has}, or fill a new lake: another --lake, or this one deleted, with its site's releases.`,
    exitCode: EXIT.usage,
  });
}

function redactionOfLake(lakeDir: string): Asked {
  if (!fs.existsSync(markFile(lakeDir))) return NOTHING;
  const mark: unknown = JSON.parse(fs.readFileSync(markFile(lakeDir), 'utf8'));
  return { ...NOTHING, ...(mark as Partial<Asked>) };
}

function saltOf(lakeDir: string, isFilled: boolean): string {
  const file = saltFile(lakeDir);
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim();
  if (isFilled) {
    throw new AwrError('The key of the lake’s pseudonyms is gone: new names would not agree with the old.', {
      code: 'redaction_mismatch',
      file,
      remedy: 'Put the file back, or fill a new lake.',
      exitCode: EXIT.usage,
    });
  }
  const salt = newSalt();
  fs.writeFileSync(file, `${salt}\n`, { mode: 0o600 });
  return salt;
}

const newSalt = (): string => randomBytes(32).toString('hex');

const holdsRows = (lakeDir: string): boolean =>
  ['tables', 'files.parquet', '.journal.json'].some((name) => fs.existsSync(path.join(lakeDir, name)));
