/** Many transactions end in a rollback. */
import type { Facts } from '../facts/facts.ts';
import { defineRule, type Evidence, type Hit, pct, rate, severityAt } from './rule.ts';

export default defineRule({
  id: 'rollbacks_high',
  no: 38,
  needs: ['load_profile'],
  thresholds: { pct_of_transactions: 10, min_transactions_per_s: 1, empty_pct: 10, medium_pct: 30 },
  source: 'common; empty_pct: own',
  impact: 'not known: AWR does not time the work that was undone',
  find(facts, limits): Hit[] {
    const own = transactionsOf(facts);
    if (!own || own.perSecond < limits.min_transactions_per_s) return [];
    const share = (100 * own.rollbacks) / own.perSecond;
    if (share <= limits.pct_of_transactions) return [];
    // A ROLLBACK of a session that changed nothing is a user rollback, but no transaction rollback.
    const undone = facts.statistic('transaction rollbacks');
    const asked = facts.statistic('user rollbacks');
    const undoing = undone === null || !asked ? null : (100 * undone) / asked;
    const empty = undoing !== null && undoing < limits.empty_pct;
    const evidence: Evidence[] = [
      {
        term: 'pct_of_transactions',
        of: 'user rollbacks',
        value: share,
        unit: 'percent',
        limit: limits.pct_of_transactions,
        section: 'load',
      },
      { term: 'per_second', of: 'user rollbacks', value: own.rollbacks, unit: 'per_second', section: 'load' },
    ];
    if (undoing !== null) {
      evidence.push({
        term: 'pct_of_kind',
        of: 'transaction rollbacks / user rollbacks',
        value: undoing,
        unit: 'percent',
        limit: limits.empty_pct,
        section: 'activity',
      });
    }
    return [
      {
        severity: empty ? 'low' : severityAt(share, { medium: limits.medium_pct }, 'low'),
        impactPct: null,
        ...(empty && { variant: 'empty' }),
        values: { pct: pct(share), rate: rate(own.rollbacks), undoing: pct(undoing) },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Many rollbacks',
      title: '{pct} of the transactions end in a rollback: {rate}.',
      cause:
        'The application gives up work it has done: errors, violated constraints, deadlocks, timeouts, or a rollback where nothing went wrong. The work is done twice, forth and back.',
      advice:
        'Look in the application’s log for errors at this time, in the alert log for ORA-00060. Compare “rollback changes - undo records applied” with the usual: it tells how much was undone. Find the modules in DBA_HIST_ACTIVE_SESS_HISTORY.',
      variants: {
        empty: {
          cause:
            'Nearly all of them undo nothing: only {undoing} were transactions that had changed something. As a rule a connection pool or framework rolls back whenever it returns a connection.',
          advice:
            'Harmless but for a round trip each. Switch off the rollback on return of the pool where it is not needed, or end read-only work without it.',
        },
      },
    },
    zh: {
      name: '回滚过多',
      title: '{pct} 的事务以回滚结束：{rate}。',
      cause: '应用放弃了已做的工作：报错、违反约束、死锁、超时，或无故回滚。同样的工作做了又撤销。',
      advice:
        '在应用日志中查此时段的错误，在告警日志中查 ORA-00060。把 rollback changes - undo records applied 与常态比较，可知撤销了多少。在 DBA_HIST_ACTIVE_SESS_HISTORY 中找出相关模块。',
      variants: {
        empty: {
          cause:
            '几乎都没有撤销任何修改：只有 {undoing} 是改过数据的事务。通常是连接池或框架在归还连接时总是执行回滚。',
          advice: '除每次多一次网络往返外并无害处。不需要时可关闭连接池归还时的回滚，或让只读操作不再回滚。',
        },
      },
    },
  },
});

/** Rollbacks and all transactions per second: exact totals where they are printed, else the load profile's rounded rates. */
function transactionsOf(facts: Facts): { rollbacks: number; perSecond: number } | null {
  const { elapsed_s: elapsed } = facts.header;
  const undone = facts.statistic('user rollbacks');
  const commits = facts.statistic('user commits');
  if (undone !== null && commits !== null && elapsed) {
    return { rollbacks: undone / elapsed, perSecond: (undone + commits) / elapsed };
  }
  const rollbacks = facts.metric('rollbacks_per_s');
  const perSecond = facts.metric('transactions_per_s');
  return rollbacks === null || !perSecond ? null : { rollbacks, perSecond };
}
