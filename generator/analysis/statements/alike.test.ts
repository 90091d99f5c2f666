import { describe, expect, test } from 'vitest';
import { alikeStatements, type StatementText } from './alike.ts';
import { fingerprintOf } from './fingerprint.ts';

const shape = (text: string) => fingerprintOf(text)?.shape;
const texts = (...all: string[]): StatementText[] => all.map((text, i) => ({ sqlId: `s${i}`, text, cut: false }));
const groups = (...all: string[]) =>
  alikeStatements(texts(...all)).map(({ sqlIds, differences }) => ({ sqlIds, differences }));

describe('fingerprints', () => {
  test('literals, white space, case and the length of IN lists do not count', () => {
    const one = shape("select a, b from t where id in (1, 2, 3) and name = 'O''Hara'");
    expect(one).toBe('SELECT A,B FROM T WHERE ID IN(?…)AND NAME=?');
    expect(shape("SELECT a,b\n FROM t WHERE id IN (17,18) AND name=q'[x]'")).toBe(one);
    expect(shape('select a, b from t where id in (:B1, :B2) and name = :n')).toBe(
      'SELECT A,B FROM T WHERE ID IN(:b…)AND NAME=:b',
    );
  });
  test('names, operators, quoted names, hints and arguments of functions do', () => {
    expect(shape('select a from t where x = 1')).not.toBe(shape('select a from u where x = 1'));
    expect(shape('select a from t where x = 1')).not.toBe(shape('select a from t where x < 1'));
    expect(shape('select "a" from t')).not.toBe(shape('select "A" from t'));
    expect(shape('select /*+ full(t) */ a from t')).not.toBe(shape('select /* no hint */ a from t'));
    expect(shape('select f(1, 2) from t')).not.toBe(shape('select f(1) from t'));
  });
  test('no text, no fingerprint: none printed, left out, or too short to mean anything', () => {
    for (const text of ['', '** SQL Text Not Available **', '[SQL text left out]', '?', 'COMMIT'])
      expect(fingerprintOf(text)).toBeNull();
  });
  test('a statement as long as a book takes no longer than its beginning', () => {
    const long = `select a from t where id in (${'1,'.repeat(200_000)}1)`;
    const begun = performance.now();
    expect(shape(long)?.length).toBeLessThan(40_000);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

describe('statements alike', () => {
  test('say in what they differ', () => {
    expect(groups('select a from t where x = 1', 'select a from t where x = 2', 'select b from t')).toEqual([
      { sqlIds: ['s0', 's1'], differences: ['literals'] },
    ]);
    expect(groups('select a from t where x in (:1,:2)', 'select a from t where x in (:1,:2,:3)')).toEqual([
      { sqlIds: ['s0', 's1'], differences: ['list_length'] },
    ]);
    expect(
      groups(
        'select a from t where x in (1,2)',
        'select a from t where x in (1,3)',
        'select a from t where x in (4,5,6)',
      ),
    ).toEqual([{ sqlIds: ['s0', 's1', 's2'], differences: ['literals', 'list_length'] }]);
    expect(groups('select /* r1 */ a from t', 'select /* r2 */ a from t')).toMatchObject([
      { differences: ['comments'] },
    ]);
    expect(groups('select a  from t', 'SELECT a from t')).toMatchObject([{ differences: ['layout'] }]);
    // Redacted: the literals that told them apart are gone.
    expect(groups('select a from t where x = ?', 'select a from t where x = ?')).toMatchObject([
      { differences: ['unknown'] },
    ]);
  });

  test('cut texts go where just one whole text begins like them, else together; short ones nowhere', () => {
    const columns = Array.from({ length: 40 }, (_, i) => `column_${i}`).join(', ');
    const whole = `select ${columns} from orders where id = 1 and state = 'open' order by id`;
    const cut = (text: string, sqlId: string): StatementText => ({ sqlId, text, cut: true });
    const one = alikeStatements([
      { sqlId: 'whole', text: whole, cut: false },
      cut(whole.replace('id = 1 ', 'id = 123 ').slice(0, 470), 'cut'),
    ]);
    expect(one).toMatchObject([{ sqlIds: ['cut', 'whole'], cut: true }]);
    const none = alikeStatements([
      cut(whole.slice(0, 470), 'a'),
      cut(whole.slice(0, 460), 'b'),
      cut('select 1 fr', 'c'),
    ]);
    expect(none).toMatchObject([{ sqlIds: ['a', 'b'], cut: true }]);
    const other = whole.replace('order by id', 'order by day');
    const two = alikeStatements([...texts(whole, other), cut(whole.slice(0, 470), 'cut')]);
    expect(two).toEqual([]);
  });
});
