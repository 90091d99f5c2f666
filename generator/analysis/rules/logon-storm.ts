/** Connections are made and dropped all the time. */
import { count, defineRule, type Evidence, type Hit, pct, rate, severityAt } from './rule.ts';

/** What a session waits after a wrong password. */
const DELAY = 'Failed Logon Delay';
/** Of the time of logons: from here on it is the failed ones. Our choice. */
const MOST = 0.5;
const CONNECTING = 'connection management call elapsed time';

export default defineRule({
  id: 'logon_storm',
  no: 37,
  needs: ['load_profile'],
  thresholds: { per_second: 20, share_pct: 5, medium_per_second: 60, medium_pct: 10, high_pct: 25 },
  source: 'common; share_pct: own',
  impact: 'connection management call elapsed time as share of DB time',
  depth: 5,
  find(facts, limits): Hit[] {
    const logons = facts.metric('logons_per_s');
    const share = facts.timeModelPct(CONNECTING);
    const costly = share !== null && share > limits.share_pct;
    const delay = facts.event(DELAY);
    const failed = (delay?.pct ?? 0) > MOST * (share ?? 0);
    if (logons === null || (logons <= limits.per_second && !costly)) return [];
    const usual = facts.past.baseline('logons_per_s')?.median;
    const byRate = severityAt(logons, { medium: limits.medium_per_second }, 'low');
    const severity = severityAt(share ?? 0, { high: limits.high_pct, medium: limits.medium_pct }, byRate);
    const evidence: Evidence[] = [
      {
        term: 'per_second',
        of: 'logons',
        value: logons,
        unit: 'per_second',
        limit: limits.per_second,
        ...(usual !== undefined && { usual }),
        section: 'load',
      },
    ];
    if (share !== null)
      evidence.push({ term: 'pct_db_time', of: CONNECTING, value: share, unit: 'percent', section: 'time-model' });
    return [
      {
        severity,
        impactPct: share,
        // A new process costs CPU that is not in DB time.
        about: severity === 'low' ? [] : ['cpu'],
        ...(costly && { variant: failed ? 'failed' : 'costly' }),
        values: { logons: rate(logons), pct: pct(share), delays: count(delay?.waits ?? null) },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Many logons',
      title: 'Sessions log on at {logons}.',
      cause:
        'Clients connect for every request, a pool is too small and keeps opening and closing connections, or something connects again and again and fails. Every logon creates a process and costs CPU; jobs and parallel servers count as well.',
      advice:
        'Find who logs on: the listener’s log or the audit trail (UNIFIED_AUDIT_TRAIL, DBA_AUDIT_SESSION) by user, program and host. Use a connection pool of constant size (minimum = maximum). Where clients cannot pool: DRCP or shared servers. Meanwhile a rate limit in the listener (CONNECTION_RATE_LISTENER) keeps a storm off.',
      variants: {
        costly: { title: 'Logging on takes {pct} of DB time, at {logons}.' },
        failed: {
          title:
            'Logging on takes {pct} of DB time: {delays} attempts with a wrong password or a locked user were delayed.',
          cause:
            'A program keeps trying with a wrong password: after a password change, or by a probe or a guesser. Oracle delays each failure (Failed Logon Delay), and the row cache of users may be locked meanwhile.',
          advice:
            'Find it in the audit trail (return code 1017 or 28000: UNIFIED_AUDIT_TRAIL, DBA_AUDIT_SESSION) by user, program and host, and correct or stop it.',
        },
      },
    },
    zh: {
      name: '登录过于频繁',
      title: '会话登录频率为 {logons}。',
      cause:
        '客户端每次请求都新建连接、连接池过小而反复开关连接，或某程序不断重连却失败。每次登录都要创建进程并消耗 CPU；作业与并行进程也计入。',
      advice:
        '查谁在登录：从监听日志或审计记录（UNIFIED_AUDIT_TRAIL、DBA_AUDIT_SESSION）按用户、程序、主机统计。使用固定大小的连接池（最小值 = 最大值）。无法用连接池的客户端可用 DRCP 或 shared server。期间可在监听器限速（CONNECTION_RATE_LISTENER）以挡住风暴。',
      variants: {
        costly: { title: '登录占 DB time 的 {pct}，频率为 {logons}。' },
        failed: {
          title: '登录占 DB time 的 {pct}：有 {delays} 次密码错误或用户被锁的登录被延迟。',
          cause:
            '某个程序不断用错误的密码重试：修改密码之后未更新，或是探测、猜测密码。Oracle 会延迟每次失败（Failed Logon Delay），期间还可能锁住用户的 row cache。',
          advice:
            '在审计记录中（返回码 1017 或 28000：UNIFIED_AUDIT_TRAIL、DBA_AUDIT_SESSION）按用户、程序、主机找出它，予以更正或停止。',
        },
      },
    },
  },
});
