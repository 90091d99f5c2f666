/** Templates of the roles, rendered by Ansible itself on this machine. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const roles = path.resolve(import.meta.dirname, '../../ansible/roles');

export const hasAnsible = spawnSync('ansible-playbook', ['--version']).status === 0;

/**
 * Renders templates of a role into `dir`, by their names without `.j2`, with the role's own defaults and variables below `given`.
 * Throws what Ansible says where it fails.
 */
export function renderTemplates(
  dir: string,
  role: string,
  templates: readonly string[],
  given: Record<string, unknown> = {},
): void {
  const files = ['defaults/main.yml', 'vars/main.yml'].map((file) => path.join(roles, role, file));
  const playbook = [
    {
      hosts: 'localhost',
      connection: 'local',
      gather_facts: false,
      vars_files: files.filter((file) => fs.existsSync(file)),
      tasks: templates.map((name) => ({
        'ansible.builtin.template': {
          src: path.join(roles, role, `templates/${name}.j2`),
          dest: path.join(dir, name),
          mode: '0600',
        },
      })),
    },
  ];
  // JSON is YAML; the inventory's values win over the role's defaults.
  fs.writeFileSync(path.join(dir, 'play.yml'), JSON.stringify(playbook));
  fs.writeFileSync(path.join(dir, 'given.json'), JSON.stringify(given));
  const args = ['-i', 'localhost,', '-e', `@${path.join(dir, 'given.json')}`, path.join(dir, 'play.yml')];
  const env = {
    ...process.env,
    ANSIBLE_LOCAL_TEMP: dir,
    ANSIBLE_REMOTE_TEMP: dir,
    ANSIBLE_NOCOLOR: '1',
    LC_ALL: 'C.UTF-8',
  };
  const { status, stdout } = spawnSync('ansible-playbook', args, { cwd: dir, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout.slice(-3000));
}
