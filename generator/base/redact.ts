/** What redaction was asked for, as text: for messages, and for telling lakes apart. */
import type { Config } from './config.ts';
import { AwrError, EXIT } from './errors.ts';

type Asked = Pick<Config, 'redact' | 'redactNames'>;

/** The flags that ask for it, e.g. `--redact literals --redact-names hosts,users`. */
export function redactionFlags({ redact, redactNames }: Asked): string {
  const names = [...new Set(redactNames)].sort();
  return [`--redact ${redact}`, ...(names.length > 0 ? [`--redact-names ${names.join(',')}`] : [])].join(' ');
}

/** The value of `--redact-names`: kinds of names separated by commas. Throws `usage`. */
export function namesFlag(value: string): Config['redactNames'] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'none')
    .map((name) => {
      if (name === 'hosts' || name === 'users' || name === 'programs' || name === 'services') return name;
      throw new AwrError(`Not a kind of name that can be redacted: "${name}".`, {
        code: 'usage',
        place: '--redact-names',
        remedy: 'Give any of hosts, users, programs, services, separated by commas.',
        exitCode: EXIT.usage,
      });
    });
}
