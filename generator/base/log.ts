/**
 * The log, on stderr. A terminal gets a progress bar; a file one line a step, with the time; `--log json` one object a
 * line; `--quiet` warnings and errors alone. Whatever text comes in, no control character goes out.
 */
import type { Logger, Progress } from './context.ts';
import { formatCount, formatSeconds } from './duration.ts';
import { clip, harmless } from './text.ts';

export interface LogStream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface LogOptions {
  stream: LogStream;
  format: 'text' | 'json';
  quiet: boolean;
  now: () => Date;
}

type Level = 'debug' | 'info' | 'warn' | 'error';
type Fields = Record<string, unknown>;

const PREFIX: Record<Level, string> = { debug: '', info: '', warn: 'warning: ', error: 'error: ' };
const REDRAW_MS = 100;
const BAR_WIDTH = 24;

export function createLogger(options: LogOptions): Logger {
  const { stream, quiet, format } = options;
  const onTerminal = stream.isTTY === true && format === 'text';
  let bar = '';

  function clear(): void {
    if (bar) stream.write('\r\u001b[K');
  }

  function print(level: Level, message: string, fields: Fields = {}): void {
    if (quiet && (level === 'info' || level === 'debug')) return;
    if (format === 'json') {
      // JSON.stringify escapes C0 alone; the rest would still reach a terminal that shows the log.
      const line = JSON.stringify({ time: options.now().toISOString(), level, message, ...fields });
      stream.write(`${harmless(line)}\n`);
      return;
    }
    // A line feed in a file's name must not begin a line that looks like the log's own.
    const text = harmless(PREFIX[level] + message).replace(/\n(?! )/g, '\n  ');
    clear();
    stream.write(onTerminal ? `${text}\n` : `${timestamp(options.now())} ${text}\n`);
    if (bar) stream.write(bar);
  }

  function step(name: string, unit: string): Progress {
    const startedAt = options.now().getTime();
    let drawnAt = Number.NEGATIVE_INFINITY;
    let done = 0;
    let total = 0;
    const seconds = (): number => (options.now().getTime() - startedAt) / 1000;
    return {
      update(nowDone, nowTotal) {
        done = nowDone;
        total = nowTotal;
        const now = options.now().getTime();
        if (!onTerminal || quiet || now - drawnAt < REDRAW_MS) return;
        drawnAt = now;
        // A terminal that does not tell its width says 0.
        bar = clip(barLine(name, unit, done, total, seconds()), (stream.columns || 80) - 1);
        stream.write(`\r\u001b[K${bar}`);
      },
      finish(summary) {
        clear();
        bar = '';
        const fields = format === 'json' ? { step: name, unit, done, total, seconds: seconds() } : {};
        print('info', format === 'json' ? summary : `${name}: ${summary}`, fields);
      },
    };
  }

  return {
    info: (message, fields) => print('info', message, fields),
    warn: (message, fields) => print('warn', message, fields),
    error: (message, fields) => print('error', message, fields),
    debug: (message, fields) => {
      if (format === 'json') print('debug', message, fields);
    },
    step,
  };
}

/** `ingest ━━━━━━━━╌╌╌╌ 45 %  48/106 files  12/s  5 s left` */
export function barLine(name: string, unit: string, done: number, total: number, seconds: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const filled = Math.round(share * BAR_WIDTH);
  const rate = seconds > 0 ? done / seconds : 0;
  const parts = [
    `${name} ${'━'.repeat(filled)}${'╌'.repeat(BAR_WIDTH - filled)} ${String(Math.floor(share * 100)).padStart(3)} %`,
    `${formatCount(done)}/${formatCount(total)} ${unit}`,
  ];
  if (done > 0 && seconds >= 0.5) {
    parts.push(rate >= 10 ? `${formatCount(Math.round(rate))}/s` : `${rate.toFixed(1)}/s`);
    if (done < total) parts.push(`${formatSeconds((total - done) / rate)} left`);
  }
  return parts.join('  ');
}

/** Local time, as cron's mails and other logs have it. */
function timestamp(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
