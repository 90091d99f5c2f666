/** The parts of a page that shows only those that the report has something of. */
import type { StringKey } from './i18n.ts';

type SectionId =
  Extract<StringKey, `section.${string}`> extends infer K ? (K extends `section.${infer Id}` ? Id : never) : never;

export interface Possible<Props> {
  id: SectionId;
  /** What it shows; null: not in the report. */
  of: unknown;
  /** Reports of an instance print it, so its absence is said in its place. */
  always?: boolean;
  /** Only there when the report has something of it. */
  optional?: boolean;
  /** The part says itself that there is nothing. */
  empty?: boolean;
  note?: string | null;
  Part: (props: Props) => unknown;
  /** Null only where `of` is, and the part is not drawn. Which sections there are is known when all are. */
  props: { [Name in Exclude<keyof Props, 'sections'>]: Props[Name] | null };
}

/** Held to what its part takes here, where it is known; the list then holds parts of any kind. */
export const part = <P>(of: Possible<P>): Possible<Record<string, unknown>> =>
  of as unknown as Possible<Record<string, unknown>>;
