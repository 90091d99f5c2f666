/** Reports of a file that holds several: each has a path of its own, `spool.lst#2` for the second. */

/** @param part its place in the file, from 1; null for the only one, which has the file's own path */
export const partPath = (file: string, part: number | null): string => (part === null ? file : `${file}#${part}`);

/** The path of the file that a part is of; null for a path that is none of a part. */
export function wholeOf(path: string): string | null {
  const at = path.lastIndexOf('#');
  return at > 0 && /^[1-9]\d{0,5}$/.test(path.slice(at + 1)) ? path.slice(0, at) : null;
}

/** Which parts each file was found to have. */
export class Parts {
  private readonly byFile = new Map<string, Set<string>>();

  add(path: string): void {
    const file = wholeOf(path);
    if (file === null) return;
    const parts = this.byFile.get(file);
    if (parts) parts.add(path);
    else this.byFile.set(file, new Set([path]));
  }

  delete(path: string): void {
    this.byFile.get(wholeOf(path) ?? '')?.delete(path);
  }

  of(file: string): string[] {
    return [...(this.byFile.get(file) ?? [])];
  }
}
