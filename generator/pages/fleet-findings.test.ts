import { describe, expect, test } from 'vitest';
import { type FleetIncidents, findingsEntries, findingsModel, mondayOf } from './fleet-findings.ts';
import type { FleetIncident } from './fleet-findings-types.ts';
import type { SnapshotRef } from './types.ts';

const snapshot = { reportId: 'r', path: 'orcl-1/orcl1/x/' } as SnapshotRef;
const DATABASE = { slug: 'orcl-1', dbName: 'ORCL', dbId: '1', synthetic: false };

function incident(id: string, begin: string, more: Partial<FleetIncident> = {}): FleetIncident {
  return {
    id,
    rule: 'log_file_sync',
    object: null,
    severity: 'medium',
    usual: false,
    subject: 'orcl1',
    begin,
    end: begin,
    snapshots: 1,
    ongoing: false,
    impactPct: 10,
    impactS: 60,
    title: { en: id, zh: id },
    named: [],
    worst: snapshot,
    first: snapshot,
    database: DATABASE,
    ...more,
  };
}

/** As they are loaded: begin last first. */
function incidentsOf(list: readonly FleetIncident[], weeks: [string, FleetIncident[][]][]): FleetIncidents {
  return { all: list.toSorted((a, b) => (a.begin < b.begin ? 1 : -1)), weeks: new Map(weeks) };
}

test('a week begins on its Monday, over the turn of a year as well', () => {
  expect(mondayOf('2026-10-26 00:00:00')).toBe('2026-10-26');
  expect(mondayOf('2026-11-01 23:59:59')).toBe('2026-10-26');
  expect(mondayOf('2027-01-01 12:00:00')).toBe('2026-12-28');
});

describe('the overview', () => {
  const list = [
    incident('old', '2026-10-20 10:00:00'),
    incident('low', '2026-10-27 10:00:00', { severity: 'low', ongoing: true }),
    incident('habit', '2026-10-27 11:00:00', { ongoing: true, usual: true }),
    incident('high', '2026-10-26 10:00:00', { severity: 'high', ongoing: true, impactPct: 5, impactS: null }),
    incident('note', '2026-10-28 10:00:00', { severity: 'info', ongoing: true, rule: 'parameter_changed' }),
    incident('usual', '2026-10-25 09:00:00', { usual: true, severity: 'high' }),
    incident('news', '2026-10-25 08:00:00'),
  ];
  const model = findingsModel(incidentsOf(list, []), '');

  test('tells what goes on and is news, the worst first', () => {
    expect(model?.ongoing.map(({ id }) => id)).toEqual(['high', 'low']);
  });

  test('then the others, newest day first, news before habits', () => {
    expect(model?.ended.map(({ id }) => id)).toEqual(['news', 'usual', 'old']);
  });

  test('counts by severity, rule and database', () => {
    expect(model?.total).toEqual({ high: 2, medium: 3, low: 1, info: 1 });
    expect(model?.rules.map(({ rule, impactS }) => [rule, impactS])).toEqual([
      ['log_file_sync', 300],
      ['parameter_changed', 60],
    ]);
    expect(model?.rules[0]?.name.zh).not.toBe(model?.rules[0]?.name.en);
    expect(model?.databases).toMatchObject([{ ongoing: 2, usual: 2, newest: '2026-10-28 10:00:00' }]);
  });
});

describe('the page of a week', () => {
  const [a, b, c] = [
    incident('a', '2026-10-20 10:00:00'),
    incident('b', '2026-10-21 10:00:00'),
    incident('c', '2026-10-28 10:00:00'),
  ] as const;
  const weeks: [string, FleetIncident[][]][] = [
    ['2026-10-26', [[c]]],
    ['2026-10-19', [[a], [b]]],
  ];
  const incidents = incidentsOf([a, b, c], weeks);

  test('has the incidents of its part, and the weeks beside it', () => {
    const model = findingsModel(incidents, '2026-10-19/2');
    expect(model?.week).toEqual({ monday: '2026-10-19', part: 2, parts: 2 });
    expect(model?.ended).toEqual([b]);
    expect(model?.weeks.map(({ monday, counts }) => [monday, counts.medium])).toEqual([
      ['2026-10-26', 1],
      ['2026-10-19', 2],
    ]);
    expect(findingsModel(incidents, '2026-10-19/3')).toBeNull();
    expect(findingsModel(incidents, '2020-01-06/1')).toBeNull();
  });

  test('changes with its own incidents alone', () => {
    const digests = (list: FleetIncidents) => new Map(findingsEntries(list).map(({ path, digest }) => [path, digest]));
    const before = digests(incidents);
    const changed = { ...c, snapshots: 2, ongoing: true };
    const after = digests(incidentsOf([a, b, changed], [['2026-10-26', [[changed]]], weeks[1] as (typeof weeks)[1]]));
    const differing = [...after].filter(([path, digest]) => before.get(path) !== digest).map(([path]) => path);
    expect([...before.keys()]).toContain('findings/2026-10-19_2/');
    expect(differing).toEqual(['findings/', 'findings/2026-10-26/']);
  });
});
