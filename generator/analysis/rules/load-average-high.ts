/** The host’s load average is well above its CPUs. */
import { count, defineRule, type Evidence, type Hit, pct, severityAt } from './rule.ts';

export default defineRule({
  id: 'load_average_high',
  no: 35,
  needs: ['host_cpu'],
  thresholds: { per_cpu: 2, high_per_cpu: 4, busy_host_pct: 80 },
  source: 'common',
  impact: 'not known: the load average is of one moment, and of everything on the host',
  find(facts, limits): Hit[] {
    const os = (name: string) => facts.rows('os_stats')?.find(({ statistic }) => statistic === name);
    const host = facts.rows('host_cpu')?.[0];
    const load = host?.load_end ?? os('LOAD')?.end_value ?? os('LOAD')?.value ?? null;
    const cpus = facts.header.cpus ?? os('NUM_CPUS')?.value ?? null;
    if (load === null || !cpus || load <= limits.per_cpu * cpus) return [];
    const hostCpu = facts.metric('host_cpu_pct');
    const busy = hostCpu === null ? null : hostCpu > limits.busy_host_pct;
    const evidence: Evidence[] = [
      { term: 'load_average', value: load, unit: 'count', limit: limits.per_cpu * cpus, section: 'host' },
      { term: 'cpus', value: cpus, unit: 'count', section: 'host' },
    ];
    if (hostCpu !== null) evidence.push({ term: 'host_cpu', value: hostCpu, unit: 'percent', section: 'host' });
    return [
      {
        // One moment alone is no proof of what users feel: busy CPUs are.
        severity: busy ? severityAt(load / cpus, { high: limits.high_per_cpu }, 'medium') : 'medium',
        impactPct: null,
        about: busy === false ? ['storage', 'unaccounted'] : ['cpu'],
        ...(busy === false && { depth: 0.8 }),
        ...(busy !== null && { variant: busy ? 'cpu' : 'blocked' }),
        values: { load: count(load), cpus: count(cpus), begin: count(host?.load_begin ?? null), host: pct(hostCpu) },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'High load average',
      title: 'The load average is {load} on {cpus} CPUs at the end of the interval; at its begin it was {begin}.',
      cause: 'More processes want to run than there are CPUs; on Linux those that wait for I/O count as well.',
      advice: 'See on the host what runs (top, vmstat: r and b). Then look at the findings on CPU and on I/O.',
      variants: {
        cpu: {
          cause: 'The host’s CPUs are {host} in use over the interval: processes queue for them.',
          advice:
            'Find what uses the CPU: top SQL by CPU time, and on the host programs beside the database (top). Tune that, or move it to other hours. Limit the number of sessions that can be active at once (size of connection pools, Resource Manager).',
        },
        blocked: {
          cause:
            'The host’s CPUs are only {host} in use over the interval: either the load came up at its end, or processes wait uninterruptibly for I/O or NFS, which Linux counts too.',
          advice:
            'See on the host which processes are in state D (ps, vmstat: b) and what they wait for: storage, NFS. Compare with the next report.',
        },
      },
    },
    zh: {
      name: '负载平均值过高',
      title: '区间结束时负载平均值为 {load}，CPU 数 {cpus}；区间开始时为 {begin}。',
      cause: '想要运行的进程多于 CPU；Linux 上等待 I/O 的进程也计入。',
      advice: '在主机上查看正在运行什么（top，vmstat 的 r 与 b），再看有关 CPU 与 I/O 的发现。',
      variants: {
        cpu: {
          cause: '区间内主机 CPU 已用 {host}：进程在排队等 CPU。',
          advice:
            '找出消耗 CPU 的来源：按 CPU 时间排序的 SQL，以及主机上数据库以外的程序（top）。优化它们，或移到其他时段。限制同时活动的会话数（连接池大小、Resource Manager）。',
        },
        blocked: {
          cause:
            '区间内主机 CPU 只用了 {host}：要么负载在区间末尾才升高，要么进程处于不可中断的 I/O 或 NFS 等待，Linux 也把它们计入。',
          advice: '在主机上查看哪些进程处于 D 状态（ps，vmstat 的 b）以及在等什么：存储、NFS。与下一份报告比较。',
        },
      },
    },
  },
});
