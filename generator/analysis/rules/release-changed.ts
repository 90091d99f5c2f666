/** The database runs another release than in the snapshot before. */
import { defineRule, type Hit } from './rule.ts';

export default defineRule({
  id: 'release_changed',
  no: 33,
  needs: [],
  history: true,
  thresholds: {},
  source: 'AWR compare-period report',
  impact: 'not known: what a release does shows in other findings',
  depth: 3,
  chronic: false,
  find({ header, past }): Hit[] {
    const from = past.previous?.header.release ?? null;
    const to = header.release;
    if (from === null || to === null || from === to) return [];
    return [
      {
        severity: 'info',
        impactPct: null,
        values: { from, to },
        evidence: [
          { term: 'from_value', of: 'Release', value: from, section: 'report' },
          { term: 'to_value', of: 'Release', value: to, section: 'report' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Release changed',
      title: 'The database runs release {to}, in the report before it was {from}.',
      cause:
        'The database was upgraded or went back. New defaults, another optimizer and new statistics come with it. From 18c on, reports need not show release updates (RU).',
      advice:
        'Compare the snapshots before and after it: changed plans, statements that became slower, parameters. OPTIMIZER_FEATURES_ENABLE tells one from the other: set to the old release in a session, it shows whether the optimizer is the cause. SQL plan baselines keep proven plans.',
    },
    zh: {
      name: '版本改变',
      title: '数据库版本现为 {to}，上一份报告为 {from}。',
      cause:
        '数据库升级或回退过，随之而来的有新的默认值、不同的优化器与新的统计信息。18c 起，报告不一定显示 Release Update（RU）。',
      advice:
        '比较前后的快照：改变的计划、变慢的语句、参数。可在会话中把 OPTIMIZER_FEATURES_ENABLE 设为旧版本，以判断是否由优化器引起。用 SQL plan baseline 保留已验证的计划。',
    },
  },
});
