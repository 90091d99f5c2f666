/**
 * Events on which a session waits for work. AWR prints no share of DB time for them; STATSPACK does. Oracle's class
 * `Idle` where the report names it, else by name: those that occur in foreground lists.
 */
const IDLE = new Set([
  'ASM cluster membership changes',
  'GCR sleep',
  'LMS CR slave timer',
  'PING',
  'PL/SQL lock timer',
  'PX Deq Credit: need buffer',
  'PX Deq Credit: send blkd',
  'PX Deq: Execute Reply',
  'PX Deq: Execution Msg',
  'PX Deq: Table Q Normal',
  'Queue Monitor Slave Wait',
  'Queue Monitor Task Wait',
  'Queue Monitor Wait',
  'SQL*Net message from client',
  'class slave wait',
  'dispatcher timer',
  'fbar timer',
  'gcs remote message',
  'gcs yield cpu',
  'ges remote message',
  'heartbeat redo informer',
  'i/o slave wait',
  'jobq slave wait',
  'lock manager wait for remote message',
  'lreg timer',
  'null event',
  'pipe get',
  'pman timer',
  'pmon timer',
  'rdbms ipc message',
  'single-task message',
  'smon timer',
  'virtual circuit next request',
  'virtual circuit status',
  'wait for unread message on broadcast channel',
  'wakeup time manager',
  'watchdog main loop',
]);
const IDLE_START =
  /^(?:Streams AQ: |ASM background|ARCH wait|LogMiner: .* idle|OFS idle|REPL Capture|Data Guard: |LNS ASYNC)|\bidle\b/i;

/** SQL condition: a row of wait events, of columns `event` and `wait_class`, is none of those. */
export const NOT_IDLE_SQL = `(wait_class IS DISTINCT FROM 'Idle' AND event NOT IN (${[...IDLE].map((name) => `'${name}'`).join(', ')})
  AND NOT regexp_matches(event, '${IDLE_START.source}', 'i'))`;

export function isIdle(event: string, waitClass: string | null): boolean {
  return waitClass === 'Idle' || IDLE.has(event) || IDLE_START.test(event);
}
