/** A night on the host: reports arrive, the timer's service reads them, and the site is there. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, expect, expectSame, Failure } from '../lib/check.ts';
import { hasRole, type Result, type Rig, ROOT, run, until } from '../lib/rig.ts';
import { stateOf, watched } from '../lib/web.ts';

const UNIT = 'awr-nightly.service';
const STATE = '/var/lib/awr-analyzer';
const ARCHIVE = `${STATE}/archive`;
const RELEASES = '/srv/awr-analyzer/www/releases';
/** Long enough to be reading, too short to be done. */
const AT_WORK_MS = 5_000;
/** What the service runs, for as long as the playbook brings none. */
const BY_HAND = `cd / && runuser -u awr -- /opt/awr-analyzer/current/bin/awr nightly ${ARCHIVE} --config /etc/awr-analyzer/awr.config.json`;

/** A database over some days, in the host's archive as whoever copies reports there leaves it. Resolves to their number. */
async function bringSample(rig: Rig, days: number, seed: number): Promise<number> {
  const sample = path.join(await stateOf(rig), `sample-${seed}`);
  const options = ['--databases', '1', '--days', String(days), '--seed', String(seed), '--quiet', '--force'];
  const made = await run(process.execPath, [path.join(ROOT, 'bin/awr.mjs'), 'sample', sample, ...options]);
  expect(made.status === 0, `awr sample: ${made.stderr.trim()}`);
  const within = path.join(await stateOf(rig), 'root', ARCHIVE, `sample-${seed}`);
  fs.rmSync(within, { recursive: true, force: true });
  fs.cpSync(sample, within, { recursive: true });
  await rig.do(`chown -R root:awr ${ARCHIVE}/sample-${seed} && chmod -R u=rwX,g=rX,o= ${ARCHIVE}/sample-${seed}`);
  return fs.readdirSync(within, { recursive: true }).filter((name) => /\.(html|txt|lst)$/.test(String(name))).length;
}

/** Releases of the site, the oldest first, and the published one. */
export async function sitesOf(rig: Rig): Promise<[string[], string]> {
  const listed = await rig.do(`ls -d ${RELEASES}/[0-9]* | xargs -rn1 basename | sort`);
  return [listed.split('\n').filter(Boolean), await rig.do(`basename "$(readlink ${RELEASES}/current)"`)];
}

async function startNight(rig: Rig): Promise<Result> {
  return rig.try(hasRole('nightly') ? `systemctl start ${UNIT}` : BY_HAND);
}

/** Begins a night that has new reports to read, and resolves when it is at it. */
export async function beginNight(rig: Rig): Promise<void> {
  await bringSample(rig, 2, 3);
  await rig.do(
    hasRole('nightly') ? `systemctl start --no-block ${UNIT}` : `(${BY_HAND}) >/dev/null 2>&1 </dev/null & disown`,
  );
  await until('a night at work', 60, async () => (await rig.try(`pgrep -u awr -f 'awr(.mjs)? nightly'`)).status === 0);
  await sleep(AT_WORK_MS);
}

/** Runs a night as the timer does. Throws with the end of what it said where it fails. */
export async function runNight(rig: Rig): Promise<void> {
  const { status, stderr } = await startNight(rig);
  if (status === 0) return;
  const log = hasRole('nightly') ? await rig.do(`journalctl -u ${UNIT} --no-pager -o cat -n 15`) : stderr.slice(-800);
  throw new Failure(`the night ended with ${status}: ${log}`);
}

export const night: Check = {
  name: 'night',
  level: 'L2',
  after: ['first-run'],
  async run(rig) {
    const reports = await bringSample(rig, 2, 1);
    const started = Date.now();
    await runNight(rig);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const pages = Number(await rig.do(`find -L ${RELEASES}/current -name index.html | wc -l`));
    expect(pages > reports, `${pages} pages of ${reports} reports`);
    expectSame(await rig.do(`stat -Lc %U ${RELEASES}/current`), 'awr', 'owner of the published site');
    return `${reports} reports, ${pages} pages in ${seconds} s${hasRole('nightly') ? ` by ${UNIT}` : ', run by hand: site.yml brings no service yet'}`;
  },
};

/** A night that cannot be published leaves yesterday's site live and says that it failed; the one after it goes on. */
export const badNight: Check = {
  name: 'bad-night',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const [, before] = await sitesOf(rig);
    await bringSample(rig, 1, 2);
    const { asked } = await watched(rig, async () => {
      // Not a byte can be written where the site is built.
      await rig.do(`mv ${STATE}/build ${STATE}/build.aside && touch ${STATE}/build`);
      try {
        const { status } = await startNight(rig);
        expect(status !== 0, 'a night that could not build says nothing of it');
        expectSame((await sitesOf(rig))[1], before, 'published site after a night that failed');
      } finally {
        await rig.do(
          `rm -f ${STATE}/build && mv ${STATE}/build.aside ${STATE}/build; systemctl reset-failed '${UNIT}' || true`,
        );
      }
      await runNight(rig);
    });
    const [, after] = await sitesOf(rig);
    expect(after !== before, 'the night after the failed one published nothing');
    return `failed aloud, ${before} stayed live, ${after} followed; ${asked} requests meanwhile, none failed`;
  },
};
