/** A rule's sentences with their numbers put in. Plain text: whoever shows it as HTML escapes it. */
import { formatValue, type Lang } from '../../base/figures.ts';
import type { Hit, Rule, RuleText, Value } from './rule.ts';

export type Wording = Omit<RuleText, 'name'>;

/** Title, cause and advice of a hit. Throws where a text asks for a value that the hit does not give: a defect of ours. */
export function wordingOf(rule: Rule, hit: Hit, lang: Lang): Wording {
  const texts = rule.text[lang];
  const variant = hit.variant === undefined ? undefined : texts.variants?.[hit.variant];
  const say = (part: keyof Wording): string => fill(variant?.[part] ?? texts[part], hit.values, lang, rule.id);
  return { title: say('title'), cause: say('cause'), advice: say('advice') };
}

/** `{name}` is the value with its unit, `{name:one|many}` a word that follows its number. */
function fill(template: string, values: Readonly<Record<string, Value>>, lang: Lang, rule: string): string {
  return template.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`rule ${rule}: no value ${name} for its ${lang} text`);
    if (one !== undefined) return (typeof value === 'string' ? value : value.value) === 1 ? one : (many ?? '');
    return typeof value === 'string' ? value : formatValue(value.value, value.unit, lang);
  });
}
