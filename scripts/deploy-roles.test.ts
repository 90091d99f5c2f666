/** Every role's interface is one thing in several places: defaults, the specification that Ansible checks, the example inventory. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../generator/base/config.ts';
import {
  descriptionsOf,
  expectedVariables,
  rolesWithDefaults,
  variablesFile,
  variablesOf,
} from './deploy-variables.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const roles = rolesWithDefaults();

it.each(['docs/deploy.md', 'docs/deploy.zh-CN.md'])('%s lists variables that a role has', (file) => {
  const known = new Set(roles.flatMap((role) => [...descriptionsOf(role).keys()]));
  const listed = [...read(file).matchAll(/^\| `([a-z]+_\w+)` \|/gm)].map(([, name = '']) => name);
  expect(listed.length).toBeGreaterThan(10);
  expect(listed.filter((name) => !known.has(name))).toEqual([]);
});

it('finds the roles', () => {
  expect(roles).toEqual(
    expect.arrayContaining(['base', 'firewall', 'hardening', 'logging', 'nginx', 'selinux', 'tls']),
  );
});

describe.each(roles)('the role %s', (role) => {
  const variables = variablesOf(role).map(({ name }) => name);
  const specified = descriptionsOf(role);

  it('has variables of its own name, each with a type and a description, and no others', () => {
    expect(variables.filter((name) => !name.startsWith(`${role}_`))).toEqual([]);
    // Required ones may go without a default.
    expect(variables.filter((name) => !specified.has(name))).toEqual([]);
    expect([...specified].filter(([, said]) => said === '').map(([name]) => name)).toEqual([]);
  });

  it('uses no variable in a template that nobody sets', () => {
    const set = new Set([...variables, ...specified.keys(), ...setIn(role)]);
    const used = fs
      .globSync(`ansible/roles/${role}/templates/**/*.j2`, { cwd: root })
      .flatMap((file) =>
        expressionsOf(read(file)).flatMap((one) => one.match(new RegExp(`\\b${role}_\\w+`, 'g')) ?? []),
      );
    expect(used.filter((name) => !set.has(name))).toEqual([]);
  });
});

/** What stands in `{{ }}` and `{% %}`. */
const expressionsOf = (template: string): string[] => template.match(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g) ?? [];

/** Names that vars/main.yml or a task of the role sets. */
function setIn(role: string): string[] {
  const files = fs.globSync(`ansible/roles/${role}/{vars,tasks}/*.yml`, { cwd: root });
  return files.flatMap((file) =>
    [...read(file).matchAll(new RegExp(`^\\s*(${role}_\\w+):|register: (${role}_\\w+)`, 'gm'))].map(
      ([, set, registered]) => set ?? registered ?? '',
    ),
  );
}

describe('the example inventory', () => {
  const text = read(variablesFile);

  it('has every variable of every role at its default', () => {
    // `npx node scripts/deploy-variables.ts` writes it.
    expect(text).toBe(expectedVariables());
  });

  it('sets only variables that a role has', () => {
    const known = new Set(roles.flatMap((role) => [...descriptionsOf(role).keys()]));
    const set = [...text.matchAll(/^(\w+):/gm)].map(([, name = '']) => name);
    expect(set.length).toBeGreaterThan(10);
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });

  it('names secrets by the vault, and holds none', () => {
    const vault = read('ansible/inventories/example/group_vars/all/vault.example.yml');
    const given = [...vault.matchAll(/^(vault_\w+):/gm)].map(([, name]) => name);
    const used = [...text.matchAll(/\bvault_\w+/g)].map(([name]) => name);
    expect([...new Set(used)].sort()).toEqual([...new Set(given)].sort());
    expect(vault).not.toMatch(/^vault_\w+: +["']?[^"'{[\s]/m);
  });

  it('has settings of the program that hold', () => {
    const said = execFileSync('ansible-inventory', ['-i', 'inventories/example', '--host', 'awr.example.com'], {
      cwd: path.join(root, 'ansible'),
      encoding: 'utf8',
    });
    const settings = JSON.parse(said.replaceAll('{{ nginx_server_names | first }}', 'awr.example.com')).base_config;
    expect(configSchema.parse(settings).site.baseUrl).toBe('https://awr.example.com/');
  });
});
