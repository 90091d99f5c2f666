/** Backup and the test of its restore, as the playbooks do both. */
import { type Check, expectSame } from '../lib/check.ts';
import { needRole } from '../lib/rig.ts';
import { pageNow } from './site.ts';

export const restore: Check = {
  name: 'backup-and-restore',
  level: 'L2',
  after: ['night'],
  async run(rig) {
    needRole('backup');
    const before = await pageNow(rig);
    await rig.play('backup.yml', 'backup');
    const { recap } = await rig.play('restore_test.yml', 'restore-test');
    expectSame(await pageNow(rig), before, 'the published site after a restore test');
    return `backup made, restored beside and compared: ${recap.ok} tasks`;
  },
};
