/** Sessions that the report’s own ASH names as blockers of others. */
import { ABSENT, type Num } from '../../base/figures.ts';
import type { Facts } from '../facts/facts.ts';
import type { FactRows } from '../facts/rows.ts';
import { defineRule, type Hit, pct, severityAt } from './rule.ts';

type Row = FactRows['ash_blocking_sessions'];

/** A process of the server; one that serves a client or a database link, a job or a parallel server is not meant. */
const SERVER_PROCESS = /^oracle(?:@|\.exe)(?!.*\((?:TNS|[JS]\d{3}|P\d\w\w))/i;

export default defineRule({
  id: 'blocking_session',
  no: 34,
  needs: ['ash_blocking_sessions'],
  thresholds: { pct_activity: 5, medium_pct: 10, high_pct: 25 },
  source: 'AWR, Top Blocking Sessions of its ASH section',
  impact: 'share of ASH samples that waited for the session, at most the share of DB time of the events it caused',
  depth: 2,
  chronic: false,
  find(facts, limits): Hit[] {
    const blocker = mostBlocking(facts.rows('ash_blocking_sessions') ?? []);
    if (!blocker || blocker.pct <= limits.pct_activity) return [];
    const { name, rows } = blocker;
    const events = [...new Set(rows.flatMap(({ event }) => event ?? []))];
    const user = rows.find((row) => row.user_name !== null)?.user_name ?? ABSENT;
    const program = rows.find((row) => row.program !== null)?.program ?? ABSENT;
    const variant = variantOf(user, program);
    const limit = limits.pct_activity;
    return [
      {
        // Nobody can do anything about the database's own processes: the events say more.
        severity:
          variant === 'server'
            ? 'info'
            : severityAt(blocker.pct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct: impactOf(blocker.pct, events, facts),
        about: events.map((event) => `event:${event}`),
        ...(variant && { variant }),
        values: { session: name, pct: pct(blocker.pct), event: events[0] ?? ABSENT, user, program },
        evidence: [
          { term: 'pct_activity', of: name, value: blocker.pct, unit: 'percent', limit, section: 'report' },
          ...events.flatMap((event) => {
            const share = facts.event(event)?.pct ?? null;
            return share === null
              ? []
              : [{ term: 'pct_db_time', of: event, value: share, unit: 'percent', section: 'events' } as const];
          }),
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'A session that blocks others',
      title: 'Session {session} kept others waiting: {pct} of the activity waited for it, mostly for {event}.',
      cause:
        'The session (user {user}, program {program}) held what the others needed: a lock of a transaction left open, or a resource in long use.',
      advice:
        'See what it did, and whether it waited itself: V$SESSION (SID, FINAL_BLOCKING_SESSION) while it lasts, DBA_HIST_ACTIVE_SESS_HISTORY for this interval afterwards (SESSION_ID, BLOCKING_SESSION). If it was idle, its program leaves transactions open: end them before waiting for users or other systems. ALTER SYSTEM KILL SESSION is the last resort.',
      variants: {
        server: {
          cause:
            'It is a process of the database itself ({program}): what it does for others takes long, such as writing redo or blocks. No application holds a lock here.',
          advice: 'Follow the event {event}: its findings name the cause. Do not kill this process.',
        },
        gone: {
          cause:
            'ASH could not name the session: it was idle, and gone before the report was made. As a rule a client that left a transaction open.',
          advice:
            'Look in DBA_HIST_ACTIVE_SESS_HISTORY for what the waiting sessions wanted (CURRENT_OBJ#, SQL_ID), and in the audit trail or the listener’s log for who was logged on. End transactions before waiting for users or other systems.',
        },
      },
    },
    zh: {
      name: '阻塞其他会话的会话',
      title: '会话 {session} 使其他会话等待：{pct} 的活动在等它，主要等待 {event}。',
      cause: '该会话（用户 {user}，程序 {program}）占有其他会话需要的资源：未结束事务的锁，或长时间占用的资源。',
      advice:
        '查它在做什么、自己是否也在等待：发生时查 V$SESSION（SID、FINAL_BLOCKING_SESSION），事后查该时段的 DBA_HIST_ACTIVE_SESS_HISTORY（SESSION_ID、BLOCKING_SESSION）。若它处于空闲，说明程序没有结束事务：应在等待用户或其他系统之前提交或回滚。ALTER SYSTEM KILL SESSION 是最后手段。',
      variants: {
        server: {
          cause:
            '它是数据库自身的进程（{program}）：为其他会话所做的工作耗时较长，例如写 redo 或写块。这里没有应用持锁。',
          advice: '从事件 {event} 入手，相关的发现会指出原因。不要终止该进程。',
        },
        gone: {
          cause: 'ASH 无法识别该会话：它当时空闲，生成报告时已不存在。通常是客户端留下了未结束的事务。',
          advice:
            '在 DBA_HIST_ACTIVE_SESS_HISTORY 中查等待会话需要什么（CURRENT_OBJ#、SQL_ID），在审计记录或监听日志中查当时谁已登录。应在等待用户或其他系统之前结束事务。',
        },
      },
    },
  },
});

/** The session with most of the activity waiting for it. Its rows are one an event, each with the session's whole share. */
function mostBlocking(rows: readonly Row[]): { name: string; pct: number; rows: readonly Row[] } | null {
  const sessions = [...Map.groupBy(rows, sessionOf)].map(([name, own]) => {
    const pct = Math.max(...own.map((row) => row.pct_activity ?? 0));
    return { name, pct, rows: own };
  });
  return sessions.sort((a, b) => b.pct - a.pct)[0] ?? null;
}

const sessionOf = ({ sid, serial, instance_number: instance }: Row): string =>
  `${sid ?? '?'},${serial ?? '?'}${instance === null ? '' : `@${instance}`}`;

function variantOf(user: string, program: string): string | undefined {
  if (/NOT FOUND/i.test(program) || /NOT FOUND/i.test(user)) return 'gone';
  return SERVER_PROCESS.test(program) ? 'server' : undefined;
}

/** Samples of ASH are of the background too; what sessions of users waited for the events bounds it. */
function impactOf(pctActivity: number, events: readonly string[], facts: Facts): Num {
  const shares = events.flatMap((event) => facts.event(event)?.pct ?? []);
  const waited = shares.reduce((sum, each) => sum + each, 0);
  return shares.length === 0 ? null : Math.min(pctActivity, waited);
}
