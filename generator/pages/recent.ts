/** A cache of the few things asked for most recently, so that memory stays bounded whatever the lake holds. */
export class Recent<V> {
  private readonly limit: number;
  private readonly kept = new Map<string, Promise<V>>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The value for `key`; made by `make` unless it is kept. Concurrent callers share one making; a failed one is forgotten. */
  get(key: string, make: () => Promise<V>): Promise<V> {
    const known = this.kept.get(key);
    this.kept.delete(key);
    const value = known ?? make();
    this.kept.set(key, value);
    if (known) return known;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.limit) break;
      this.kept.delete(oldest);
    }
    value.catch(() => {
      if (this.kept.get(key) === value) this.kept.delete(key);
    });
    return value;
  }
}
