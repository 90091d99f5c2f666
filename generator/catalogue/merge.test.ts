import { expect, test } from 'vitest';
import { mapWith, printed, reportOf, rowsOf } from './fixtures.ts';
import { mapReport } from './map.ts';
import { defineSection } from './section.ts';

const queues = defineSection({
  name: 'queues',
  key: ['queue'],
  merge: true,
  columns: [
    { name: 'queue', type: 'text', doc: '', from: ['Queue'] },
    { name: 'messages', type: 'number', doc: '', from: ['Messages'] },
    { name: 'messages_per_s', type: 'number', doc: '', from: ['Messages/s'] },
  ],
  sources: [
    { heading: /^queues$/i, expects: ['queue', 'messages'] },
    { heading: /^queue rates$/i, expects: ['queue', 'messages_per_s'] },
  ],
});

test('tables that share a key fill one row; a row that others lack, or say otherwise, stays its own', () => {
  const { rows, mappedTo } = mapWith(
    queues,
    printed('Queue rates', null, 'Queue | Messages/s', ['a | .5', 'C | 2']),
    printed('Queues', null, 'Queue | Messages', ['A | 10', 'b | 20', 'b | 30']),
    printed('Queues', null, 'Queue | Messages', ['b | 40']),
  );
  expect(rows).toEqual([
    { queue: 'A', messages: 10 },
    { queue: 'b', messages: 20 },
    { queue: 'b', messages: 30 },
    { queue: 'b', messages: 40 },
    { queue: 'a', messages_per_s: 0.5 },
    { queue: 'C', messages_per_s: 2 },
  ]);
  expect(mappedTo).toEqual(['queues', 'queues', 'queues']);
});

test('two tables of one row each are one row without a key', () => {
  const both = defineSection({ ...queues, key: [] });
  const { rows } = mapWith(
    both,
    printed('Queues', null, 'Messages', ['10']),
    printed('Queue rates', null, 'Messages/s', ['.5']),
  );
  expect(rows).toEqual([{ messages: 10, messages_per_s: 0.5 }]);
});

const cells = defineSection({
  name: 'cells',
  columns: [
    { name: 'disk_type', type: 'text', doc: '', from: ['Type'], carried: true },
    { name: 'low', type: 'number', doc: '', from: ['Range'], part: /^(.*?) - / },
    { name: 'high', type: 'number', doc: '', from: ['Range'], part: / - (.*)$/ },
    { name: 'metric', type: 'text', doc: '', codes: {} },
    { name: 'value', type: 'number', doc: '' },
    { name: 'value_text', type: 'text', doc: '' },
  ],
  sources: [
    {
      heading: /^cells$/i,
      unpivot: { header: 'metric', value: 'value', text: 'value_text' },
      expects: ['disk_type', 'low', 'high'],
    },
  ],
});

test('blank cells repeat the one above, one cell fills two columns, and what is no number is kept as text', () => {
  const { rows, warnings } = mapWith(
    cells,
    printed('Cells', null, 'Type | Range | State | Reads', ['F | 0.5 - 1,000 | normal | 7', '| 2 - 3 | | 8']),
  );
  expect(rows).toEqual([
    { disk_type: 'F', low: 0.5, high: 1000, metric: 'state', value_text: 'normal' },
    { disk_type: 'F', low: 0.5, high: 1000, metric: 'reads', value: 7 },
    { disk_type: 'F', low: 2, high: 3, metric: 'reads', value: 8 },
  ]);
  expect(warnings).toEqual([]);
});

test('a time without its year gets it from the report', () => {
  const section = defineSection({
    name: 'undo',
    columns: [{ name: 'end_time', type: 'timestamp', doc: '', from: ['End Time'], yearless: true }],
    sources: [{ heading: /^undo$/i, expects: ['end_time'] }],
  });
  const report = reportOf(printed('Undo', null, 'End Time', ['31-Dec 23:50', '01-Jan 00:00', 'soon']));
  const mapped = mapReport({ ...report, header: { ...report.header, end_time: '2024-01-01 00:10:00' } }, [section]);
  expect(rowsOf(mapped, section)).toEqual([
    { end_time: '2023-12-31 23:50:00' },
    { end_time: '2024-01-01 00:00:00' },
    {},
  ]);
  expect(mapped.warnings).toEqual(['table "Undo": 1 value(s) of undo.end_time not understood, e.g. "soon"']);
});

test('a blank cell repeats the one above only where the leading cell is blank, too', () => {
  const plans = defineSection({
    name: 'plans',
    columns: [
      { name: 'statement', type: 'text', doc: '', from: ['Statement'], carried: true },
      { name: 'plan', type: 'integer', doc: '', from: ['Plan'], carried: 'statement' },
      { name: 'event', type: 'text', doc: '', from: ['Event'] },
    ],
    sources: [{ heading: /^plans$/i, expects: ['statement', 'plan', 'event'] }],
  });
  const rows = ['a | 7 | read', '| | write', 'b | | read', '| | write'];
  expect(mapWith(plans, printed('Plans', null, 'Statement | Plan | Event', rows)).rows).toEqual([
    { statement: 'a', plan: 7, event: 'read' },
    { statement: 'a', plan: 7, event: 'write' },
    { statement: 'b', event: 'read' },
    { statement: 'b', event: 'write' },
  ]);
});
