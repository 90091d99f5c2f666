/** The thresholds in force: a rule's own, those of the configuration over them, those for one database over both. */
import { AwrError, EXIT } from '../../base/errors.ts';
import type { Rule } from './rule.ts';

export type Limits = (rule: Rule) => Readonly<Record<string, number>>;

/** Thresholds by rule and name, as the configuration gives them. */
export type ThresholdSettings = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface RuleSettings {
  thresholds: ThresholdSettings;
  /** The same for single databases, by name. */
  databases: Readonly<Record<string, ThresholdSettings>>;
  /** Rules that are left out. */
  disabled: readonly string[];
}

/** `dbName` in any case. */
export function limitsFor(settings: RuleSettings, dbName: string | null): Limits {
  const wanted = (dbName ?? '').toLowerCase();
  const own = Object.entries(settings.databases).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? {};
  const known = new Map<string, Readonly<Record<string, number>>>();
  return (rule) => {
    let limits = known.get(rule.id);
    if (!limits) {
      limits = { ...rule.thresholds, ...settings.thresholds[rule.id], ...own[rule.id] };
      known.set(rule.id, limits);
    }
    return limits;
  };
}

/** Throws `usage` for a rule or a threshold that there is not: a typing error would else change nothing and say nothing. */
export function checkSettings(settings: RuleSettings, rules: readonly Rule[]): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const unknownRule = settings.disabled.find((id) => !byId.has(id));
  if (unknownRule !== undefined) throw wrong(`findings.disabled: there is no rule ${unknownRule}`, [...byId.keys()]);
  const all: [place: string, thresholds: ThresholdSettings][] = [
    ['findings.thresholds', settings.thresholds],
    ...Object.entries(settings.databases).map(([name, own]): [string, ThresholdSettings] => [
      `findings.databases.${name}`,
      own,
    ]),
  ];
  for (const [place, thresholds] of all) {
    for (const [id, values] of Object.entries(thresholds)) {
      const rule = byId.get(id);
      if (!rule) throw wrong(`${place}: there is no rule ${id}`, [...byId.keys()]);
      const unknown = Object.keys(values).find((name) => !(name in rule.thresholds));
      if (unknown !== undefined)
        throw wrong(`${place}.${id}: there is no threshold ${unknown}`, Object.keys(rule.thresholds));
    }
  }
}

const wrong = (message: string, known: readonly string[]): AwrError =>
  new AwrError(`${message}.`, { code: 'config', remedy: `Use one of: ${known.join(', ')}.`, exitCode: EXIT.usage });
