/** The instance was started since the snapshot before. */
import { defineRule, type Hit } from './rule.ts';
import { wallClock } from './wall-clock.ts';

export default defineRule({
  id: 'instance_restarted',
  no: 33,
  needs: [],
  thresholds: {},
  source: 'AWR compare-period report',
  impact: 'not known: empty caches show as reads and as parses',
  depth: 3,
  chronic: false,
  find({ header }): Hit[] {
    if (!header.restarted) return [];
    const startup = wallClock(header.startup_s);
    const inside = header.startup_s !== null && header.startup_s > header.begin_s;
    return [
      {
        severity: 'medium',
        impactPct: null,
        about: ['parse'],
        ...(inside && { variant: 'inside' }),
        values: { startup },
        evidence: [{ term: 'startup', value: header.startup_s === null ? null : startup, section: 'report' }],
      },
    ];
  },
  text: {
    en: {
      name: 'Instance restarted',
      title: 'The instance was started at {startup}, since the report before.',
      cause:
        'A planned restart, a crash, or a failover. After it caches are empty: for a while there are more reads, hard parses and new execution plans.',
      advice:
        'See in the alert log whether it was planned, and if not, what came before it (ORA-00600, ORA-04031, out of memory on the host, eviction from the cluster). Judge load and response times only once the caches have filled; compare parameters before and after.',
      variants: { inside: { title: 'The instance was started at {startup}, inside this interval.' } },
    },
    zh: {
      name: '实例重启',
      title: '上一份报告之后，实例于 {startup} 重新启动。',
      cause: '计划内重启、宕机或故障切换。启动后缓存为空：一段时间内读、硬解析与新执行计划会增多。',
      advice:
        '在告警日志中确认是否为计划内重启；若不是，查之前发生了什么（ORA-00600、ORA-04031、主机内存耗尽、被集群驱逐）。待缓存填满后再评价负载与响应时间，并比较重启前后的参数。',
      variants: { inside: { title: '实例于 {startup} 重新启动，在本区间之内。' } },
    },
  },
});
