/**
 * What the roles write into a host's files, by Ansible itself, from values that are hard: names within networks, quotes in
 * secrets. Skips where there is no Ansible.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasAnsible, renderTemplates } from './lib/ansible-render.ts';

describe.skipIf(!hasAnsible)(
  hasAnsible ? 'templates of the host' : 'templates of the host (skipped: no ansible-playbook)',
  () => {
    let dir: string;
    const read = (file: string): string => fs.readFileSync(path.join(dir, file), 'utf8');

    beforeAll(() => {
      dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-templates-'));
      renderTemplates(dir, 'firewall', ['zone.xml'], {
        firewall_admin_cidrs: ['192.0.2.0/28', '2001:db8::/64'],
        firewall_site_cidrs: ['198.51.100.0/24'],
        firewall_monitoring_cidrs: [],
        firewall_more: [{ cidrs: ['203.0.113.7/32'], ports: [5666] }],
      });
      renderTemplates(dir, 'base', ['environment', 'awr.config.json', 'sysctl.conf'], {
        base_environment: { AWR_B: 'plain', AWR_A: 'a"b$c\\d`e\' f' },
        base_config: { site: { baseUrl: 'https://awr.example.com/' }, lake: '/data/lake' },
        base_sysctl: { 'vm.swappiness': 5 },
      });
    });
    afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

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
