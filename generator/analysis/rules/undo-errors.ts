/** Queries failed for want of undo, or come close. */
import { count, defineRule, type Evidence, type Hit, seconds } from './rule.ts';

export default defineRule({
  id: 'undo_errors',
  no: 23,
  needs: ['undo'],
  thresholds: { errors: 0, retention_ratio: 1.5 },
  source: 'Oracle docs (V$UNDOSTAT); retention_ratio: own',
  impact: 'not said: a query that fails has no share of DB time',
  depth: 3,
  chronic: false,
  find(facts, limits): Hit[] {
    const rows = facts.rows('undo') ?? [];
    // The summary covers the interval; the list of ten minutes each is cut.
    const summary = rows.filter(({ scope }) => scope === 'summary');
    const own = summary.length > 0 ? summary : rows;
    const tooOld = own.reduce((sum, row) => sum + (row.snapshot_too_old ?? 0), 0);
    const noSpace = own.reduce((sum, row) => sum + (row.out_of_space ?? 0), 0);
    // Tuned retention follows the longest query: a row at a time tells whether it could not.
    const worst = rows
      .flatMap((row) => {
        const kept = row.max_tuned_retention_s ?? row.tuned_retention_s ?? row.min_tuned_retention_s;
        return row.max_query_s === null || !kept ? [] : [{ longest: row.max_query_s, retention: kept }];
      })
      .reduce<{ longest: number; retention: number } | null>(
        (first, each) => (first && first.longest / first.retention >= each.longest / each.retention ? first : each),
        null,
      );
    const longest = worst?.longest ?? null;
    const retention = worst?.retention ?? null;
    const short = worst !== null && worst.longest > limits.retention_ratio * worst.retention;
    const variant = noSpace > limits.errors ? 'space' : tooOld > limits.errors ? 'old' : short ? 'short' : null;
    if (variant === null) return [];
    return [
      {
        severity: variant === 'short' ? 'info' : variant === 'space' ? 'high' : 'medium',
        impactPct: null,
        about: ['undo'],
        variant,
        values: {
          errors: count(tooOld),
          space: count(noSpace),
          longest: seconds(longest),
          retention: seconds(retention),
        },
        evidence: evidenceOf({ tooOld, noSpace, longest, retention, limit: limits.errors }),
      },
    ];
  },
  text: {
    en: {
      name: 'Undo runs short',
      title: '{errors} {errors:query|queries} failed with ORA-01555 (snapshot too old).',
      cause:
        'Undo was overwritten while a query still needed it: the longest ran for {longest}, undo was kept for {retention}.',
      advice:
        'Make the undo tablespace larger or let it grow, raise UNDO_RETENTION, shorten the query. Commits inside a cursor’s own loop cause it too. For LOBs see their own retention.',
      variants: {
        space: {
          title: 'Undo space ran out {space} {space:time|times}.',
          cause: 'Transactions needed more undo than the tablespace has; changes failed with ORA-30036.',
          advice:
            'Make the undo tablespace larger or let it grow. Look for very large transactions (V$TRANSACTION.USED_UBLK) and a retention guarantee.',
        },
        short: {
          title: 'The longest query ran for {longest}, longer than undo was kept ({retention}).',
          cause: 'Nothing failed in this interval, but such a query risks ORA-01555.',
          advice: 'Raise UNDO_RETENTION or the undo tablespace to the longest query, or shorten it.',
        },
      },
    },
    zh: {
      name: 'Undo 不足',
      title: '{errors} 个查询因 ORA-01555（snapshot too old）失败。',
      cause: '查询仍需要的 undo 被覆盖：最长的查询运行了 {longest}，undo 只保留 {retention}。',
      advice:
        '加大 undo 表空间或允许自动扩展，加大 UNDO_RETENTION，缩短查询。在游标自身的循环中提交也会引起。LOB 另看其 retention。',
      variants: {
        space: {
          title: 'Undo 空间耗尽 {space} 次。',
          cause: '事务所需 undo 超过表空间；修改因 ORA-30036 失败。',
          advice:
            '加大 undo 表空间或允许自动扩展。查找特大事务（V$TRANSACTION.USED_UBLK）以及是否设置了 retention guarantee。',
        },
        short: {
          title: '最长的查询运行了 {longest}，超过 undo 的保留时间（{retention}）。',
          cause: '本区间没有失败，但这样的查询有 ORA-01555 的风险。',
          advice: '按最长查询加大 UNDO_RETENTION 或 undo 表空间，或缩短查询。',
        },
      },
    },
  },
});

interface Undo {
  tooOld: number;
  noSpace: number;
  longest: number | null;
  retention: number | null;
  limit: number;
}

const evidenceOf = ({ tooOld, noSpace, longest, retention, limit }: Undo): Evidence[] => [
  { term: 'times', of: 'Snapshot Too Old', value: tooOld, unit: 'count', limit, section: 'report' },
  { term: 'times', of: 'Out of Space', value: noSpace, unit: 'count', limit, section: 'report' },
  { term: 'interval', of: 'Max Qry Len', value: longest, unit: 'seconds', section: 'report' },
  { term: 'retention', of: 'Tuned Retention', value: retention, unit: 'seconds', section: 'report' },
];
