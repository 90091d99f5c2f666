import { describe, expect, test } from 'vitest';
import type { SeriesChunk } from '../../../generator/pages/series/types.ts';
import { DEFAULT_VIEW, fragmentOf, type View, viewOf } from './address.ts';
import { csvOf, type Extract } from './extract.ts';
import { keyOf } from './keys.ts';
import { measureOf } from './measure.ts';
import { firstAbove, Rows } from './rows.ts';

describe('the address', () => {
  test('brings back what it was made of', () => {
    const view: View = {
      range: [Date.UTC(2026, 9, 20, 5), Date.UTC(2026, 9, 21, 12, 30)],
      resolution: 'days',
      perTransaction: true,
      baseline: false,
      annotations: false,
      off: new Set(['aas-1.wc-commit', 'latency-1.s-2']),
      tables: new Set(['aas-1']),
    };
    expect(fragmentOf(view)).toBe(
      '#t=2026-10-20T05:00,2026-10-21T12:30&res=days&per=tx&hide=baseline,annotations&off=aas-1.wc-commit,latency-1.s-2&table=aas-1',
    );
    expect(viewOf(fragmentOf(view))).toEqual(view);
    expect(fragmentOf(DEFAULT_VIEW)).toBe('');
  });

  test('is an anchor, or nonsense, without harm', () => {
    for (const anchor of ['', '#top-sql', '#finding-1', '#x=1']) expect(viewOf(anchor)).toBeNull();
    expect(viewOf('#t=2026-10-21T00:00,2026-10-20T00:00')?.range).toBeNull();
    expect(viewOf('#t=<script>&off=<b>,ok.s-1&res=years')).toMatchObject({
      range: null,
      resolution: 'auto',
      off: new Set(['ok.s-1']),
    });
  });
});

/** Hours of 2026-10-31 on; `values` one an hour. */
function chunk(begin: number, values: (number | null)[], breaks: number[] = []): SeriesChunk {
  return {
    begin: values.map((_, i) => (i === 0 ? begin : 3600)),
    length: values.map(() => 3600),
    breaks,
    paths: values.map((_, i) => `p${i}/`),
    columns: { aas: values, transactions_per_s: values.map(() => 2) },
  };
}
const START = Date.UTC(2026, 9, 31) / 1000;

describe('rows', () => {
  test('follow from chunk to chunk; a break and a month that is not loaded part them', () => {
    const rows = new Rows(
      [chunk(START, [1, 2, 3], [1]), chunk(START + 3 * 3600, [4]), chunk(START + 9 * 3600, [5])],
      false,
    );
    expect([...rows.segment]).toEqual([0, 1, 1, 1, 2]);
    expect(new Date(rows.from[4] as number).toISOString()).toBe('2026-10-31T09:00:00.000Z');
    expect(rows.within(rows, START * 1000 + 1, (START + 7200) * 1000)).toEqual([0, 2]);
  });

  test('are gathered by the clock: mean, least and most, nothing across a break', () => {
    const rows = new Rows([chunk(START, [1, 5, null, 7, 8, 9, 10, 11], [6])], false);
    const level = rows.level(4 * 3_600_000);
    expect([...level.first]).toEqual([0, 4, 6]);
    const figures = rows.figures(level, 'aas');
    expect([...(figures?.mean ?? [])]).toEqual([13 / 3, 8.5, 10.5]);
    expect([...(figures?.min ?? [])]).toEqual([1, 8, 10]);
    expect([...(figures?.max ?? [])]).toEqual([7, 9, 11]);
    expect(rows.figures(level, 'not published')).toBeNull();
  });

  test('are each drawn alone where there is room, in buckets where there is not, and the extremes stay', () => {
    const values = Array.from({ length: 8760 }, (_, i) => (i === 4321 ? 99 : 1));
    const rows = new Rows([chunk(START, values)], false);
    const end = (START + 8760 * 3600) * 1000;
    expect(rows.levelFor(START * 1000, START * 1000 + 86_400_000, 870).stepMs).toBeNull();
    const level = rows.levelFor(START * 1000, end, 870);
    expect(level.from.length).toBeLessThanOrEqual(436);
    expect(Math.max(...(rows.figures(level, 'aas')?.max ?? []))).toBe(99);
  });

  test('per transaction: rates are divided, what is no rate stays', () => {
    const rows = new Rows([chunk(START, [4, null])], false);
    const spec = { unit: 'sessions' as const, series: [{ column: 'aas', label: '', class: '' }] };
    const measure = measureOf(spec, true);
    expect(measure.unit).toBe('seconds');
    expect(rows.value(measure.column('aas'), 0)).toBe(2);
    expect(rows.value(measure.column('aas'), 1)).toBeNaN();
    expect(measureOf({ ...spec, unit: 'milliseconds' }, true).divided).toBe(false);
    expect(
      measureOf({ unit: 'per_second', series: [{ column: 'transactions_per_s', label: '', class: '' }] }, true).divided,
    ).toBe(false);
    expect(
      measureOf({ unit: 'per_second', series: [{ column: 'redo@i2', label: '', class: '' }] }, true).column('redo@i2'),
    ).toBe('redo@i2 / transactions_per_s@i2');
  });

  test('firstAbove', () => {
    const sorted = Float64Array.of(1, 2, 2, 3);
    expect([0, 1, 2, 3].map((limit) => firstAbove(sorted, limit))).toEqual([0, 1, 3, 4]);
    expect([1, 2, 4].map((limit) => firstAbove(sorted, limit, true))).toEqual([0, 1, 4]);
  });
});

test('CSV: known to Excel, no formula, absent is empty', () => {
  const extract: Extract = {
    name: 'x',
    title: 'x',
    columns: [
      { label: '=1+1', unit: '', values: [1.5, null] },
      { label: 'User I/O, "all"', unit: 'ms', values: [-2, 3] },
    ],
    begin: ['2026-10-31 00:00:00', '2026-10-31 01:00:00'],
    end: ['2026-10-31 01:00:00', '2026-10-31 02:00:00'],
  };
  expect(csvOf(extract, { begin: '开始', end: '@结束' })).toBe(
    '\uFEFF开始,\'@结束,\'=1+1,"User I/O, ""all"" (ms)"\r\n2026-10-31 00:00:00,2026-10-31 01:00:00,1.5,-2\r\n2026-10-31 01:00:00,2026-10-31 02:00:00,,3\r\n',
  );
});

test('keys: those of the browser stay its own', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
    keyOf({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });
  expect(press('ArrowLeft', { shiftKey: true })).toEqual({ kind: 'move', by: -1, select: true });
  expect(press('+')).toEqual({ kind: 'act', act: 'in' });
  expect(press('Tab')).toBeNull();
  expect(press('0', { ctrlKey: true })).toBeNull();
});
