/** Sessions wait for rows that others have locked, with the segments and the blockers. */
import type { Facts } from '../facts/facts.ts';
import { eventHit, segmentEvidence, topSegment } from './event-share.ts';
import { defineRule, type Evidence, type Hit, sessions } from './rule.ts';

const EVENT = 'enq: TX - row lock contention';

export default defineRule({
  id: 'row_lock_contention',
  no: 15,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 2, medium_pct: 5, high_pct: 10 },
  source: 'AIP: 2 % of DB time; the steps above it are ours',
  impact: `${EVENT} as share of DB time`,
  depth: 3,
  chronic: false,
  find(facts, limits): Hit[] {
    const hit = eventHit(facts, EVENT, limits);
    if (!hit) return [];
    const segment = topSegment(facts, 'row_lock_waits');
    const waiting = facts.aas === null || hit.impactPct === null ? null : (hit.impactPct / 100) * facts.aas;
    return [
      {
        ...hit,
        about: [`event:${EVENT}`, 'class:Application', ...(segment ? [`segment:${segment}`] : [])],
        variant: segment ? 'segment' : 'unknown',
        values: { ...hit.values, waiting: sessions(waiting), segment: segment ?? '' },
        evidence: [
          ...hit.evidence,
          { term: 'aas', of: EVENT, value: waiting, unit: 'sessions', section: 'events' },
          ...segmentEvidence(facts, 'row_lock_waits'),
          ...blockers(facts),
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Waiting for row locks',
      title: 'Sessions wait for row locks: {pct} of DB time, {waiting} sessions on average.',
      cause: 'A transaction changed rows that others want to change, and did not end. The report names no segment.',
      advice:
        'Find the blocker: DBA_HIST_ACTIVE_SESS_HISTORY for this interval (BLOCKING_SESSION, CURRENT_OBJ#), V$SESSION while it lasts (FINAL_BLOCKING_SESSION). Shorten the transaction: no user’s thinking, no remote call, no batch between change and commit.',
      variants: {
        segment: {
          title: 'Sessions wait for row locks: {pct} of DB time, {waiting} sessions on average, mostly on {segment}.',
          cause:
            'A transaction changed rows of {segment} that others want to change too, and did not end: a counter or status row that all update, or a session that kept its transaction open.',
          advice:
            'Find the blocker: DBA_HIST_ACTIVE_SESS_HISTORY for this interval (BLOCKING_SESSION, CURRENT_OBJ#), V$SESSION while it lasts. Shorten the transaction, or take the hot row of {segment} out of it: a sequence in place of a counter table, SELECT … FOR UPDATE SKIP LOCKED for queues.',
        },
      },
    },
    zh: {
      name: '等待行锁',
      title: '会话在等待行锁：占 DB time 的 {pct}，平均 {waiting} 个会话。',
      cause: '某个事务修改了别人也要修改的行而迟迟未结束。报告没有给出对应的段。',
      advice:
        '找出阻塞者：查该区间的 DBA_HIST_ACTIVE_SESS_HISTORY（BLOCKING_SESSION、CURRENT_OBJ#），正在发生时查 V$SESSION（FINAL_BLOCKING_SESSION）。缩短事务：修改与提交之间不要等待用户、远程调用或批处理。',
      variants: {
        segment: {
          title: '会话在等待行锁：占 DB time 的 {pct}，平均 {waiting} 个会话，主要在 {segment}。',
          cause:
            '某个事务修改了 {segment} 中别人也要修改的行而迟迟未结束：大家都更新的计数行或状态行，或某个会话没有结束事务。',
          advice:
            '找出阻塞者：查该区间的 DBA_HIST_ACTIVE_SESS_HISTORY（BLOCKING_SESSION、CURRENT_OBJ#），正在发生时查 V$SESSION。缩短事务，或把 {segment} 的热点行移出事务：用序列代替计数表，队列用 SELECT … FOR UPDATE SKIP LOCKED。',
        },
      },
    },
  },
});

/** Sessions that the report's own ASH names as keeping others waiting for a row. */
function blockers(facts: Facts): Evidence[] {
  const rows = facts.rows('ash_blocking_sessions')?.filter(({ event }) => event === EVENT) ?? [];
  return rows.slice(0, 2).map(({ sid, serial, instance_number, pct_activity }) => ({
    term: 'pct_activity',
    of: `${sid},${serial}${instance_number === null ? '' : `,@${instance_number}`}`,
    value: pct_activity,
    unit: 'percent',
    section: 'report',
  }));
}
