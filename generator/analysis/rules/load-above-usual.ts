/** More sessions are active than this series knows at this hour. */
import { scoreOf } from '../baseline.ts';
import { count, defineRule, type Hit, sessions, severityAt } from './rule.ts';

export default defineRule({
  id: 'load_above_usual',
  no: 41,
  needs: [],
  history: true,
  thresholds: { score: 5, ratio: 2, min_sessions_per_cpu: 0.1, medium_sessions_per_cpu: 0.5 },
  source: 'own',
  impact: 'share of DB time above the usual: 1 − usual / present average active sessions',
  depth: 0,
  chronic: false,
  find(facts, limits): Hit[] {
    const { aas } = facts;
    const baseline = facts.past.baseline('aas');
    if (aas === null || !baseline || baseline.median <= 0) return [];
    const perCpu = aas / (facts.header.cpus || 1);
    const ratio = aas / baseline.median;
    if (ratio < limits.ratio || scoreOf(aas, baseline) < limits.score || perCpu < limits.min_sessions_per_cpu)
      return [];
    return [
      {
        severity: severityAt(perCpu, { medium: limits.medium_sessions_per_cpu }, 'low'),
        impactPct: 100 * (1 - 1 / ratio),
        about: ['load'],
        values: {
          now: sessions(aas),
          usual: sessions(baseline.median),
          ratio: count(Math.round(ratio * 10) / 10),
          samples: count(baseline.samples),
        },
        evidence: [
          {
            term: 'aas',
            value: aas,
            unit: 'sessions',
            usual: baseline.median,
            limit: limits.ratio * baseline.median,
            section: 'time',
          },
          { term: 'cpus', value: facts.header.cpus, unit: 'count', section: 'host' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'More load than usual',
      title: '{now} active sessions, {ratio} times the {usual} usual at this hour.',
      cause:
        'More work came in, or the same work took longer. The findings with the largest share of DB time tell which.',
      advice:
        'Compare executions and transactions per second with the usual: if they rose as much, it is demand; if not, something slows the same work down.',
    },
    zh: {
      name: '负载高于常态',
      title: '平均 {now} 个活动会话，是此时段常态 {usual} 的 {ratio} 倍。',
      cause: '要么工作变多，要么同样的工作变慢。占 DB time 最多的发现会说明是哪一种。',
      advice: '把每秒执行次数与事务数和常态比较：若同样上升，是需求增加；若没有，是有东西拖慢了同样的工作。',
    },
  },
});
