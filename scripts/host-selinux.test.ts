/**
 * The SELinux role's decisions, by Ansible over programs that answer as Enterprise Linux 8's do and write down what they are told.
 * It says nothing of the policy itself: that takes a host that enforces it. Skips where there is no Ansible.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ansible = path.resolve(import.meta.dirname, '../ansible');
const missing = spawnSync('ansible-playbook', ['--version']).status !== 0;

describe.skipIf(missing)(missing ? 'selinux (skipped: no ansible-playbook)' : 'selinux', () => {
  let dir: string;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-selinux-'));
    fs.mkdirSync(path.join(dir, 'bin'));
  });
  afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

  /** What a host answers; what changes it is written down. */
  interface Host {
    mode?: string;
    connects: 'on' | 'off';
    /** Label that the policy gives the site's folder. */
    label: string;
    astray: boolean;
  }
  /** Runs `tasks` of the role; what Ansible ended with, and the commands that change a host. */
  function run(
    tasks: string,
    host: Host,
    given: Record<string, unknown>,
  ): { status: number | null; said: string; told: string[] } {
    const told = path.join(dir, 'told');
    fs.writeFileSync(told, '');
    const program = (name: string, text: string) =>
      fs.writeFileSync(path.join(dir, 'bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    const note = `echo "$(basename "$0") $*" >>${told}`;
    program('getenforce', `echo ${host.mode ?? 'Enforcing'}`);
    program('getsebool', `echo "$1 --> ${host.connects}"`);
    program('setsebool', note);
    program(
      'semanage',
      `if [ "$*" = 'port -l' ]; then echo 'http_cache_port_t              tcp      8080, 8118'; echo 'http_port_t                    tcp      80, 81, 443, 488, 8008, 8443'; else ${note}; fi`,
    );
    program('matchpathcon', `echo 'system_u:object_r:${host.label}:s0'`);
    program(
      'restorecon',
      `case " $* " in *' -n '*) ${host.astray ? 'echo "Would relabel /etc/awr-analyzer"' : ':'} ;; *) ${note} ;; esac`,
    );
    const playbook = [
      {
        hosts: 'localhost',
        connection: 'local',
        gather_facts: false,
        tasks: [{ 'ansible.builtin.include_role': { name: 'selinux', tasks_from: tasks } }],
      },
    ];
    fs.writeFileSync(path.join(dir, 'play.yml'), JSON.stringify(playbook));
    const env = {
      ...process.env,
      PATH: `${path.join(dir, 'bin')}:${process.env['PATH']}`,
      ANSIBLE_CONFIG: path.join(ansible, 'ansible.cfg'),
      ANSIBLE_ROLES_PATH: path.join(ansible, 'roles'),
      ANSIBLE_LOCAL_TEMP: dir,
      ANSIBLE_REMOTE_TEMP: dir,
      ANSIBLE_NOCOLOR: '1',
      LC_ALL: 'C.UTF-8',
    };
    const args = ['-i', 'localhost,', '-e', JSON.stringify(given), path.join(dir, 'play.yml')];
    const { status, stdout, stderr } = spawnSync('ansible-playbook', args, { cwd: dir, env, encoding: 'utf8' });
    return { status, said: stdout + stderr, told: fs.readFileSync(told, 'utf8').split('\n').filter(Boolean) };
  }
  const asItShouldBe: Host = { connects: 'off', label: 'httpd_sys_content_t', astray: false };

  it('changes nothing on a host that is as it should be', () => {
    const { status, said, told } = run('policy.yml', asItShouldBe, {});
    expect({ status, told, said: status === 0 ? '' : said }).toEqual({ status: 0, told: [], said: '' });
  });

  it('opens what the viewer needs, labels a place of one’s own, and adds only the port that is not known', () => {
    const given = {
      selinux_nginx_connects: true,
      selinux_http_ports: [443, 8443, 9443],
      selinux_site_dir: '/data/site',
    };
    const { status, told } = run('policy.yml', { connects: 'off', label: 'default_t', astray: true }, given);
    expect(status).toBe(0);
    expect(told).toEqual([
      'setsebool -P httpd_can_network_connect on',
      'semanage port -a -t http_port_t -p tcp 9443',
      'semanage fcontext -a -t httpd_sys_content_t /data/site(/.*)?',
      expect.stringMatching(/^restorecon -R -i /),
    ]);
  });

  it('closes what nobody needs any more', () => {
    expect(run('policy.yml', { ...asItShouldBe, connects: 'on' }, {}).told).toEqual([
      'setsebool -P httpd_can_network_connect off',
    ]);
  });

  it('refuses a host that is permissive, also where SELinux is not required', () => {
    for (const selinux_required of [true, false]) {
      const { status, said, told } = run('main.yml', { ...asItShouldBe, mode: 'Permissive' }, { selinux_required });
      expect({ status, told }).toEqual({ status: 2, told: [] });
      expect(said).toMatch(/SELinux is Permissive on this host, and must be Enforcing/);
    }
  });
});
