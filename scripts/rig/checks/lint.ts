/** Ansible's files by themselves: ansible-lint at its strictest, and every playbook as Ansible reads it. */
import fs from 'node:fs';
import path from 'node:path';
import { type Check, expect, Skip } from '../lib/check.ts';
import { ROOT, run } from '../lib/rig.ts';

const ansible = path.join(ROOT, 'ansible');
const env = {
  ANSIBLE_CONFIG: path.join(ansible, 'ansible.cfg'),
  LC_ALL: 'C.UTF-8',
  NO_COLOR: '1',
  ANSIBLE_NOCOLOR: '1',
};

export const ansibleLint: Check = {
  name: 'ansible-lint',
  level: 'L1',
  async run() {
    const version = await run('ansible-lint', ['--version', '--nocolor'], env);
    if (version.status === 127) throw new Skip('ansible-lint is not installed on this machine');
    // From its folder, where .ansible-lint is if there is one. Offline: no collection is fetched.
    const lint = await run(
      'sh',
      ['-c', 'cd "$1" && exec ansible-lint --offline --profile production --nocolor -p', 'sh', ansible],
      env,
    );
    expect(
      lint.status === 0,
      `${lint.stdout.trim().split('\n').slice(0, 12).join('\n')}\n${lint.stderr.trim().slice(-400)}`,
    );
    return `profile production, ${/\d+\.\d+\.\d+/.exec(version.stdout)?.[0]}`;
  },
};

export const syntax: Check = {
  name: 'playbook-syntax',
  level: 'L1',
  async run() {
    const playbooks = fs.readdirSync(path.join(ansible, 'playbooks')).filter((name) => name.endsWith('.yml'));
    const bad: string[] = [];
    for (const name of playbooks) {
      const args = [
        '--syntax-check',
        '-i',
        path.join(ansible, 'inventories/rig'),
        path.join(ansible, 'playbooks', name),
      ];
      const { status, stderr } = await run('ansible-playbook', args, env);
      if (status !== 0) bad.push(`${name}: ${stderr.trim().slice(0, 300)}`);
    }
    expect(bad.length === 0, bad.join('\n'));
    return `${playbooks.length} playbooks`;
  },
};
