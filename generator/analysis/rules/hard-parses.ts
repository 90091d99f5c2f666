/** Parsing weighs: hard parses a second, their share of parses, their share of DB time. */
import type { Num } from '../../base/figures.ts';
import type { Facts } from '../facts/facts.ts';
import { defineRule, type Evidence, type Hit, pct, rate, severityAt } from './rule.ts';

export default defineRule({
  id: 'hard_parses',
  no: 13,
  needs: ['load_profile'],
  thresholds: { per_second: 100, pct_of_parses: 10, min_per_second: 5, parse_pct: 5, medium_pct: 10, high_pct: 25 },
  source: 'common',
  impact: 'hard parse elapsed time, else parse time elapsed, as share of DB time',
  // A statement with many child cursors, or a shared pool far too small, comes before it.
  depth: 2.5,
  find(facts, limits): Hit[] {
    const hard = facts.metric('hard_parses_per_s');
    const all = facts.metric('parses_per_s');
    if (hard === null) return [];
    const share = all ? (100 * hard) / all : null;
    const parse = facts.timeModelPct('parse time elapsed');
    const impactPct = facts.timeModelPct('hard parse elapsed time') ?? parse;
    const many =
      hard > limits.per_second || (share !== null && share > limits.pct_of_parses && hard >= limits.min_per_second);
    const long = parse !== null && parse > limits.parse_pct;
    if (!many && !long) return [];
    const usual = facts.past.baseline('hard_parses_per_s')?.median;
    const evidence: Evidence[] = [
      {
        term: 'per_second',
        of: 'hard parses',
        value: hard,
        unit: 'per_second',
        limit: limits.per_second,
        ...(usual !== undefined && { usual }),
        section: 'load',
      },
    ];
    if (share !== null)
      evidence.push({
        term: 'pct_of_parses',
        of: 'hard parses',
        value: share,
        unit: 'percent',
        limit: limits.pct_of_parses,
        section: 'load',
      });
    if (parse !== null)
      evidence.push({
        term: 'pct_db_time',
        of: 'parse time elapsed',
        value: parse,
        unit: 'percent',
        limit: limits.parse_pct,
        section: 'time-model',
      });
    const [variant, of] = kindOf(facts, parse, impactPct);
    if (of !== null)
      evidence.push({
        term: 'pct_db_time',
        of,
        value: facts.timeModelPct(of),
        unit: 'percent',
        section: 'time-model',
      });
    return [
      {
        severity: severityAt(impactPct ?? 0, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: ['parse', ...(variant === 'sharing' ? ['versions'] : [])],
        variant,
        values: {
          hard: rate(hard),
          share: pct(share),
          parse: pct(parse),
          part: pct(of === null ? null : facts.timeModelPct(of)),
        },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Parsing',
      title: 'Parsing takes {parse} of DB time; hard parses: {hard}.',
      cause:
        'Statements with literals in place of bind variables, cursors that are invalidated or pushed out, or sessions that come and go.',
      advice:
        'Group statements by FORCE_MATCHING_SIGNATURE in V$SQL to find those that differ by literals, and use bind variables; CURSOR_SHARING = FORCE is the stopgap. Keep cursors open in the application (statement cache).',
      variants: {
        rate: { title: 'Hard parses: {hard}, {share} of all parses.' },
        sharing: {
          cause:
            'The same texts are parsed anew because their cursors cannot be shared: {part} of DB time goes into hard parses for sharing criteria (NLS, optimizer and trace settings, bind lengths and types).',
          advice:
            'Ask V$SQL_SHARED_CURSOR for the reason at the statements with most child cursors, and make sessions alike: one NLS setting, one set of optimizer parameters, binds of one type and length.',
        },
        failed: {
          cause:
            'Statements are parsed that cannot run: {part} of DB time goes into failed parses (syntax errors, missing objects or grants). Every failure holds locks of the library cache.',
          advice:
            'Find them: event 10035 or, from 12.2, the alert log’s “too many parse errors” names the text. Correct the application; statement-level checks by probing statements are the usual source.',
        },
        soft: {
          cause:
            'Most of it is soft parsing: cursors are found in the shared pool, but every call asks for them again instead of keeping them open.',
          advice:
            'Keep cursors open in the application (statement cache of the driver), raise SESSION_CACHED_CURSORS, and parse once, execute often. Sessions that come and go lose their cursors: use a connection pool.',
        },
      },
    },
    zh: {
      name: '解析',
      title: '解析占 DB time 的 {parse}；硬解析 {hard}。',
      cause: '语句用字面值而不是绑定变量、游标失效或被挤出，或会话频繁建立与断开。',
      advice:
        '在 V$SQL 中按 FORCE_MATCHING_SIGNATURE 分组找出只有字面值不同的语句，改用绑定变量；CURSOR_SHARING = FORCE 是权宜之计。在应用中保持游标打开（语句缓存）。',
      variants: {
        rate: { title: '硬解析 {hard}，占全部解析的 {share}。' },
        sharing: {
          cause:
            '同样的文本因游标无法共享而重新解析：因共享条件不符（NLS、优化器、trace 设置，绑定长度与类型）引起的硬解析占 DB time 的 {part}。',
          advice:
            '在 V$SQL_SHARED_CURSOR 中查子游标最多的语句为何不能共享，并统一各会话：同一 NLS 设置、同一套优化器参数、绑定变量类型与长度一致。',
        },
        failed: {
          cause:
            '有语句在解析时失败（语法错误、对象或权限不存在）：解析失败占 DB time 的 {part}。每次失败都会持有 library cache 的锁。',
          advice:
            '找出这些语句：用 event 10035，12.2 起告警日志中的 “too many parse errors” 会给出文本。修正应用；常见来源是用试探性语句做检查。',
        },
        soft: {
          cause: '大部分是软解析：游标在 shared pool 中能找到，但每次调用都重新查找，而不是保持打开。',
          advice:
            '在应用中保持游标打开（驱动的语句缓存），加大 SESSION_CACHED_CURSORS，一次解析多次执行。频繁登录退出的会话会丢失游标：使用连接池。',
        },
      },
    },
  },
});

/** Which kind of parsing it mostly is, and the statistic of the time model that says so. */
function kindOf(facts: Facts, parse: Num, hard: Num): [variant: string, statistic: string | null] {
  if (parse === null) return ['rate', null];
  const most = (name: string, of: Num): boolean =>
    (facts.timeModelPct(name) ?? 0) > MOST * (of ?? Number.POSITIVE_INFINITY);
  if (most(FAILED, parse)) return ['failed', FAILED];
  if (hard !== null && hard < SOFT * parse) return ['soft', 'hard parse elapsed time'];
  if (most(SHARING, hard)) return ['sharing', SHARING];
  return ['time', null];
}

const FAILED = 'failed parse elapsed time';
const SHARING = 'hard parse (sharing criteria) elapsed time';
/** Shares from which one kind stands for the whole. Our choice. */
const MOST = 0.5;
const SOFT = 0.4;
