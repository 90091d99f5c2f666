/** Redaction is not built yet: asking for it is refused rather than ignored, by every command alike. */
import type { Config } from './config.ts';
import { AwrError, EXIT } from './errors.ts';

/** Throws `unsupported_option` (exit 2) when the configuration or a flag asks for redaction. */
export function assertNoRedaction({ redact }: Pick<Config, 'redact'>): void {
  if (redact === 'none') return;
  throw new AwrError(`Redaction is not available yet: --redact ${redact} is refused rather than ignored.`, {
    code: 'unsupported_option',
    place: '--redact, or redact in the configuration',
    remedy:
      'Leave it out. SQL text with its literals then goes into lake and site: publish neither where it must not be read.',
    exitCode: EXIT.usage,
  });
}
