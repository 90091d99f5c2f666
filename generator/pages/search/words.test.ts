import { describe, expect, test } from 'vitest';
import { nameWords, statementWords } from './words.ts';

describe('words of a statement', () => {
  test('names and hints, folded, once; no keyword, number, alias or text in quotes', () => {
    expect(
      statementWords(
        "SELECT /*+ INDEX(o ORDERS_PK) */ o.Order_Id, count(*) FROM shop.orders o WHERE o.state = 'PENDING' AND o.note LIKE q'[it's x]' AND order_id > 100",
      ),
    ).toEqual(['index', 'orders_pk', 'order_id', 'shop', 'orders', 'state', 'note']);
  });

  test('a text that is cut within quotes ends there', () => {
    expect(statementWords("update accounts set note = 'secret wor")).toEqual(['accounts', 'note']);
  });

  test('names of other scripts, from two characters on', () => {
    expect(statementWords('select 金额 from 订单表')).toEqual(['金额', '订单表']);
  });

  test('a statement of thousands of words is found by its first ones', () => {
    const text = Array.from({ length: 5000 }, (_, i) => `column_${i}`).join(', ');
    expect(statementWords(text)).toHaveLength(120);
  });
});

test('a name is found from each of its parts on', () => {
  expect(nameWords('ORDER_ITEMS_PK')).toEqual(['order_items_pk', 'items_pk']);
  expect(nameWords('WRH$_ACTIVE')).toEqual(['wrh$_active', 'active']);
});
