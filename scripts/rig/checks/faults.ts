/** What goes wrong with hosts: programs that are killed, and power that fails in the middle of a night. */
import { type Check, expect, expectSame } from '../lib/check.ts';
import { STRANGER, until } from '../lib/rig.ts';
import { ask, NoAnswer } from '../lib/web.ts';
import { beginNight, runNight, sitesOf } from './night.ts';
import { pageNow } from './site.ts';

/** Seconds in which a service must be back (our choice: a reader who reloads sees the page). */
const BACK_S = 15;
/** Seconds after which a booted host must serve; a busy machine takes its time for the boot itself. */
const SERVED_S = 60;

export const killed: Check = {
  name: 'killed-services',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const seen: string[] = [];
    const shown = async (unit: string): Promise<{ state: string; pid: string }> => ({
      state: await rig.do(`systemctl show -P ActiveState ${unit}`),
      pid: await rig.do(`systemctl show -P MainPID ${unit}`),
    });
    for (const unit of ['nginx', 'sshd']) {
      const before = (await shown(unit)).pid;
      await rig.do(`kill -KILL ${before}`);
      const from = Date.now();
      await until(`${unit} back after kill -9`, BACK_S, async () => {
        const { state, pid } = await shown(unit);
        return state === 'active' && pid !== '0' && pid !== before;
      });
      seen.push(`${unit} ${((Date.now() - from) / 1000).toFixed(1)} s`);
    }
    // Nobody starts it again, and nobody needs to: its rules are the kernel's.
    await rig.do(`kill -KILL ${(await shown('firewalld')).pid}`);
    const stranger = await ask(rig, '/en/', { from: STRANGER }).then(
      () => 'answered',
      (error: unknown) => (error instanceof NoAnswer ? 'unheard' : String(error)),
    );
    await rig.do('systemctl reset-failed firewalld; systemctl start firewalld');
    expectSame(stranger, 'unheard', 'a stranger, while firewalld is dead');
    await until('the site', BACK_S, async () => (await ask(rig, '/en/')).status === 200);
    return `back by themselves: ${seen.join(', ')}; without firewalld the rules hold`;
  },
};

export const powerCut: Check = {
  name: 'power-cut',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const [page, [, before]] = [await pageNow(rig), await sitesOf(rig)];
    await beginNight(rig);
    await rig.powerCut();
    await until('the site after a boot', SERVED_S, () =>
      ask(rig, '/en/').then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
    const [, now] = await sitesOf(rig);
    // The night may just have been through; then its site is whole.
    if (now === before) expectSame((await pageNow(rig)) === page, true, 'the page is the same after the boot');
    expectSame(await rig.do('systemctl list-units --failed --plain --no-legend'), '', 'failed units after a boot');
    await runNight(rig);
    const [sites, after] = await sitesOf(rig);
    expect(sites.includes(after) && after !== before, `the night after the boot published nothing: ${after}`);
    return `in mid night: booted, served ${now} by itself, the next night published ${after}`;
  },
};
