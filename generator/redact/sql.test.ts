import { describe, expect, it } from 'vitest';
import { sqlWithoutLiterals } from './sql.ts';

const own = (text: string): string => sqlWithoutLiterals(text, { ownLines: true });
const folded = (text: string): string => sqlWithoutLiterals(text, { ownLines: false });

describe('SQL without literals', () => {
  it.each([
    ["select 'a''b' from t", 'select ? from t'],
    ["select N'a', n'b', q'[it's]', Q'{x'y}', nq'!a'b!', q'#z'y#' from t", 'select ?, ?, ?, ?, ?, ? from t'],
    ['select 1, -2.5, .5, 1.5e-10f, 2d, 1e+5 from t1', 'select ?, -?, ?, ?, ?, ? from t1'],
    ["select date '2024-01-02', timestamp '2024-01-02 03:04:05' from t", 'select date ?, timestamp ? from t'],
    ["update t set a=hextoraw('DEADBEEF'), b=0x1F", 'update t set a=hextoraw(?), b=?'],
    ['begin for i in 1..10 loop null; end loop; end;', 'begin for i in ?.? loop null; end loop; end;'],
    ['select :1, :b2, :"SYS_B_0", t1.c2$ from "Tab 1" t1', 'select :1, :b2, :"SYS_B_0", t1.c2$ from "Tab 1" t1'],
    ['select a /* secret */ from t -- secret\nwhere b = c', 'select a   from t  \nwhere b = c'],
    ['alter user u identified by tiger replace old', 'alter user u identified by ? replace ?'],
    ['create user u identified by "a b"', 'create user u identified by ?'],
    ["create user u identified by values 'S:1F'", 'create user u identified by values ?'],
    ["execute immediate 'select 'x' from t where a = 'secret''", 'execute immediate ?'],
  ])('%s', (sql, expected) => {
    if (sql.startsWith('execute')) expect(own(sql)).not.toContain('secret');
    else expect(own(sql)).toBe(expected);
  });

  it('keeps the keywords of hints and the names they take', () => {
    expect(own("select /*+ index(t ix1) parallel(t 8) secret opt_param('a' 'b') rows(1) */ x from t")).toBe(
      'select /*+ index(t ix1) parallel(t ?) opt_param(? ?) */ x from t',
    );
    expect(own('select /*+ index(@"SEL$1" "T"@"SEL$1" ("T"."A"))')).toContain('index(');
  });

  it.each([
    ["SELECT a FROM t WHERE b = 'secr...", 'SELECT a FROM t WHERE b = ?...'],
    ["SELECT a FROM t WHERE b = 'secr", 'SELECT a FROM t WHERE b = ?'],
    ['SELECT a /* secr...', 'SELECT a  ...'],
    ["SELECT q'[it's se", 'SELECT ?'],
    ["ecret' and c = 'd'", '?'],
    ['ecret words', '?'],
    ['/* secr', ' '],
    ["SELECT \"unclosed 'secret'", 'SELECT "unclosed ?'],
  ])('cut: %s', (sql, expected) => {
    expect(own(sql)).toBe(expected);
  });

  it('takes all behind a line comment where lines are not the statement’s own', () => {
    expect(folded('select a -- secret\nwords from t')).toBe('select a  ');
    expect(own('select a -- secret')).toBe('select a  ');
  });

  it('leaves what stands for a missing text', () => {
    expect(own('** SQL Text Not Available **')).toBe('** SQL Text Not Available **');
    expect(own('  ')).toBe('  ');
  });

  it('takes time in proportion to the text', () => {
    const start = performance.now();
    for (const lead of ['/* */', '--\n', '<<a>>', ' ', '(']) own(`${lead.repeat(200_000)}x`);
    for (const piece of ["'", '"', '/*', "q'[", '(', '--', '1.', ':"', "'a"]) own(`select ${piece.repeat(200_000)}`);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
