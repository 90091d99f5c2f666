/** Parts of an archive, for several machines: which files fall to which run, told by their paths alone. */
import { createHash } from 'node:crypto';
import { AwrError, EXIT } from '../base/errors.ts';

/** Run number `index`, from 1, of `count`. */
export interface Shard {
  index: number;
  count: number;
}

/** `2/4`. Throws `usage` for anything else. */
export function parseShard(text: string): Shard {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  const [index, count] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (index >= 1 && index <= count) return { index, count };
  throw new AwrError(`Not a part of an archive: ${text}.`, {
    code: 'usage',
    place: '--shard',
    remedy: 'Give the number of the part and how many there are, e.g. --shard 2/4.',
    exitCode: EXIT.usage,
  });
}

/** True in exactly one of the shards, the same one in every run. An archive such as a zip is not divided. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  const digest = createHash('sha256').update(path).digest();
  return digest.readUInt32BE(0) % count === index - 1;
}
