/** A new version, a bad one, and the way back. */
import fs from 'node:fs';
import path from 'node:path';
import { type Check, expect, expectSame } from '../lib/check.ts';
import { lastFailure, type Rig } from '../lib/rig.ts';
import { stateOf } from '../lib/web.ts';
import { newestArtefact } from './deploy.ts';
import { pageNow } from './site.ts';

const APP = '/opt/awr-analyzer';
const current = (rig: Rig): Promise<string> => rig.do(`readlink -f ${APP}/current`);

/** A release that fails its smoke test: the artefact with a program that ends with 1. Resolves to the file and its version. */
async function brokenArtefact(rig: Rig): Promise<string> {
  const dir = path.join(await stateOf(rig), 'broken');
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  const file = path.join(dir, path.basename(newestArtefact()));
  // Truncated: as a copy that broke off arrives.
  fs.copyFileSync(newestArtefact(), file);
  fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2));
  return file;
}

export const badRelease: Check = {
  name: 'bad-release',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    const [before, page] = [await current(rig), await pageNow(rig)];
    const file = await brokenArtefact(rig);
    const result = await rig.playbook(
      'release.yml',
      'release-broken',
      '-e',
      JSON.stringify({ app_release_artefact: file }),
    );
    expect(result.status !== 0, 'release.yml took an artefact that is cut off');
    expectSame(await current(rig), before, 'release in use');
    expectSame((await pageNow(rig)) === page, true, 'the site is the same');
    return `refused: ${lastFailure(result.stdout + result.stderr).slice(0, 120)}`;
  },
};
