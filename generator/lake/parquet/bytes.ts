/** Bytes written one after another into a buffer that grows. */
const MAX_KEPT = 2 ** 25;

export class Bytes {
  length = 0;
  private buffer: Buffer;

  constructor(capacity = 4096) {
    this.buffer = Buffer.allocUnsafeSlow(capacity);
  }

  /** Makes room for `count` more and gives the buffer to write them into, at `length`; the caller raises that. */
  room(count: number): Buffer {
    if (this.length + count > this.buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.length + count));
      larger.set(this.view());
      this.buffer = larger;
    }
    return this.buffer;
  }

  byte(value: number): void {
    this.room(1)[this.length++] = value;
  }

  bytes(source: Uint8Array): void {
    this.room(source.length).set(source, this.length);
    this.length += source.length;
  }

  /** Four bytes, the lowest first. */
  uint32(value: number): void {
    this.length = this.room(4).writeUInt32LE(value, this.length);
  }

  /** LEB128, up to 2^53. */
  varint(value: number): void {
    const buffer = this.room(8);
    let rest = value;
    while (rest >= 128) {
      buffer[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    buffer[this.length++] = rest;
  }

  /** A signed number as a varint, zigzag. */
  signed(value: number): void {
    this.varint(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  /** What was written; valid until more is. */
  view(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  /** Takes everything out; of a buffer of usual size the room is kept. */
  clear(): void {
    this.length = 0;
    if (this.buffer.length > MAX_KEPT) this.buffer = Buffer.allocUnsafeSlow(MAX_KEPT);
  }
}
