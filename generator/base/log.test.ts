import { describe, expect, it } from 'vitest';
import { barLine, createLogger, type LogOptions } from './log.ts';

function logged(
  options: Partial<LogOptions> & { isTTY?: boolean },
  use: (log: ReturnType<typeof createLogger>, tick: (ms: number) => void) => void,
): string {
  let text = '';
  let time = new Date(2024, 2, 5, 8, 0, 0).getTime();
  const stream = { write: (chunk: string) => (text += chunk), isTTY: options.isTTY ?? false, columns: 100 };
  const log = createLogger({ format: 'text', quiet: false, now: () => new Date(time), ...options, stream });
  use(log, (ms) => {
    time += ms;
  });
  return text;
}

describe('log', () => {
  it('is one line a step in a file, with the time', () => {
    const text = logged({}, (log, tick) => {
      const step = log.step('ingest', 'files');
      for (let i = 0; i < 50; i++) step.update(i, 50);
      tick(2000);
      step.finish('50 new');
    });
    expect(text).toBe('2024-03-05 08:00:02 ingest: 50 new\n');
  });

  it('lets no terminal escape and no forged line through', () => {
    const name = 'a\u001b[2J\u009b31m\u202egnp.html\n2024-03-05 08:00:00 ingest: all well';
    expect(logged({}, (log) => log.warn(`rejected ${name}`))).toBe(
      '2024-03-05 08:00:00 warning: rejected a␛[2J\ufffd31m\ufffdgnp.html\n  2024-03-05 08:00:00 ingest: all well\n',
    );
    const json = logged({ format: 'json' }, (log) => log.warn('x', { file: name }));
    for (const char of ['\u001b', '\u009b', '\u202e']) expect(json).not.toContain(char);
    expect(json.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(json)).toMatchObject({ level: 'warn', message: 'x' });
  });

  it('as JSON is one object a line, steps with their figures', () => {
    const text = logged({ format: 'json' }, (log, tick) => {
      const step = log.step('ingest', 'files');
      step.update(3, 4);
      tick(1500);
      step.finish('3 new');
    });
    expect(JSON.parse(text)).toMatchObject({
      level: 'info',
      step: 'ingest',
      done: 3,
      total: 4,
      seconds: 1.5,
      message: '3 new',
    });
  });

  it('is silent but for warnings when quiet', () => {
    const text = logged({ quiet: true, isTTY: true }, (log) => {
      log.info('no');
      log.step('ingest', 'files').update(1, 2);
      log.warn('yes');
    });
    expect(text).toBe('warning: yes\n');
  });

  it('draws a bar on a terminal, not at every call, and clears it for a line', () => {
    const text = logged({ isTTY: true }, (log, tick) => {
      const step = log.step('ingest', 'files');
      step.update(1, 100);
      step.update(2, 100);
      tick(1000);
      step.update(50, 100);
      log.warn('careful');
      step.finish('done');
    });
    expect(text.match(/ingest [━╌]/g)).toHaveLength(3);
    expect(text).toContain('\r\u001b[Kwarning: careful\ningest ━');
    expect(text.endsWith('\r\u001b[Kingest: done\n')).toBe(true);
  });

  it('tells rate and time left', () => {
    expect(barLine('ingest', 'files', 50, 200, 10)).toBe(
      'ingest ━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25 %  50/200 files  5.0/s  30 s left',
    );
    expect(barLine('ingest', 'files', 0, 0, 0)).toContain('  0 %  0/0 files');
  });
});
