/** The web shop: baskets, orders, payments, customers. Short statements, many executions, office hours. */
import { define } from './define.ts';

export const orderStatements = define({ area: 'orders', schedule: 'online', owner: 'SHOP' }, [
  [
    'basket_read',
    'shop-web',
    [520000, 210, 9, 0.05, 0, 0, 0, 4, 0, 0],
    [
      ['BASKET_LINE_PK', 0.5],
      ['BASKET_LINE', 0.3],
      ['PRODUCT', 0.2],
    ],
    `select l.line_no, l.product_id, l.quantity, l.unit_price, p.title, p.stock_hint
  from basket_line l join product p on p.product_id = l.product_id
 where l.basket_id = :1
 order by l.line_no`,
    { rowSource: 'INDEX - RANGE SCAN' },
  ],
  [
    'product_page',
    'shop-web',
    [410000, 320, 14, 0.12, 0, 0, 0, 1, 0, 0],
    [
      ['PRODUCT', 0.4],
      ['PRODUCT_PK', 0.3],
      ['PRODUCT_TEXT', 0.3],
    ],
    `select p.product_id, p.title, p.list_price, p.category_id, t.short_text, t.long_text
  from product p, product_text t
 where p.product_id = :1 and t.product_id = p.product_id and t.lang = :2`,
  ],
  [
    'product_search',
    'shop-search',
    [46000, 9800, 640, 2.4, 3, 0, 0, 24, 0, 0],
    [
      ['PRODUCT_SEARCH_IX', 0.55],
      ['PRODUCT', 0.3],
      ['PRICE_LIST', 0.15],
    ],
    `select product_id, title, list_price, score
  from (select p.product_id, p.title, pl.price list_price, s.score,
               row_number() over (order by s.score desc, p.product_id) rn
          from product_search s
          join product p on p.product_id = s.product_id
          left join price_list pl on pl.product_id = p.product_id and pl.segment = :1
         where s.term in (:2, :3, :4) and p.active = 'Y')
 where rn between :5 and :6`,
    { rowSource: 'WINDOW - SORT PUSHED RANK' },
  ],
  [
    'price_for_customer',
    'shop-web',
    [265000, 260, 11, 0.04, 0, 0, 0, 1, 0, 0],
    [
      ['PRICE_LIST', 0.6],
      ['PRICE_LIST_PK', 0.4],
    ],
    `select /*+ first_rows(1) */ price, currency, valid_to
  from price_list
 where product_id = :b1 and segment = :b2
   and :b3 between valid_from and valid_to`,
  ],
  [
    'order_insert',
    'shop-order',
    [38000, 640, 22, 0.35, 0, 0, 0, 1, 18, 0.9],
    [
      ['ORDER_HEADER', 0.4],
      ['ORDER_HEADER_PK', 0.3],
      ['ORDER_HEADER_CUST_IX', 0.3],
    ],
    `insert into order_header (order_id, customer_id, channel, status, ordered_at, net_amount, tax_amount, ship_to_id)
values (order_header_seq.nextval, :1, :2, 'NEW', systimestamp, :3, :4, :5)
returning order_id into :6`,
    { rowSource: 'LOAD TABLE CONVENTIONAL' },
  ],
  [
    'order_line_insert',
    'shop-order',
    [121000, 390, 15, 0.3, 0, 0, 0, 1, 12, 0],
    [
      ['ORDER_LINE', 0.45],
      ['ORDER_LINE_PK', 0.3],
      ['ORDER_LINE_PROD_IX', 0.25],
    ],
    `insert into order_line (order_id, line_no, product_id, quantity, unit_price, discount_pct)
values (:1, :2, :3, :4, :5, :6)`,
    { rowSource: 'LOAD TABLE CONVENTIONAL' },
  ],
  [
    'order_history',
    'shop-account',
    [52000, 2600, 170, 3.1, 0, 0, 0, 12, 0, 0],
    [
      ['ORDER_HEADER', 0.5],
      ['ORDER_HEADER_CUST_IX', 0.3],
      ['ORDER_LINE', 0.2],
    ],
    `select h.order_id, h.ordered_at, h.status, h.net_amount,
       (select count(*) from order_line l where l.order_id = h.order_id) line_count
  from order_header h
 where h.customer_id = :1
   and h.ordered_at >= add_months(sysdate, -24)
 order by h.ordered_at desc
 fetch first 20 rows only`,
    { fragile: true },
  ],
  [
    'order_status',
    'shop-account',
    [96000, 310, 12, 0.4, 0, 0, 0, 1, 0, 0],
    [
      ['ORDER_HEADER_PK', 0.6],
      ['ORDER_HEADER', 0.4],
    ],
    `select status, status_at, carrier_ref from order_header where order_id = :1 and customer_id = :2`,
  ],
  [
    'open_orders',
    'order-monitor',
    [1900, 41000, 5200, 9, 12, 0, 0, 160, 0, 0],
    [
      ['ORDER_HEADER_STATUS_IX', 0.35],
      ['ORDER_HEADER', 0.45],
      ['CUSTOMER', 0.2],
    ],
    `select h.order_id, h.customer_id, c.name, h.ordered_at, h.net_amount
  from order_header h
  join customer c on c.customer_id = h.customer_id
 where h.status in ('NEW', 'PAID', 'PICKING')
   and h.channel = :1
   and h.ordered_at < sysdate - :2 / 24
 order by h.ordered_at`,
    { fragile: true },
  ],
  [
    'payment_insert',
    'payment',
    [36500, 520, 16, 0.2, 0, 0, 0, 1, 11, 0.9],
    [
      ['PAYMENT', 0.6],
      ['PAYMENT_PK', 0.4],
    ],
    `insert into payment (payment_id, order_id, method, amount, currency, provider_ref, booked_at)
values (payment_seq.nextval, :1, :2, :3, :4, :5, systimestamp)`,
    { rowSource: 'LOAD TABLE CONVENTIONAL' },
  ],
  [
    'payment_match',
    'payment',
    [7400, 6900, 820, 4.6, 0, 0, 0, 3, 2, 0.5],
    [
      ['PAYMENT', 0.55],
      ['ORDER_HEADER', 0.45],
    ],
    `select p.payment_id, p.order_id, p.amount, h.net_amount + h.tax_amount due
  from payment p
  join order_header h on h.order_id = p.order_id
 where p.provider_ref = :1
   and p.booked_at > sysdate - 10
   and not exists (select null from payment_match m where m.payment_id = p.payment_id)`,
    { fragile: true },
  ],
  [
    'voucher_redeem',
    'shop-order',
    [9800, 480, 13, 0.15, 0, 0, 0, 1, 6, 0.6],
    [
      ['VOUCHER', 0.6],
      ['VOUCHER_PK', 0.4],
    ],
    `update voucher set redeemed_order_id = :1, redeemed_at = systimestamp
 where voucher_code = :2 and redeemed_order_id is null`,
    { rowSource: 'UPDATE' },
  ],
  [
    'stock_reserve',
    'shop-order',
    [118000, 430, 12, 0.1, 0, 0, 0, 1, 5, 0],
    [
      ['STOCK_LEVEL', 0.6],
      ['STOCK_LEVEL_PK', 0.4],
    ],
    `update stock_level
   set reserved_qty = reserved_qty + :1, changed_at = systimestamp
 where product_id = :2 and site_id = :3
   and on_hand_qty - reserved_qty >= :4`,
    { rowSource: 'UPDATE' },
  ],
  [
    'doc_number',
    'shop-order',
    [39000, 190, 6, 0.01, 0, 0, 0, 1, 4, 0],
    [
      ['DOC_NUMBER', 0.7],
      ['DOC_NUMBER_PK', 0.3],
    ],
    `update doc_number set last_no = last_no + 1 where doc_type = :1 and fiscal_year = :2 returning last_no into :3`,
    { rowSource: 'UPDATE', program: 'SHOP.NUMBERING.NEXT_NO' },
  ],
  [
    'customer_login',
    'shop-web',
    [61000, 240, 9, 0.2, 0, 0, 0, 1, 0, 0],
    [
      ['CUSTOMER_EMAIL_IX', 0.5],
      ['CUSTOMER', 0.5],
    ],
    `select customer_id, name, segment, password_hash, locked_until from customer where email_key = :1`,
  ],
  [
    'customer_touch',
    'shop-web',
    [60500, 270, 7, 0.02, 0, 0, 0, 1, 3, 0.8],
    [
      ['CUSTOMER', 0.7],
      ['CUSTOMER_PK', 0.3],
    ],
    `update customer set last_login_at = systimestamp, login_count = login_count + 1 where customer_id = :1`,
    { rowSource: 'UPDATE' },
  ],
  [
    'recommendations',
    'shop-reco',
    [88000, 1500, 96, 0.8, 0, 0, 0, 8, 0, 0],
    [
      ['RECO_PAIR_IX', 0.5],
      ['RECO_PAIR', 0.3],
      ['PRODUCT', 0.2],
    ],
    `select r.other_product_id, p.title, r.weight
  from reco_pair r, product p
 where r.product_id = :1
   and p.product_id = r.other_product_id
   and p.active = 'Y'
 order by r.weight desc
 fetch first 8 rows only`,
    { rowSource: 'SORT - ORDER BY STOPKEY' },
  ],
  [
    'clickstream_insert',
    'shop-web',
    [310000, 130, 4, 0.02, 0, 0, 0, 1, 4, 0.12],
    [
      ['CLICK_EVENT', 0.7],
      ['CLICK_EVENT_AT_IX', 0.3],
    ],
    `insert into click_event (event_at, session_key, page, product_id, referrer_id) values (:1, :2, :3, :4, :5)`,
    { rowSource: 'LOAD TABLE CONVENTIONAL' },
  ],
  [
    'session_sweep',
    'shop-jobs',
    [58, 180000, 21000, 120, 400, 0, 0, 900, 4200, 1],
    [
      ['WEB_SESSION', 0.6],
      ['WEB_SESSION_PK', 0.4],
    ],
    `delete from web_session where last_seen_at < systimestamp - interval '45' minute and rownum <= 5000`,
    { schedule: 'steady', rowSource: 'DELETE', parses: 1, program: 'SHOP.HOUSEKEEPING.SWEEP_SESSIONS' },
  ],
  [
    'invoice_run',
    'billing',
    [22, 7400000, 910000, 9400, 6000, 0, 2200, 14000, 88000, 14],
    [
      ['ORDER_HEADER', 0.4],
      ['ORDER_LINE', 0.35],
      ['INVOICE', 0.25],
    ],
    `begin billing.invoice_run(p_day => :1, p_bucket => :2, p_commit_every => :3); end;`,
    { schedule: 'batch', parses: 1, rowSource: 'PL/SQL EXECUTE', program: 'SHOP.BILLING.INVOICE_RUN' },
  ],
]);
