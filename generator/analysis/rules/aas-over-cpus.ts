/** More sessions active on average than there are CPUs: somebody waits, whatever for. */
import { count, defineRule, type Hit, sessions, severityAt } from './rule.ts';

export default defineRule({
  id: 'aas_over_cpus',
  no: 1,
  needs: [],
  thresholds: { ratio: 1.5, medium_ratio: 2, high_ratio: 5 },
  source: 'DB time method (Oracle)',
  impact: 'share of DB time beyond one active session a CPU: (AAS − CPUs) / AAS',
  depth: 0,
  find(facts, limits): Hit[] {
    const { aas } = facts;
    const { cpus } = facts.header;
    if (aas === null || !cpus) return [];
    const ratio = aas / cpus;
    if (ratio <= limits.ratio) return [];
    return [
      {
        severity: severityAt(ratio, { high: limits.high_ratio, medium: limits.medium_ratio }, 'low'),
        impactPct: (100 * (aas - cpus)) / aas,
        about: ['load'],
        values: { aas: sessions(aas), cpus: count(cpus), ratio: count(Math.round(ratio * 10) / 10) },
        evidence: [
          { term: 'aas', value: aas, unit: 'sessions', limit: limits.ratio * cpus, section: 'time' },
          { term: 'cpus', value: cpus, unit: 'count', section: 'host' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'More active sessions than CPUs',
      title: '{aas} sessions were active on average, on {cpus} {cpus:CPU|CPUs}: {ratio} for each.',
      cause: 'More sessions wanted to work at once than can: they wait for something, or for a CPU.',
      advice: 'See the findings with the largest share of DB time: they say what the sessions waited for.',
    },
    zh: {
      name: '活动会话多于 CPU',
      title: '平均 {aas} 个会话活动，CPU 为 {cpus} 个：每个 CPU {ratio} 个。',
      cause: '同时要工作的会话多于能工作的：它们在等待某事，或在等 CPU。',
      advice: '看占 DB time 最多的发现：它们说明会话在等什么。',
    },
  },
});
