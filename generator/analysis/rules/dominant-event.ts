/** One wait event takes a large part of DB time. */
import { isLoaded, waitEvidence } from './event-share.ts';
import { count, defineRule, type Hit, ms, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'dominant_event',
  no: 6,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 40, low_pct: 60, medium_sessions_per_cpu: 0.25 },
  source: 'common; the load from which it weighs is ours',
  impact: 'the event as share of DB time',
  depth: 0,
  restates: true,
  find(facts, limits): Hit[] {
    const first = facts.events?.[0];
    if (!first?.pct || first.pct <= limits.pct_db_time) return [];
    return [
      {
        severity: severityAt(
          first.pct,
          isLoaded(facts, limits.medium_sessions_per_cpu) ? { medium: limits.low_pct } : { low: limits.low_pct },
        ),
        impactPct: Math.min(100, first.pct),
        object: first.event,
        about: [`event:${first.event}`, ...(first.waitClass ? [`class:${first.waitClass}`] : [])],
        values: {
          event: first.event,
          pct: pct(Math.min(100, first.pct)),
          avg: ms(first.avgMs),
          waits: count(first.waits),
        },
        evidence: waitEvidence(first, limits.pct_db_time),
      },
    ];
  },
  text: {
    en: {
      name: 'One event dominates',
      title: 'One wait stands out: {event} takes {pct} of DB time, {avg} on average.',
      cause: 'Whatever shortens this wait, or makes it rarer, shortens nearly everything.',
      advice: 'See the findings about this event and the statements and segments behind it.',
    },
    zh: {
      name: '单一事件为主',
      title: '一个等待最为突出：{event} 占 DB time 的 {pct}，平均 {avg}。',
      cause: '缩短或减少这个等待，几乎一切都会变快。',
      advice: '看与该事件有关的发现，以及其背后的语句与段。',
    },
  },
});
