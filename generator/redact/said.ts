/** Names in sentences, as ADDM and its kin write them: in quotes behind what they are, `user "SCOTT", program "app.exe"`. */

export type Said = 'user' | 'program' | 'service';

const LABEL =
  'user|schema|account|client(?: id(?:entifier)?)?|program|module|action|service|pluggable database|pdb|container';
const SAID = new RegExp(`\\b(${LABEL})((?: name)?\\s*[:=]?\\s*)(["'])([^"'\\n]{1,128})\\3`, 'gi');
const PROGRAM = /^(?:program|module|action)$/i;
const SERVICE = /^(?:service|pluggable database|pdb|container)$/i;

const kindOf = (label: string): Said => (PROGRAM.test(label) ? 'program' : SERVICE.test(label) ? 'service' : 'user');

/** Most cells are short or have no quotes: they are told without the pattern. */
const mayName = (text: string): boolean => text.length > 8 && (text.includes('"') || text.includes("'"));

export function saidNames(text: string): { kind: Said; name: string }[] {
  if (!mayName(text)) return [];
  return [...text.matchAll(SAID)].map(([, label = '', , , name = '']) => ({ kind: kindOf(label), name }));
}

/** The text with each of these names as `replace` gives it. */
export function withSaidNames(text: string, replace: (kind: Said, name: string) => string): string {
  if (!mayName(text)) return text;
  return text.replace(
    SAID,
    (_, label: string, between: string, quote: string, name: string) =>
      `${label}${between}${quote}${replace(kindOf(label), name)}${quote}`,
  );
}
