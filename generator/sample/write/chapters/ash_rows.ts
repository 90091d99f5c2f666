/** Active session history as rows: statements, sessions, events and slots of time, from the interval's times. */
import { clockTime } from '../../calendar.ts';
import type { EventFigures, Interval, SqlFigures } from '../../model/types.ts';
import { hash32 } from '../../random.ts';
import { bare, fixed, int, pct } from '../format.ts';
import type { Layout } from '../layout.ts';
import type { Cell } from '../page.ts';
import { shortText } from './sql.ts';

export const CPU = 'CPU + Wait for CPU';
export const SAMPLE_US = 10_000_000;
export const modern = (layout: Layout): boolean => layout.modern;
export const container = (layout: Layout): string[] => (layout.pdbColumn ? ['Container Name'] : []);
export const containerCell = (interval: Interval, layout: Layout): string[] =>
  layout.pdbColumn && interval.database.pdb ? [interval.database.pdb.name] : [];

/** A statement's time by event, longest first. */
export function eventsOf(it: SqlFigures): [event: string, us: number][] {
  const all: [string, number][] = [
    [CPU, it.cpuUs],
    ['db file sequential read', it.singleUs],
    ['db file scattered read', it.multiUs],
    ['direct path read', it.directUs],
    ['direct path read temp', it.tempUs],
    ['enq: TX - row lock contention', it.lockUs],
    ['gc cr block 2-way', it.clusterUs],
  ];
  return all.filter(([, us]) => us > 0).sort((a, b) => b[1] - a[1]);
}

export const topSql = (interval: Interval): SqlFigures[] =>
  [...interval.sql].sort((a, b) => b.elapsedUs - a.elapsedUs).slice(0, 5);
export const sampled = (it: SqlFigures, interval: Interval): string =>
  int(Math.max(1, Math.min(it.executions, it.elapsedUs / SAMPLE_US, interval.elapsedS)));

/** Rows of statements with their events of at least one percent. */
export function sqlEvents(interval: Interval, layout: Layout, byRowSource: boolean): Cell[][] {
  return topSql(interval).flatMap((it) => {
    const activity = fixed(pct(it.elapsedUs, interval.dbTimeUs), 2);
    return eventsOf(it)
      .filter(([, us], i) => i === 0 || pct(us, interval.dbTimeUs) >= 1)
      .slice(0, 3)
      .map(([event, us]) => {
        const share = fixed(pct(us, interval.dbTimeUs), 2);
        const cells = byRowSource
          ? [it.statement.rowSource, share, event, share]
          : [event, share, it.statement.rowSource, share];
        return [
          it.statement.sqlId,
          String(it.planHash),
          sampled(it, interval),
          activity,
          ...cells,
          shortText(it.statement.text),
          ...containerCell(interval, layout),
        ];
      });
  });
}

/** Invented session: the same statement's program is always the same session. */
export function session(interval: Interval, it: SqlFigures): string {
  const n = hash32(`session/${interval.database.name}/${it.statement.key}/${interval.startup}`);
  return `${n % 1900},${String(n % 60000).padStart(5)}`;
}

export function topSessions(interval: Interval): Cell[][] {
  const samples = interval.elapsedS / 10;
  return topSql(interval).map((it) => {
    const [event, us] = eventsOf(it)[0] ?? [CPU, 0];
    // One session of the several that run the statement.
    const own = Math.min(interval.elapsedS * 0.92 * 1e6, us / Math.max(1, it.elapsedUs / (interval.elapsedS * 1e6)));
    const share = fixed(pct(own, interval.dbTimeUs), 2);
    return [
      session(interval, it),
      share,
      event,
      share,
      it.statement.owner,
      it.statement.module,
      `${int(own / SAMPLE_US)}/${int(samples)} [${int((100 * own) / SAMPLE_US / samples).padStart(3)}%]`,
      it.changes > 0 ? int(own / SAMPLE_US) : '0',
    ];
  });
}

