/** The site's words as the script gets them from the page, with places to fill. */

export type Words = Readonly<Record<string, string>>;

export const filled = (words: string | undefined, values: Record<string, string | number>): string =>
  (words ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
