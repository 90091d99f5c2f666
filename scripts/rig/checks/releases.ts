/** New versions of the program, good and bad, and the way back; the site is asked all the while. */
import fs from 'node:fs';
import path from 'node:path';
import { otherArtefact } from '../lib/artefact.ts';
import { type Check, expect, expectSame } from '../lib/check.ts';
import { lastFailure, type Rig } from '../lib/rig.ts';
import { stateOf, watched } from '../lib/web.ts';
import { newestArtefact } from './deploy.ts';
import { runNight, sitesOf } from './night.ts';
import { pageNow } from './site.ts';

const APP = '/opt/awr-analyzer';
const current = (rig: Rig): Promise<string> => rig.do(`basename "$(readlink ${APP}/current)"`);
const releases = (rig: Rig): Promise<string> => rig.do(`ls ${APP}/releases | sort | tr '\\n' ' '`);
const take = (file: string): string[] => ['-e', JSON.stringify({ app_release_artefact: file })];

/** What a copy that broke off leaves: half of the file, beside the whole one's sum. */
async function halfAnArtefact(rig: Rig): Promise<string> {
  const whole = newestArtefact();
  const dir = path.join(await stateOf(rig), 'half');
  fs.mkdirSync(dir, { recursive: true });
  const file = path.join(dir, path.basename(whole));
  fs.copyFileSync(whole, file);
  fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2));
  fs.copyFileSync(`${whole}.sha256`, `${file}.sha256`);
  return file;
}

/** release.yml must refuse the file: nothing of it stays, and what was in use is in use. Resolves to what Ansible said. */
async function refused(rig: Rig, file: string, log: string): Promise<string> {
  const before = [await current(rig), await releases(rig), await pageNow(rig)];
  const result = await rig.playbook('release.yml', log, ...take(file));
  expect(result.status !== 0, `release.yml took ${path.basename(file)}`);
  expectSame(
    [await current(rig), await releases(rig), await pageNow(rig)],
    before,
    'release in use, releases there, page',
  );
  return lastFailure(result.stdout + result.stderr);
}

export const damagedRelease: Check = {
  name: 'damaged-release',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const said = await refused(rig, await halfAnArtefact(rig), 'release-half');
    expect(said.includes('sha256'), `refused, but not for its sum: ${said}`);
    return 'half a file: refused by its sha256, what was in use stays';
  },
};

export const badRelease: Check = {
  name: 'failing-release',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const dir = path.join(await stateOf(rig), 'failing');
    // Its sums are right: nothing but the smoke test can tell.
    const file = await otherArtefact(newestArtefact(), dir, '0.0.1-failing', {
      'bin/awr.mjs': "throw new Error('fails on purpose');\n",
    });
    const said = await refused(rig, file, 'release-failing');
    expect(said.includes('fails on purpose'), `refused, but not by its smoke test: ${said}`);
    fs.rmSync(dir, { recursive: true, force: true });
    return 'a program that does not start: refused by its smoke test, what was in use stays';
  },
};

export const rollback: Check = {
  name: 'release-and-rollback',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const old = await current(rig);
    const dir = path.join(await stateOf(rig), 'next');
    const next = '0.0.2-next';
    const file = await otherArtefact(newestArtefact(), dir, next, {});
    const { asked } = await watched(rig, async () => {
      await rig.play('release.yml', 'release-next', ...take(file));
      expectSame(await current(rig), next, 'release in use after release.yml');
      await rig.play('rollback.yml', 'rollback');
      expectSame(await current(rig), old, 'release in use after rollback.yml');
    });
    fs.rmSync(dir, { recursive: true, force: true });
    expectSame(await rig.do(`${APP}/current/bin/awr --version`), old, 'version of the program after the way back');
    return `${old} to ${next} and back; ${asked} requests meanwhile, none failed`;
  },
};

export const siteRollback: Check = {
  name: 'site-rollback',
  level: 'L2',
  after: ['bad-night'],
  async run(rig) {
    const [sites, now] = await sitesOf(rig);
    const before = sites[sites.indexOf(now) - 1];
    expect(before, `only ${sites.join(', ')}: there is no night to go back to`);
    const { asked } = await watched(rig, async () => {
      await rig.play('rollback.yml', 'rollback-site', '-e', 'app_release_rollback=site');
    });
    expectSame((await sitesOf(rig))[1], before, 'published site');
    await rig.try('systemctl start awr-nightly.timer');
    await runNight(rig);
    const after = (await sitesOf(rig))[1];
    expect(after !== before, 'the next night did not publish again');
    return `${now} to ${before} and, by the next night, on to ${after}; ${asked} requests meanwhile, none failed`;
  },
};
