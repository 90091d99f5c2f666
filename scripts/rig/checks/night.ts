/** A night on the host: reports arrive, the timer's service reads them, and the site is there. */
import fs from 'node:fs';
import path from 'node:path';
import { type Check, expect, expectSame } from '../lib/check.ts';
import { type Rig, ROOT, run } from '../lib/rig.ts';
import { stateOf } from '../lib/web.ts';

export const NIGHT_UNIT = 'awr-nightly.service';
const ARCHIVE = '/var/lib/awr-analyzer/archive';
const RELEASES = '/srv/awr-analyzer/www/releases';

/** A database over some days, in the host's archive as whoever copies reports there leaves it. */
export async function bringSample(rig: Rig, days: number, seed: number): Promise<number> {
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

/** Runs the service as its timer does. Throws with the end of its log where it fails. */
export async function runNight(rig: Rig): Promise<string> {
  const { status } = await rig.try(`systemctl start --wait ${NIGHT_UNIT}`);
  if (status !== 0) {
    const log = await rig.do(`journalctl -u ${NIGHT_UNIT} --no-pager -o cat -n 15`);
    expect(false, `${NIGHT_UNIT} failed: ${log}`);
  }
  return rig.do(`readlink ${RELEASES}/current`);
}

export const night: Check = {
  name: 'night',
  level: 'L2',
  after: ['first-run'],
  async run(rig) {
    const reports = await bringSample(rig, 2, 1);
    const started = Date.now();
    const release = await runNight(rig);
    const pages = Number(await rig.do(`find -L ${RELEASES}/current -name index.html | wc -l`));
    expect(pages > reports, `${pages} pages of ${reports} reports`);
    expectSame(await rig.do(`stat -Lc %U ${RELEASES}/current`), 'awr', 'owner of the published site');
    return `${reports} reports, ${pages} pages in ${((Date.now() - started) / 1000).toFixed(0)} s as ${path.basename(release)}`;
  },
};

/** A night that cannot be published leaves yesterday's site live, and says that it failed. */
export const badNight: Check = {
  name: 'bad-night',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const before = await rig.do(`readlink ${RELEASES}/current`);
    // Not a byte may be written where the site is built.
    const build = '/var/lib/awr-analyzer/build';
    await rig.do(`mv ${build} ${build}.aside && touch ${build}`);
    try {
      await bringSample(rig, 1, 2);
      const { status } = await rig.try(`systemctl start --wait ${NIGHT_UNIT}`);
      expect(status !== 0, 'the service says nothing of a night that could not build');
      expectSame(await rig.do(`systemctl is-failed ${NIGHT_UNIT} || true`), 'failed', 'state of the service');
      expectSame(await rig.do(`readlink ${RELEASES}/current`), before, 'published site');
    } finally {
      await rig.do(`rm -f ${build} && mv ${build}.aside ${build}`);
    }
    await runNight(rig);
    return 'failed aloud, yesterday stayed live, the next night went on';
  },
};
