/** One instance of a cluster carries much more DB time than the others. */
import type { Facts } from '../facts/facts.ts';
import { defineRule, type Evidence, type Hit, sessions, severityAt } from './rule.ts';

interface Load {
  name: string;
  sessions: number;
}

export default defineRule({
  id: 'rac_imbalance',
  no: 36,
  needs: [],
  thresholds: { ratio: 1.5, low_ratio: 2, medium_ratio: 3, min_sessions: 0.5 },
  source: 'EM (Enterprise Manager); min_sessions: own',
  impact: 'not known: work is elsewhere, not more',
  find(facts, limits): Hit[] {
    const [busiest, ...others] = loads(facts).sort((a, b) => b.sessions - a.sessions);
    if (!busiest || others.length === 0 || busiest.sessions < limits.min_sessions) return [];
    const mean = others.reduce((sum, each) => sum + each.sessions, 0) / others.length;
    if (busiest.sessions <= limits.ratio * mean) return [];
    const ratio = mean > 0 ? busiest.sessions / mean : null;
    const evidence: Evidence[] = [busiest, ...others].map((each) => ({
      term: 'aas',
      of: each.name,
      value: each.sessions,
      unit: 'sessions',
      ...(each === busiest && { limit: limits.ratio * mean }),
      section: 'report',
    }));
    if (ratio !== null)
      evidence.push({
        term: 'ratio',
        of: busiest.name,
        value: ratio,
        unit: 'count',
        limit: limits.ratio,
        section: 'report',
      });
    return [
      {
        severity: severityAt(ratio ?? Number.POSITIVE_INFINITY, { medium: limits.medium_ratio, low: limits.low_ratio }),
        impactPct: null,
        values: { instance: busiest.name, busiest: sessions(busiest.sessions), others: sessions(mean) },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Cluster unevenly loaded',
      title:
        'Instance {instance} has {busiest} active sessions on average, the other instances of the cluster have {others}.',
      cause:
        'Sessions or work are unevenly spread: a service that runs on one instance, clients that connect to one host, long-lived connections that stay after a failover, or a batch on one instance. It may be meant so.',
      advice:
        'If it is not meant so: compare the services of the instances (GV$ACTIVE_SERVICES, GV$SESSION by SERVICE_NAME). Connect by the SCAN name and a service with preferred instances (srvctl config service), set its goal (-rlbgoal SERVICE_TIME, -clbgoal SHORT for pools), and let pools renew old connections.',
    },
    zh: {
      name: '集群负载不均',
      title: '实例 {instance} 平均有 {busiest} 个活动会话，集群的其他实例平均 {others} 个。',
      cause:
        '会话或工作分布不均：服务只在一个实例上运行、客户端只连接一台主机、故障切换后长连接未迁回，或批处理在一个实例上运行。也可能是有意为之。',
      advice:
        '若非有意：比较各实例的服务（GV$ACTIVE_SERVICES，按 SERVICE_NAME 统计 GV$SESSION）。通过 SCAN 名称与设有首选实例的服务连接（srvctl config service），设置服务目标（-rlbgoal SERVICE_TIME，连接池用 -clbgoal SHORT），并让连接池定期更新旧连接。',
    },
  },
});

/** Active sessions of each instance: as a global report prints them, else from the instances' own reports of the interval. */
function loads(facts: Facts): Load[] {
  const printed = (facts.rows('rac_instances') ?? []).flatMap((row): Load[] => {
    const elapsed = row.elapsed_s ?? facts.header.elapsed_s;
    if (row.db_time_s === null || !elapsed) return [];
    return [{ name: row.instance_name ?? `#${row.instance_number ?? '?'}`, sessions: row.db_time_s / elapsed }];
  });
  if (printed.length > 1) return printed;
  const { elapsed_s: elapsed } = facts.header;
  if (!elapsed) return [];
  // The same interval may be there twice, by two reports of an instance.
  const byName = new Map(
    facts.siblings.map(({ instanceName, dbTimeS }) => [
      instanceName.toLowerCase(),
      { name: instanceName, sessions: dbTimeS / elapsed },
    ]),
  );
  return [...byName.values()];
}
