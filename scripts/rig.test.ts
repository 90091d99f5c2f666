/** What the test of the deployment reads out of others' output, and which checks it makes. No rig is needed. */
import { describe, expect, test } from 'vitest';
import { checks } from './rig/checks/index.ts';
import type { Check } from './rig/lib/check.ts';
import { plan } from './rig/lib/plan.ts';
import { changedTasks, lastFailure, recapOf } from './rig/lib/rig.ts';
import { parseHead } from './rig/lib/web.ts';

const OUTPUT = `
PLAY [Set up] ******************************************************************

TASK [base : Make the user] ****************************************************
changed: [one]
ok: [two]

TASK [nginx : Write the configuration] *****************************************
changed: [one] => (item=nginx.conf)
changed: [one] => (item=awr/site.conf)

TASK [tls : Look at the key] ***************************************************
ok: [one]

RUNNING HANDLER [nginx : Reload Nginx] *****************************************
fatal: [one]: FAILED! => {"changed": false, "msg": "Unable to reload
service"}

PLAY RECAP *********************************************************************
one                        : ok=5    changed=3    unreachable=0    failed=1    skipped=2    rescued=0    ignored=0
two                        : ok=4    changed=0    unreachable=1    failed=0    skipped=2    rescued=0    ignored=0
`;

describe('output of Ansible', () => {
  test('counts are those of all hosts, and names of tasks with changed= in them count nothing', () => {
    expect(recapOf(`TASK [set changed=9] ***\n${OUTPUT}`)).toEqual({ ok: 9, changed: 3, failed: 1, unreachable: 1 });
    expect(recapOf('ERROR! no such playbook')).toEqual({ ok: 0, changed: 0, failed: 0, unreachable: 0 });
  });

  test('a task that changes several things is named once', () => {
    expect(changedTasks(OUTPUT)).toEqual(['base : Make the user', 'nginx : Write the configuration']);
  });

  test('a failure is told with its task, and so is one before any task', () => {
    expect(lastFailure(OUTPUT)).toBe(
      'nginx : Reload Nginx: fatal: [one]: FAILED! => {"changed": false, "msg": "Unable to reload service"}',
    );
    expect(lastFailure('ERROR! the role "x" was not found\n')).toContain('before any task: ERROR! the role "x"');
    expect(lastFailure('no route to host')).toBe('no route to host');
  });
});

test('headers that come twice are both kept', () => {
  const head = 'HTTP/2 405 \r\nCache-Control: no-store\r\nallow: GET\r\nAllow: HEAD\r\n';
  expect(parseHead(head)).toEqual({
    status: 405,
    http: '2',
    headers: { 'cache-control': 'no-store', allow: 'GET, HEAD' },
  });
});

describe('checks', () => {
  test('have names of their own, and build on what is made before them', () => {
    const before = new Set<string>();
    for (const { name, after = [] } of checks) {
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(before.has(name)).toBe(false);
      for (const needed of after) expect(before, `${name} builds on ${needed}`).toContain(needed);
      before.add(name);
    }
  });

  test('those that are named come with all that they build on, in their order', () => {
    const made = (name: string, ...after: string[]): Check => ({ name, level: 'L1', after, run: async () => '' });
    const all = [made('a'), made('b', 'a'), made('c'), made('d', 'b', 'c'), made('e', 'd')];
    expect(plan(all, ['d']).map((check) => check.name)).toEqual(['a', 'b', 'c', 'd']);
    expect(plan(all, [])).toEqual(all);
    expect(() => plan(all, ['x'])).toThrow('no such check: x');
  });
});
