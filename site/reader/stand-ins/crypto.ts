/** SHA-256 as `node:crypto` gives it: the browser's own comes as a promise, and from secure pages only. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export function createHash(algorithm: string) {
  if (algorithm !== 'sha256') throw new Error(`not in the browser: ${algorithm}`);
  const hash = sha256.create();
  const made = {
    update(data: string | Uint8Array) {
      hash.update(typeof data === 'string' ? utf8ToBytes(data) : data);
      return made;
    },
    digest: (_encoding: 'hex'): string => bytesToHex(hash.digest()),
  };
  return made;
}