/** Who holds up the others: the lock's holder in a row-lock storm, the log writer when commits take their time. */
export function blockers(interval: Interval): Cell[][] {
  const samples = int(interval.elapsedS / 10);
  const row = (
    sid: string,
    event: string,
    us: number,
    user: string,
    program: string,
    xids: string,
    active: number,
  ): Cell[] => [
    sid,
    fixed(pct(us, interval.dbTimeUs), 2),
    event,
    fixed(pct(us, interval.dbTimeUs), 2),
    user,
    program,
    `${int(active * (interval.elapsedS / 10))}/${samples} [${int(active * 100).padStart(3)}%]`,
    xids,
  ];
  const us = (name: string): number => interval.foreground.find((it) => it.name === name)?.us ?? 0;
  const rows: [number, Cell[]][] = [];
  const lock = interval.sql.find((it) => it.lockUs > interval.elapsedS * 1e6);
  if (lock) {
    const holder = `${session(interval, lock).replace(/,/, ',')}(${String(interval.instance.number).padStart(6)})`;
    rows.push([
      lock.lockUs,
      row(
        holder,
        'enq: TX - row lock contention',
        lock.lockUs * 0.88,
        lock.statement.owner,
        lock.statement.module,
        '1',
        0.07,
      ),
    ]);
  }
  const sync = us('log file sync');
  if (pct(sync, interval.dbTimeUs) >= 2) {
    const sid = `${(interval.database.dbId % 900) + 100},${String(interval.startup % 60000).padStart(5)}(${String(interval.instance.number).padStart(6)})`;
    rows.push([
      sync,
      row(
        sid,
        'log file sync',
        sync,
        'SYS',
        `oracle@${interval.instance.host} (LGWR)`,
        '0',
        Math.min(0.97, 0.1 + interval.activity * 0.5),
      ),
    ]);
  }
  return rows.sort((a, b) => b[0] - a[0]).map(([, cells]) => cells);
}

export interface Activity {
  event: string;
  waitClass: string;
  type: 'FOREGROUND' | 'BACKGROUND';
  us: number;
}

export function topEvents(interval: Interval): Activity[] {
  const of =
    (type: Activity['type']) =>
    (it: EventFigures): Activity => ({ event: it.name, waitClass: it.waitClass, type, us: it.us });
  const all: Activity[] = [
    { event: CPU, waitClass: 'CPU', type: 'FOREGROUND', us: interval.dbCpuUs },
    { event: CPU, waitClass: 'CPU', type: 'BACKGROUND', us: interval.backgroundCpuUs },
    ...interval.foreground.map(of('FOREGROUND')),
    ...interval.background.map(of('BACKGROUND')),
  ];
  return all.sort((a, b) => b.us - a.us);
}

/** Ten minutes or less a slot; the activity is shared out with a little wave over them. */
export function overTime(interval: Interval): Cell[][] {
  const { begin, end, elapsedS } = interval;
  const count = Math.max(2, Math.min(12, Math.round(elapsedS / 300)));
  const shown = topEvents(interval).slice(0, 3);
  const total = interval.dbTimeUs + interval.backgroundElapsedUs;
  return Array.from({ length: count }, (_, slot) => slot).flatMap((slot) => {
    const from = Math.round(begin.time + (slot * elapsedS) / count);
    const to = slot === count - 1 ? end.time : Math.round(begin.time + ((slot + 1) * elapsedS) / count);
    const part = (1 + 0.15 * Math.sin(slot * 2.1 + (begin.time % 7))) / count;
    const label = `${clockTime(from)}   (${bare((to - from) / 60, 1)} min)`;
    return shown.map((it) => {
      const samples = (it.us * part) / SAMPLE_US;
      return [label, int((total * part) / SAMPLE_US), it.event, int(samples), fixed(pct(it.us * part, total), 2)];
    });
  });
}
