/** Roles that bring a release to a host: each one's interface is one thing in two places, and names no variable that is not there. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

describe.each(['app_release', 'node_runtime', 'preflight'])('%s', (role) => {
  const folder = `ansible/roles/${role}`;
  const variables = [...read(`${folder}/defaults/main.yml`).matchAll(new RegExp(`^(${role}_\\w+):`, 'gm'))].map(
    ([, name]) => name,
  );
  // A folder of scripts is no variable.
  const tasks = fs
    .globSync(`${folder}/tasks/*.yml`, { cwd: root })
    .map((file) => read(file).replaceAll('preflight_checks', ''));

  test('every variable has a type, and no other has', () => {
    expect(variables.length).toBeGreaterThan(5);
    const specified = [...read(`${folder}/meta/argument_specs.yml`).matchAll(new RegExp(`^ {6}(${role}_\\w+):`, 'gm'))];
    expect(specified.map(([, name]) => name).sort()).toEqual([...variables].sort());
  });

  test('tasks use variables of the interface, and those that they set', () => {
    const text = tasks.join('\n');
    const set = [...text.matchAll(new RegExp(`(?:register: |^ +)(${role}_\\w+)(?::|$)`, 'gm'))].map(([, name]) => name);
    const used = text.match(new RegExp(`\\b${role}_\\w+`, 'g')) ?? [];
    expect(tasks.length).toBeGreaterThan(0);
    expect([...new Set(used)].filter((name) => !variables.includes(name) && !set.includes(name))).toEqual([]);
  });

  test('every variable of the interface is used', () => {
    const everything = `${tasks.join('\n')}${read(`${folder}/defaults/main.yml`).replace(/^\w+:/gm, '')}`;
    expect(variables.filter((name) => !everything.includes(name ?? ''))).toEqual([]);
  });
});
