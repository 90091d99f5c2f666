/**
 * Writes the second part of the example inventory's variables: every variable of every role, commented out, at its default and
 * with what its specification says of it. `npx node scripts/deploy-variables.ts` after a change of a role's variables.
 */
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const roles = path.join(root, 'ansible/roles');
export const variablesFile = 'ansible/inventories/example/group_vars/all/main.yml';
const HEAD = '# ---- Everything, at its default; written by scripts/deploy-variables.ts ----';

export interface Variable {
  name: string;
  /** As YAML writes it on one line. */
  value: string;
}

/** Roles that have an interface, in the order of the alphabet. */
export const rolesWithDefaults = (): string[] =>
  fs
    .readdirSync(roles)
    .filter((role) => fs.existsSync(path.join(roles, role, 'defaults/main.yml')))
    .sort();

/** Variables of `defaults/main.yml`; lists and folded texts over several lines are put on one. */
export function variablesOf(role: string): Variable[] {
  const text = read(role, 'defaults/main.yml');
  return [...text.matchAll(/^(\w+):(.*)\n((?: .*\n|\n(?= ))*)/gm)].map(([, name = '', first = '', rest = '']) => ({
    name,
    value: onOneLine(first.trim(), rest),
  }));
}

function onOneLine(first: string, rest: string): string {
  const lines = rest
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length === 0) return first;
  if (/^[|>]/.test(first)) return JSON.stringify(lines.join(' '));
  if (lines.every((line) => /^- [^:]*$|^- ["'{[]/.test(line)))
    return `[${lines.map((line) => line.slice(2)).join(', ')}]`;
  return `(see ansible/roles, ${lines.length} lines)`;
}

/** Name → what the specification says, of all variables that it knows. */
export function descriptionsOf(role: string): Map<string, string> {
  const options = read(role, 'meta/argument_specs.yml').split(/^ {6}(?=\w+:)/m);
  const described = options.slice(1).map((option): [string, string] => {
    const [, name = ''] = /^(\w+):/.exec(option) ?? [];
    // An option on one line, its description last.
    const [, flow] = /^\w+: \{.*\bdescription: (.*)\}\n/.exec(option) ?? [];
    if (flow !== undefined) return [name, unquoted(flow)];
    const [, folded, text = ''] = /^ {8}description:(?: ([>|]-?))?((?:.*\n)(?: {10}.*\n)*)/m.exec(option) ?? [];
    const words = (folded ? text : text.split('\n')[0]) ?? '';
    return [name, unquoted(words.replace(/\s+/g, ' ').trim())];
  });
  return new Map(described);
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');

/** What the file must hold: its own first part, then every role. */
export function expectedVariables(): string {
  const [own = ''] = fs.readFileSync(path.join(root, variablesFile), 'utf8').split(`${HEAD}\n`);
  return `${own.trimEnd()}\n\n${HEAD}\n${rolesWithDefaults().map(partOf).join('')}`;
}

function partOf(role: string): string {
  const descriptions = descriptionsOf(role);
  const lines = variablesOf(role).map(({ name, value }) => `# ${name}: ${value}  # ${descriptions.get(name) ?? ''}`);
  return `\n# ---- ${role}: reasons are in ansible/roles/${role}/defaults/main.yml ----\n${lines.join('\n')}\n`;
}

const read = (role: string, file: string): string => fs.readFileSync(path.join(roles, role, file), 'utf8');

if (process.argv[1] === import.meta.filename) {
  fs.writeFileSync(path.join(root, variablesFile), expectedVariables());
  process.stdout.write(`${variablesFile}\n`);
}
