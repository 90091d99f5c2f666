/**
 * What the roles write into a host's files, by Ansible itself, from values that are hard: names within networks, quotes in
 * secrets. Skips where there is no Ansible.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const roles = path.resolve(import.meta.dirname, '../ansible/roles');
const missing = spawnSync('ansible-playbook', ['--version']).status !== 0;

describe.skipIf(missing)(
  missing ? 'templates of the host (skipped: no ansible-playbook)' : 'templates of the host',
  () => {
    let dir: string;
    const read = (file: string): string => fs.readFileSync(path.join(dir, file), 'utf8');

    beforeAll(() => {
      dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-templates-'));
      render('firewall', ['zone.xml'], {
        firewall_admin_cidrs: ['192.0.2.0/28', '2001:db8::/64'],
        firewall_site_cidrs: ['198.51.100.0/24'],
        firewall_monitoring_cidrs: [],
        firewall_more: [{ cidrs: ['203.0.113.7/32'], ports: [5666] }],
      });
      render('base', ['environment', 'awr.config.json', 'sysctl.conf'], {
        base_environment: { AWR_B: 'plain', AWR_A: 'a"b$c\\d`e\' f' },
        base_config: { site: { baseUrl: 'https://awr.example.com/' }, lake: '/data/lake' },
        base_sysctl: { 'vm.swappiness': 5 },
      });
    });
    afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

    /** Renders templates of a role with its own defaults and variables below `given`. */
    function render(role: string, templates: string[], given: Record<string, unknown>): void {
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

    it('the zone lets in who is named, to the ports that are theirs', () => {
      const rules = [
        ...read('zone.xml').matchAll(/<rule( family="(\w+)")?>(?:<source address="([^"]+)"\/>)?<port port="(\d+)"/g),
      ];
      expect(rules.map(([, , family, source, port]) => [family, source, Number(port)])).toEqual([
        ['ipv4', '192.0.2.0/28', 22],
        ['ipv6', '2001:db8::/64', 22],
        ['ipv4', '198.51.100.0/24', 443],
        ['ipv4', '198.51.100.0/24', 80],
        ['ipv4', '203.0.113.7/32', 5666],
      ]);
      expect(read('zone.xml')).toContain('target="DROP"');
    });

    it('a secret comes back whole from the environment file', () => {
      const lines = read('environment').trim().split('\n').slice(-2);
      expect(lines[1]).toBe('AWR_B="plain"');
      // A shell reads double quotes as systemd does.
      const said = spawnSync('sh', ['-c', `. ${path.join(dir, 'environment')}; printf %s "$AWR_A"`], {
        encoding: 'utf8',
      });
      expect(said.stdout).toBe('a"b$c\\d`e\' f');
    });

    it('settings are JSON, with the places filled in and the inventory’s own winning', () => {
      expect(JSON.parse(read('awr.config.json'))).toEqual({
        archive: ['/var/lib/awr-analyzer/archive'],
        lake: '/data/lake',
        releases: '/srv/awr-analyzer/www/releases',
        build: '/var/lib/awr-analyzer/build',
        site: { baseUrl: 'https://awr.example.com/' },
      });
      expect(read('sysctl.conf')).toMatch(/^vm\.swappiness = 5$/m);
      expect(read('sysctl.conf')).toMatch(/^net\.core\.somaxconn = 1024$/m);
    });
  },
);
