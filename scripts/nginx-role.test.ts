/** The Nginx role's interface is one thing in three places: defaults, the specification that Ansible checks, the documents. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');
const role = 'ansible/roles/nginx';
const variables = [...read(`${role}/defaults/main.yml`).matchAll(/^(nginx_\w+):/gm)].map(([, name]) => name);

test('every variable has a type, and no other has', () => {
  expect(variables.length).toBeGreaterThan(20);
  const specified = [...read(`${role}/meta/argument_specs.yml`).matchAll(/^ {6}(nginx_\w+):/gm)].map(
    ([, name]) => name,
  );
  expect(specified.sort()).toEqual([...variables].sort());
});

test.each(['docs/nginx.md', 'docs/nginx.zh-CN.md'])('%s lists every variable', (file) => {
  const rows = read(file).match(/^\| `nginx_.*$/gm) ?? [];
  const listed = rows.flatMap((row) => (row.split('|')[1] ?? '').match(/nginx_\w+/g) ?? []);
  expect(listed.sort()).toEqual([...variables].sort());
});

test('templates use variables that exist', () => {
  const known = new Set([...variables, 'nginx_policy', 'nginx_error_pages']);
  const templates = fs.globSync(`${role}/templates/**/*.j2`, { cwd: root });
  expect(templates.length).toBeGreaterThan(4);
  const used = templates.flatMap((file) => read(file).match(/\bnginx_[a-z_]+/g) ?? []);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});
