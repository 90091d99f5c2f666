/** The Resource Manager keeps sessions from the CPU. */
import { defineRule, type Evidence, type Hit, ms, pct, severityAt } from './rule.ts';

const EVENT = 'resmgr:cpu quantum';

export default defineRule({
  id: 'resource_manager_cpu',
  no: 31,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 10, high_pct: 25, busy_host_pct: 80 },
  source: 'common',
  impact: 'resmgr:cpu quantum as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    const wait = facts.event(EVENT);
    if (!wait?.pct || wait.pct <= limits.pct_db_time) return [];
    const hostCpu = facts.metric('host_cpu_pct');
    const evidence: Evidence[] = [
      {
        term: 'pct_db_time',
        of: EVENT,
        value: wait.pct,
        unit: 'percent',
        limit: limits.pct_db_time,
        section: 'events',
      },
      { term: 'avg_wait', of: EVENT, value: wait.avgMs, unit: 'milliseconds', section: 'events' },
    ];
    if (hostCpu !== null) {
      evidence.push({
        term: 'host_cpu',
        value: hostCpu,
        unit: 'percent',
        limit: limits.busy_host_pct,
        section: 'host',
      });
    }
    return [
      {
        severity: severityAt(wait.pct, { high: limits.high_pct }, 'medium'),
        impactPct: wait.pct,
        // Not `cpu`: being held back is no cause of a busy host.
        about: [`event:${EVENT}`, 'class:Scheduler'],
        ...(hostCpu !== null && { variant: hostCpu > limits.busy_host_pct ? 'busy' : 'held_back' }),
        values: { pct: pct(wait.pct), avg: ms(wait.avgMs), host: pct(hostCpu) },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Resource Manager holds sessions back',
      title:
        'Resource Manager keeps sessions from the CPU: resmgr:cpu quantum takes {pct} of DB time, {avg} on average.',
      cause:
        'A resource plan is active and shares out the CPU: the host has too few for the work, or the plan or CPU_COUNT (instance caging) limits this work.',
      advice:
        'See which plan is active and since when: V$RSRC_PLAN, DBA_HIST_RSRC_PLAN; maintenance windows switch it on by themselves. V$RSRC_CONSUMER_GROUP tells which consumer group waits. Then tune the SQL with most CPU, or change the shares.',
      variants: {
        busy: {
          cause: 'The host’s CPUs are {host} in use: Resource Manager shares out what there is too little of.',
          advice:
            'Reduce the demand for CPU first: tune the SQL with most CPU time, move batch work to other hours. V$RSRC_CONSUMER_GROUP tells whether the consumer groups that matter are those that wait; if they are, change the plan’s shares, not its being active.',
        },
        held_back: {
          cause:
            'The host’s CPUs are only {host} in use: it is a limit that holds the work back, not a lack of CPU. CPU_COUNT (instance caging), UTILIZATION_LIMIT or MAX_UTILIZATION_LIMIT of the plan, or CPU limits of a PDB.',
          advice:
            'Check CPU_COUNT and RESOURCE_MANAGER_PLAN, in a container database the PDB’s CPU_COUNT and the CDB plan. V$RSRC_PLAN and DBA_HIST_RSRC_PLAN tell which plan was active; maintenance windows switch one on by themselves. Raise the limit if the host’s spare CPU may be used.',
        },
      },
    },
    zh: {
      name: 'Resource Manager 限制 CPU',
      title: 'Resource Manager 让会话等待 CPU：resmgr:cpu quantum 占 DB time 的 {pct}，平均 {avg}。',
      cause: '有资源计划生效并在分配 CPU：要么主机 CPU 不足，要么计划或 CPU_COUNT（instance caging）限制了这些工作。',
      advice:
        '查哪个计划从何时起生效：V$RSRC_PLAN、DBA_HIST_RSRC_PLAN；维护窗口会自动启用计划。V$RSRC_CONSUMER_GROUP 显示哪个消费组在等待。然后优化消耗 CPU 最多的 SQL，或调整分配比例。',
      variants: {
        busy: {
          cause: '主机 CPU 已用 {host}：CPU 不够，Resource Manager 在分配。',
          advice:
            '先减少 CPU 需求：优化消耗 CPU 最多的 SQL，把批处理移到其他时段。用 V$RSRC_CONSUMER_GROUP 看等待的是否是重要的消费组；若是，应调整计划的分配比例，而不是停用计划。',
        },
        held_back: {
          cause:
            '主机 CPU 只用了 {host}：不是缺 CPU，而是受到限制。可能是 CPU_COUNT（instance caging）、计划中的 UTILIZATION_LIMIT 或 MAX_UTILIZATION_LIMIT，或 PDB 的 CPU 限制。',
          advice:
            '检查 CPU_COUNT 与 RESOURCE_MANAGER_PLAN，容器数据库还要看 PDB 的 CPU_COUNT 与 CDB 计划。V$RSRC_PLAN 与 DBA_HIST_RSRC_PLAN 显示当时生效的计划；维护窗口会自动启用计划。若允许使用空闲 CPU，可放宽限制。',
        },
      },
    },
  },
});
