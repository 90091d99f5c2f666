/** The units on the host: nothing failed, timers armed, confined, and no key that systemd 239 does not know. */

import { LATER_KEYS } from '../../lib/systemd.ts';
import { type Check, expect, expectSame } from '../lib/check.ts';
import { needRole, type Rig } from '../lib/rig.ts';

/** `OK` in systemd's own words ends at 4; our choice of the bound. */
const MOST_EXPOSED = 2;

async function ourUnits(rig: Rig, kind: string): Promise<string[]> {
  const listed = await rig.do(
    `ls /etc/systemd/system /usr/lib/systemd/system | grep -E '^awr-.*\\.${kind}$' | sort -u || true`,
  );
  return listed.split('\n').filter(Boolean);
}

export const nothingFailed: Check = {
  name: 'no-unit-failed',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    expectSame(await rig.do('systemctl list-units --failed --plain --no-legend'), '', 'failed units');
    for (const unit of ['nginx', 'firewalld', 'sshd', 'chronyd']) {
      expectSame(await rig.do(`systemctl is-active ${unit}`), 'active', unit);
      // Debian's ssh answers `alias` to its other name.
      expect(
        /^(enabled|alias)$/.test(await rig.do(`systemctl is-enabled ${unit}`)),
        `${unit} would not come back after a boot`,
      );
    }
    return 'nginx, firewalld, sshd, chronyd run and come back after a boot';
  },
};

export const timers: Check = {
  name: 'timers-armed',
  level: 'L2',
  after: ['first-run'],
  async run(rig) {
    needRole('nightly');
    const ours = await ourUnits(rig, 'timer');
    expect(ours.includes('awr-nightly.timer'), `no awr-nightly.timer among ${ours.join(', ') || 'no timers'}`);
    const next: string[] = [];
    for (const timer of ours) {
      expectSame(await rig.do(`systemctl is-active ${timer}`), 'active', timer);
      expectSame(await rig.do(`systemctl is-enabled ${timer}`), 'enabled', timer);
      const at = await rig.do(`systemctl show -P NextElapseUSecRealtime ${timer}`);
      expect(at !== '', `${timer} has no next time`);
      next.push(`${timer.slice(4, -6)} ${at.split(' ').slice(1, 3).join(' ')}`);
    }
    expectSame(
      await rig.do('systemctl show -P Persistent awr-nightly.timer'),
      'yes',
      'Persistent of awr-nightly.timer',
    );
    return next.join(', ');
  },
};

export const confined: Check = {
  name: 'units-confined',
  level: 'L2',
  after: ['first-run'],
  async run(rig) {
    const services = await ourUnits(rig, 'service');
    expect(services.length > 0, 'no awr-*.service on the host');
    const [wrong, scores]: [string[], string[]] = [[], []];
    for (const unit of services) {
      const text = await rig.do(`systemctl cat ${unit}`);
      const later = [...text.matchAll(/^([A-Za-z]+)=/gm)]
        .map(([, key = '']) => key)
        .filter((key) => LATER_KEYS.includes(key));
      if (later.length > 0) wrong.push(`${unit}: systemd 239 does not know ${later.join(', ')}`);
      if (/^MemoryDenyWriteExecute=(yes|true|1)/m.test(text))
        wrong.push(`${unit}: Node does not start under MemoryDenyWriteExecute`);
      const said = await rig.do(`systemd-analyze security --no-pager ${unit}`);
      const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(said)?.[1] ?? Number.NaN);
      scores.push(`${unit.slice(4, -8)} ${exposure}`);
      if (!(exposure <= MOST_EXPOSED)) wrong.push(`${unit}: exposure ${exposure}, more than ${MOST_EXPOSED}`);
    }
    expect(wrong.length === 0, wrong.join('\n'));
    return scores.join(', ');
  },
};
