/**
 * Characters that a person does not see and a model reads: marks of writing direction, joiners, fillers, variation
 * selectors, line separators, and the tags of U+E0000, in which whole sentences can be hidden. Here they are found.
 */
const HIDDEN_OR_CONTROL = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Zl}\p{Zp}]/gu;

/** Most text is plain ASCII, where nothing hides and a look at character classes would only cost. */
const BEYOND_ASCII = /[^\x20-\x7e]+/g;

/** Replaces every hidden character, control characters included. */
export function replaceHidden(text: string, by: (char: string) => string): string {
  return text.replace(BEYOND_ASCII, (run) => run.replace(HIDDEN_OR_CONTROL, by));
}
