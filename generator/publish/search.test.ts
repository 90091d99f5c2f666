import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf } from './content.ts';
import { writeSearch } from './search.ts';

describe('the search index in a built site', () => {
  let site = '';
  const read = (file: string): string => fs.readFileSync(path.join(site, 'search', file), 'utf8');

  beforeAll(() => {
    site = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-search-'));
    fs.mkdirSync(path.join(site, 'search'));
    fs.writeFileSync(path.join(site, 'search/terms.js'), 'awrSearch("terms",{});\n');
  });
  afterAll(() => fs.rmSync(site, { recursive: true, force: true }));

  test('is written once, taken over where it is equal, and what is no longer is removed', () => {
    const files = new Map<string, unknown>([
      ['names', { format: 1 }],
      ['sql/a', [1]],
      ['times/orcl-1/2024-03', {}],
    ]);
    expect(writeSearch(site, files)).toEqual({ written: 3, removed: 0 });
    expect(read('sql/a.js')).toBe('awrSearch("sql/a",[1]);\n');
    expect(writeSearch(site, files)).toEqual({ written: 0, removed: 0 });
    files.delete('sql/a');
    expect(writeSearch(site, files.set('names', { format: 2 }))).toEqual({ written: 1, removed: 1 });
    expect(fs.existsSync(path.join(site, 'search/sql/a.js'))).toBe(false);
    expect(read('terms.js')).toContain('terms');
  });

  test('passes the gate whole, and not cut off', () => {
    const script = read('names.js');
    expect(contentOf('search/names.js', script)).toEqual({ findings: [], links: [] });
    expect(contentOf('search/names.js', script.slice(0, -4)).findings).toMatchObject([{ key: 'cut search' }]);
  });
});
