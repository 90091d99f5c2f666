/** The host has more or fewer CPUs than in the snapshot before. */
import { count, defineRule, type Hit } from './rule.ts';

export default defineRule({
  id: 'cpu_count_changed',
  no: 33,
  needs: [],
  history: true,
  thresholds: {},
  source: 'AWR compare-period report',
  impact: 'not known: fewer CPUs show as waiting for them',
  depth: 5,
  chronic: false,
  find({ header, past }): Hit[] {
    const before = past.previous?.header;
    const from = before?.cpus ?? null;
    const to = header.cpus;
    // Reports of another kind may count otherwise: a cluster’s adds up its hosts.
    if (from === null || to === null || from === to || before?.kind !== header.kind) return [];
    const ofCluster = header.kind === 'awr_rac';
    return [
      {
        severity: 'low',
        impactPct: null,
        about: to < from ? ['cpu'] : [],
        ...((ofCluster || to < from) && { variant: ofCluster ? 'cluster' : 'fewer' }),
        values: { from: count(from), to: count(to) },
        evidence: [
          { term: 'from_value', of: 'CPUs', value: from, unit: 'count', section: 'host' },
          { term: 'to_value', of: 'CPUs', value: to, unit: 'count', section: 'host' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Number of CPUs changed',
      title: 'The host has {to} {to:CPU|CPUs}, {from} in the report before.',
      cause:
        'The virtual machine or partition was resized, CPUs were enabled, or the instance now runs on another host.',
      advice:
        'Compare active sessions by CPU, no longer in total. CPU_COUNT and what follows from it (parallel servers, I/O cost of plans) change as well where it is not set. Mind the licence.',
      variants: {
        fewer: {
          cause:
            'The virtual machine or partition was resized, CPUs failed or were disabled, or the instance now runs on another host.',
          advice:
            'Ask whether it was meant. If CPUs are short from now on, this is why. CPU_COUNT and what follows from it (parallel servers) shrink as well where it is not set.',
        },
        cluster: {
          title: 'The hosts of the cluster have {to} {to:CPU|CPUs} in all, {from} in the report before.',
          cause: 'An instance joined or left the cluster, or hosts were resized.',
          advice: 'See which instances the report is about. Where one is missing, its sessions are on the others.',
        },
      },
    },
    zh: {
      name: 'CPU 数改变',
      title: '主机现有 {to} 个 CPU，上一份报告为 {from} 个。',
      cause: '虚拟机或分区调整过大小、启用了更多 CPU，或实例换到了另一台主机。',
      advice:
        '此后应按每 CPU 比较活动会话，而不是总数。未显式设置时，CPU_COUNT 及由它推出的值（并行进程数、计划的 I/O 成本）也会改变。注意许可。',
      variants: {
        fewer: {
          cause: '虚拟机或分区调整过大小、CPU 故障或被停用，或实例换到了另一台主机。',
          advice:
            '确认是否有意。若此后 CPU 不足，原因就在这里。未显式设置时，CPU_COUNT 及由它推出的值（并行进程数）也会变小。',
        },
        cluster: {
          title: '集群各主机现共有 {to} 个 CPU，上一份报告为 {from} 个。',
          cause: '有实例加入或离开集群，或主机调整过大小。',
          advice: '查看报告包含哪些实例。若缺少某个实例，它的会话已转到其他实例。',
        },
      },
    },
  },
});
