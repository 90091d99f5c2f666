/**
 * Wait classes of events by name. The list of foreground waits prints none, STATSPACK has none at all; the classes are
 * Oracle's (V$EVENT_NAME), of the events that weigh in practice.
 */
const CLASSES: readonly (readonly [waitClass: string, events: RegExp])[] = [
  [
    'User I/O',
    /^(?:db file (?:sequential|scattered|parallel) read|db file single write|read by other session|direct path |cell (?:single block|multiblock|list of blocks) physical read|cell smart |local write wait|Disk file operations I\/O|external table |BFILE )/,
  ],
  ['Cluster', /^(?:gc |retry contact SCN lock master)/],
  ['Commit', /^log file sync$/],
  ['Application', /^(?:enq: (?:TX - row lock contention|TM - |UL - )|SQL\*Net break\/reset)/],
  [
    'Concurrency',
    /^(?:buffer busy waits|library cache|cursor: |row cache |latch: (?:cache buffers chains|shared pool|library cache|row cache)|enq: TX - index contention)/,
  ],
  [
    'Configuration',
    /^(?:log file switch|log buffer space|free buffer waits|write complete waits|enq: (?:TX - allocate ITL entry|HW - |SQ - |ST - |SS - ))/,
  ],
  ['System I/O', /^(?:control file |log file parallel write|db file parallel write)/],
  ['Network', /^SQL\*Net (?:more data|message to|message from dblink|vector)/],
  ['Scheduler', /^(?:resmgr:|acknowledge over PGA limit)/],
];

/** Null for an event that is not known. */
export const waitClassOf = (event: string): string | null =>
  CLASSES.find(([, events]) => events.test(event))?.[0] ?? null;
