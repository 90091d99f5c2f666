/** Which members of an archive are taken, and what is wrong with those that are not; of any archive, wherever it is unpacked. */
import { AwrError } from '../base/errors.ts';
import { beginsLikeReport, type FileKind, isHidden, isUntold, kindOf } from './kinds.ts';

/** What the whole of a container may unpack to: reports pack about tenfold, bombs a thousandfold. */
const MAX_RATIO = 200;
const ALWAYS_ALLOWED = 2 ** 30;

/** Bytes that a container of so many may unpack to. */
export const mostUnpacked = (bytes: number): number => Math.max(ALWAYS_ALLOWED, bytes * MAX_RATIO);

/** Null for a member to leave alone, by its name. */
export function memberKind(name: string): FileKind | null {
  const parts = name.split('/');
  return name.endsWith('/') || parts.some((part) => part.length > 2 && isHidden(part))
    ? null
    : (kindOf(parts.at(-1) ?? '') ?? (isUntold(parts.at(-1) ?? '') ? 'plain' : null));
}

/** A member whose name tells nothing, and which does not begin like a report. */
export const isOther = (virtual: string, content: Uint8Array): boolean =>
  isUntoldMember(virtual) && !beginsLikeReport(content);

/** Whether a member's name tells nothing, so that its first bytes must. */
export const isUntoldMember = (virtual: string): boolean => isUntold(nameOf(virtual));

const nameOf = (virtual: string): string =>
  virtual.slice(Math.max(virtual.lastIndexOf('/'), virtual.lastIndexOf('!')) + 1);

export function tooLarge(file: string, { maxFileBytes }: { maxFileBytes: number }): AwrError {
  return new AwrError(`Larger than ${maxFileBytes} bytes.`, {
    code: 'too_large',
    file,
    remedy: 'If it really is a report, raise maxFileBytes in the configuration.',
  });
}

export function tooMuch(file: string): AwrError {
  return new AwrError('Unpacks to far more than reports would.', {
    code: 'too_large',
    file,
    remedy: 'If it is an archive of reports all the same, unpack it into a folder.',
  });
}

export function nested(file: string): AwrError {
  return new AwrError('An archive inside an archive.', {
    code: 'nested_archive',
    file,
    remedy: 'Unpack the outer one into a folder.',
  });
}

export function withHoles(file: string): AwrError {
  return new AwrError('It is stored in a way that only GNU tar knows, with holes (tar --sparse) or in volumes.', {
    code: 'corrupt_archive',
    file,
    remedy: 'Pack it again without --sparse.',
  });
}

export function encrypted(file: string): AwrError {
  return new AwrError('It is protected by a password.', {
    code: 'encrypted',
    file,
    remedy: 'Pack it again without a password.',
  });
}
