/** Requests and their time, from the end of Nginx's access log, one JSON object a line as our configuration writes it. */
import fs from 'node:fs';
import { AwrError } from '../../base/errors.ts';
import type { Gauge } from './text.ts';

/** What is looked back at; our choice: long enough for a quantile on a site that few read. */
export const WINDOW_S = 3600;
/** Read from the end at most, some 200,000 lines: a log of a flood must not cost more. */
const MOST_BYTES = 64 * 2 ** 20;
const CHUNK = 2 ** 20;
const QUANTILES = [0.5, 0.95, 0.99];
const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'];

interface Answer {
  /** Milliseconds since 1970. */
  at: number;
  status: number;
  seconds: number;
}

/** Answers of the last hour before `now` (milliseconds). Throws `no_access_log` where the log cannot be read. */
export function requestGauges(file: string, now: number): Gauge[] {
  const { answers, unread, from } = readSince(file, now - 1000 * WINDOW_S);
  const seconds = answers.map((each) => each.seconds).sort((a, b) => a - b);
  return [
    {
      name: 'awr_requests_recent',
      help: 'Answers of the web server in the window, by class of status.',
      values: CLASSES.map((status) => ({
        labels: { status },
        value: answers.filter((each) => `${Math.floor(each.status / 100)}xx` === status).length,
      })),
    },
    {
      name: 'awr_request_recent_seconds',
      help: 'Time of answers in the window, by quantile; as long as the slowest reader takes.',
      values: QUANTILES.map((quantile) => ({ labels: { quantile }, value: quantileOf(seconds, quantile) })),
    },
    {
      name: 'awr_requests_window_seconds',
      help: 'The window: an hour, or less where the log begins later or is too long to be read.',
      values: [{ value: from === null ? null : Math.max(0, (now - from) / 1000) }],
    },
    {
      name: 'awr_requests_unread_lines',
      help: 'Lines of the window that are no answer as our configuration writes it.',
      values: [{ value: unread }],
    },
  ];
}

/** The smallest value that so much of all is not above (nearest rank); null of none. `sorted` ascends. */
export const quantileOf = (sorted: readonly number[], quantile: number): number | null =>
  sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)] ?? null;

/** Reads backwards, a chunk at a time, until lines are older than `since`. `from`: where what was read begins; null of an empty log. */
function readSince(file: string, since: number): { answers: Answer[]; unread: number; from: number | null } {
  const answers: Answer[] = [];
  let unread = 0;
  let oldest: number | null = null;
  let rest = Buffer.alloc(0);
  const handle = open(file);
  try {
    const { size } = fs.fstatSync(handle);
    const stop = Math.max(0, size - MOST_BYTES);
    for (let end = size; end > stop; ) {
      const start = Math.max(stop, end - CHUNK);
      const chunk = Buffer.alloc(end - start);
      fs.readSync(handle, chunk, 0, chunk.length, start);
      const text = Buffer.concat([chunk, rest]);
      // A line that begins before the chunk waits for the next one; a line may be cut within a character, a line feed never is.
      const whole = start === 0 ? 0 : text.indexOf('\n') + 1;
      if (start > 0 && whole === 0) rest = text;
      else {
        rest = text.subarray(0, Math.max(0, whole - 1));
        for (const line of text.toString('utf8', whole).split('\n').reverse()) {
          if (line === '') continue;
          const answer = answerOf(line);
          if (answer === null) unread++;
          else if (answer.at < since) return { answers, unread, from: since };
          else {
            answers.push(answer);
            oldest = answer.at;
          }
        }
      }
      end = start;
    }
  } finally {
    fs.closeSync(handle);
  }
  return { answers, unread, from: oldest };
}

function answerOf(line: string): Answer | null {
  try {
    const { time, status, request_time: seconds } = JSON.parse(line) as Record<string, unknown>;
    const at = typeof time === 'string' ? Date.parse(time) : Number.NaN;
    if (typeof status !== 'number' || typeof seconds !== 'number' || Number.isNaN(at)) return null;
    return { at, status, seconds };
  } catch {
    return null;
  }
}

function open(file: string): number {
  try {
    return fs.openSync(file, 'r');
  } catch (error) {
    throw new AwrError(`The access log cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`, {
      code: 'no_access_log',
      file,
      remedy: 'Name the log that Nginx writes, and run this as a user who may read it.',
      cause: error,
    });
  }
}
