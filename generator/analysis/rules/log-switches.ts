/** Log switches come too often, or sessions wait for logs to be written, archived or checkpointed. */
import { eventHit } from './event-share.ts';
import { count, defineRule, type Evidence, type Hit, severityAt } from './rule.ts';

/** Event and its text. */
const EVENTS: readonly (readonly [event: string, variant: string])[] = [
  ['log file switch (checkpoint incomplete)', 'checkpoint'],
  ['log file switch (archiving needed)', 'archiving'],
  ['log file switch completion', 'switch'],
  ['log buffer space', 'buffer'],
];

export default defineRule({
  id: 'log_switches',
  no: 12,
  needs: ['wait_events'],
  thresholds: { per_hour: 4, many_per_hour: 20, many: 10, pct_db_time: 1, medium_pct: 5, high_pct: 20 },
  source: 'Performance Tuning Guide (a switch every 15 to 20 minutes)',
  impact: 'the event as share of DB time; of the mere number of switches none',
  depth: 3,
  find(facts, limits): Hit[] {
    const switches = facts.statistic('log switches (derived)');
    const elapsed = facts.header.elapsed_s;
    // A short interval makes an hourly rate of a single switch.
    const perHour = switches === null || !elapsed || switches < limits.per_hour ? null : (3600 * switches) / elapsed;
    const often = perHour !== null && perHour > limits.per_hour ? perHour : null;
    const rateValue = count(often === null ? null : Math.round(often));
    const rateEvidence: Evidence[] =
      often === null
        ? []
        : [{ term: 'log_switches', value: often, unit: 'count', limit: limits.per_hour, section: 'report' }];
    const hits = EVENTS.flatMap(([event, variant]): Hit[] => {
      const hit = eventHit(facts, event, limits);
      if (!hit) return [];
      return [
        {
          ...hit,
          object: event,
          about: [`event:${event}`, 'class:Configuration', 'redo'],
          variant: often !== null && variant === 'checkpoint' ? 'checkpoint_often' : variant,
          values: { ...hit.values, rate: rateValue },
          evidence: [...hit.evidence, ...rateEvidence],
        },
      ];
    });
    if (often === null || hits.length > 0) return hits;
    return [
      {
        // Few switches in a short interval make a high rate by chance.
        severity: (switches ?? 0) < limits.many ? 'info' : severityAt(often, { low: limits.many_per_hour }),
        impactPct: null,
        object: 'log switches',
        about: [],
        values: { rate: rateValue, event: '', pct: count(null), avg: count(null) },
        evidence: rateEvidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Redo logs too small or too slow',
      title: 'The redo logs were switched {rate} times an hour.',
      cause: 'The logs are small for the redo that is made: every switch brings a checkpoint and archiving.',
      advice:
        'Make the logs so large that they switch every 15 to 20 minutes at peak (V$INSTANCE_RECOVERY.OPTIMAL_LOGFILE_SIZE).',
      variants: {
        checkpoint: {
          title:
            'Sessions wait for a checkpoint before the log can be switched: {event} takes {pct} of DB time, {avg} on average.',
          cause:
            'All logs are still needed: they are too small or too few for the redo, or the database writer is slow.',
          advice:
            'Make the logs larger, add groups; see the finding on the database writer and the storage of the data files.',
        },
        checkpoint_often: {
          title:
            'Sessions wait for a checkpoint before the log can be switched: {event} takes {pct} of DB time, {avg} on average; the logs were switched {rate} times an hour.',
          cause: 'The logs are far too small for the redo: they are all full before the database writer is done.',
          advice:
            'Make the logs so large that they switch every 15 to 20 minutes at peak (V$INSTANCE_RECOVERY.OPTIMAL_LOGFILE_SIZE), with at least four groups. If it still waits then, see the database writer and the storage of the data files.',
        },
        archiving: {
          title:
            'Sessions wait for archiving before the log can be switched: {event} takes {pct} of DB time, {avg} on average.',
          cause: 'Archiving does not keep up, or its destination is full: then everything stands still.',
          advice:
            'Check the space of the archive destination at once (V$RECOVERY_FILE_DEST), then its speed and the number of archiver processes (LOG_ARCHIVE_MAX_PROCESSES).',
        },
        switch: {
          title: 'Sessions wait for log switches: {event} takes {pct} of DB time, {avg} on average.',
        },
        buffer: {
          title: 'Sessions wait for space in the log buffer: {event} takes {pct} of DB time, {avg} on average.',
          cause:
            'Redo is made faster than it is written: slow redo storage, or a burst that the log buffer does not hold.',
          advice:
            'Look at log file parallel write first. Then raise LOG_BUFFER; use NOLOGGING for bulk loads where it is allowed.',
        },
      },
    },
    zh: {
      name: '重做日志过小或过慢',
      title: '重做日志每小时切换 {rate} 次。',
      cause: '相对产生的 redo，日志偏小：每次切换都带来检查点与归档。',
      advice: '把日志加大到高峰时每 15 到 20 分钟切换一次（V$INSTANCE_RECOVERY.OPTIMAL_LOGFILE_SIZE）。',
      variants: {
        checkpoint: {
          title: '会话在等检查点完成才能切换日志：{event} 占 DB time 的 {pct}，平均 {avg}。',
          cause: '所有日志都还被需要：日志太小或太少，或 DBWR 慢。',
          advice: '加大日志、增加日志组；见 DBWR 的发现与数据文件所在存储。',
        },
        checkpoint_often: {
          title: '会话在等检查点完成才能切换日志：{event} 占 DB time 的 {pct}，平均 {avg}；日志每小时切换 {rate} 次。',
          cause: '相对产生的 redo，日志太小：DBWR 还没写完，所有日志组就已写满。',
          advice:
            '把日志加大到高峰时每 15 到 20 分钟切换一次（V$INSTANCE_RECOVERY.OPTIMAL_LOGFILE_SIZE），至少四组。若之后仍在等，再看 DBWR 与数据文件所在存储。',
        },
        archiving: {
          title: '会话在等归档完成才能切换日志：{event} 占 DB time 的 {pct}，平均 {avg}。',
          cause: '归档跟不上，或归档目的地已满：那时一切都会停住。',
          advice:
            '立即检查归档目的地空间（V$RECOVERY_FILE_DEST），再看其速度与归档进程数（LOG_ARCHIVE_MAX_PROCESSES）。',
        },
        switch: { title: '会话在等日志切换：{event} 占 DB time 的 {pct}，平均 {avg}。' },
        buffer: {
          title: '会话在等 log buffer 空间：{event} 占 DB time 的 {pct}，平均 {avg}。',
          cause: 'redo 产生快于写出：redo 存储慢，或 log buffer 容不下突发。',
          advice: '先看 log file parallel write，再加大 LOG_BUFFER；允许时批量装载用 NOLOGGING。',
        },
      },
    },
  },
});
