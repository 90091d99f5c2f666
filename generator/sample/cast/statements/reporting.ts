/** Reporting: the nightly load of the fact tables and the questions people ask of them in the morning and the evening. */
import { define } from './define.ts';

export const reportingStatements = define({ area: 'reporting', schedule: 'report', owner: 'DWH' }, [
  [
    'sales_by_day',
    'bi-dashboard',
    [900, 310000, 9800, 30, 900, 21000, 60, 31, 0, 0],
    [
      ['SALES_FACT', 0.8],
      ['CALENDAR_DIM', 0.2],
    ],
    `select d.calendar_day, d.weekday_name, sum(f.net_amount) net, count(distinct f.order_id) orders
  from sales_fact f join calendar_dim d on d.day_key = f.day_key
 where d.calendar_day between :1 and :2
 group by d.calendar_day, d.weekday_name
 order by d.calendar_day`,
    { parses: 1, rowSource: 'PARTITION RANGE - ITERATOR' },
  ],
  [
    'sales_by_category',
    'bi-dashboard',
    [420, 820000, 24000, 60, 2200, 64000, 900, 140, 0, 0],
    [
      ['SALES_FACT', 0.75],
      ['PRODUCT_DIM', 0.25],
    ],
    `select p.category_name, p.brand_name, sum(f.net_amount) net, sum(f.quantity) units,
       ratio_to_report(sum(f.net_amount)) over () share
  from sales_fact f
  join product_dim p on p.product_key = f.product_key
 where f.day_key between :1 and :2
 group by rollup (p.category_name, p.brand_name)`,
    { parses: 1, rowSource: 'HASH - GROUP BY' },
  ],
  [
    'customer_cohorts',
    'bi-analyst',
    [26, 9400000, 310000, 2200, 16000, 520000, 46000, 1800, 0, 0],
    [
      ['SALES_FACT', 0.7],
      ['CUSTOMER_DIM', 0.3],
    ],
    `with first_order as (
  select customer_key, min(day_key) first_day from sales_fact group by customer_key
)
select trunc(d.calendar_day, 'MM') cohort, months_between(trunc(e.calendar_day, 'MM'), trunc(d.calendar_day, 'MM')) age,
       count(distinct f.customer_key) customers, sum(f.net_amount) net
  from first_order o
  join calendar_dim d on d.day_key = o.first_day
  join sales_fact f on f.customer_key = o.customer_key
  join calendar_dim e on e.day_key = f.day_key
 group by trunc(d.calendar_day, 'MM'), months_between(trunc(e.calendar_day, 'MM'), trunc(d.calendar_day, 'MM'))`,
    { parses: 1, rowSource: 'HASH JOIN' },
  ],
  [
    'margin_report',
    'bi-finance',
    [64, 3600000, 140000, 900, 5200, 190000, 8200, 5200, 0, 0],
    [
      ['SALES_FACT', 0.6],
      ['COST_FACT', 0.4],
    ],
    `select p.category_name, s.site_name, sum(f.net_amount) revenue, sum(c.cost_amount) cost,
       sum(f.net_amount) - sum(c.cost_amount) margin
  from sales_fact f
  join cost_fact c on c.order_id = f.order_id and c.line_no = f.line_no
  join product_dim p on p.product_key = f.product_key
  join site_dim s on s.site_key = f.site_key
 where f.day_key between :1 and :2
 group by p.category_name, s.site_name`,
    { parses: 1, rowSource: 'HASH JOIN', fragile: true },
  ],
  [
    'stock_turnover',
    'bi-analyst',
    [38, 2700000, 98000, 600, 3800, 120000, 3600, 2600, 0, 0],
    [
      ['STOCK_FACT', 0.7],
      ['PRODUCT_DIM', 0.3],
    ],
    `select p.product_code, avg(s.on_hand_qty) avg_stock, sum(f.quantity) sold,
       round(sum(f.quantity) / nullif(avg(s.on_hand_qty), 0), 2) turnover
  from stock_fact s
  join sales_fact f on f.product_key = s.product_key and f.day_key = s.day_key
  join product_dim p on p.product_key = s.product_key
 where s.day_key between :1 and :2
 group by p.product_code
having sum(f.quantity) > 0`,
    { parses: 1, rowSource: 'HASH JOIN' },
  ],
  [
    'late_shipments',
    'bi-dashboard',
    [340, 260000, 31000, 420, 800, 0, 20, 90, 0, 0],
    [
      ['SHIPMENT_FACT', 0.7],
      ['SHIPMENT_FACT_DUE_IX', 0.3],
    ],
    `select carrier_name, count(*) late, avg(delivered_at - promised_at) avg_delay_days
  from shipment_fact
 where promised_at between :1 and :2
   and nvl(delivered_at, sysdate) > promised_at
 group by carrier_name
 order by late desc`,
    { parses: 1, fragile: true },
  ],
  [
    'kpi_tile',
    'bi-dashboard',
    [26000, 2100, 140, 0.6, 0, 0, 0, 1, 0, 0],
    [
      ['KPI_DAILY', 0.6],
      ['KPI_DAILY_PK', 0.4],
    ],
    `select kpi_value, kpi_target, trend_pct from kpi_daily where kpi_code = :1 and site_key = :2 and day_key = :3`,
    { parses: 0.4 },
  ],
  [
    'drill_orders',
    'bi-dashboard',
    [3800, 16000, 1900, 22, 0, 0, 0, 240, 0, 0],
    [
      ['SALES_FACT_CUST_IX', 0.4],
      ['SALES_FACT', 0.6],
    ],
    `select f.order_id, f.line_no, p.product_code, f.quantity, f.net_amount
  from sales_fact f join product_dim p on p.product_key = f.product_key
 where f.customer_key = :1 and f.day_key between :2 and :3
 order by f.order_id, f.line_no`,
    { parses: 0.4, fragile: true },
  ],
  [
    'load_sales',
    'etl-sales',
    [20, 16000000, 940000, 9000, 30000, 260000, 6000, 520000, 910000, 2],
    [
      ['SALES_FACT', 0.5],
      ['STG_ORDER_LINE', 0.5],
    ],
    `insert /*+ append parallel(4) */ into sales_fact
       (day_key, order_id, line_no, customer_key, product_key, site_key, quantity, net_amount, tax_amount)
select d.day_key, l.order_id, l.line_no, c.customer_key, p.product_key, s.site_key, l.quantity, l.net_amount, l.tax_amount
  from stg_order_line l
  join calendar_dim d on d.calendar_day = trunc(l.ordered_at)
  join customer_dim c on c.customer_id = l.customer_id and c.current_flag = 'Y'
  join product_dim p on p.product_id = l.product_id and p.current_flag = 'Y'
  join site_dim s on s.site_id = l.site_id
 where l.load_id = :1`,
    { schedule: 'batch', parses: 1, rowSource: 'LOAD AS SELECT' },
  ],
  [
    'load_shipments',
    'etl-shipment',
    [16, 7200000, 520000, 6400, 14000, 110000, 2400, 160000, 310000, 2],
    [
      ['SHIPMENT_FACT', 0.6],
      ['STG_SHIPMENT', 0.4],
    ],
    `merge into shipment_fact t
using (select * from stg_shipment where load_id = :1) s
   on (t.shipment_id = s.shipment_id)
 when matched then update set t.delivered_at = s.delivered_at, t.state = s.state
 when not matched then insert (shipment_id, order_id, carrier_name, promised_at, delivered_at, state)
      values (s.shipment_id, s.order_id, s.carrier_name, s.promised_at, s.delivered_at, s.state)`,
    { schedule: 'batch', parses: 1, rowSource: 'MERGE' },
  ],
  [
    'customer_dim_scd',
    'etl-dims',
    [12, 5100000, 610000, 8200, 9000, 0, 1800, 42000, 190000, 2],
    [
      ['CUSTOMER_DIM', 0.7],
      ['STG_CUSTOMER', 0.3],
    ],
    `update customer_dim d
   set d.current_flag = 'N', d.valid_to = trunc(sysdate) - 1
 where d.current_flag = 'Y'
   and exists (select null from stg_customer s
                where s.customer_id = d.customer_id and s.load_id = :1 and s.row_hash <> d.row_hash)`,
    { schedule: 'batch', parses: 1, rowSource: 'UPDATE' },
  ],
  [
    'kpi_build',
    'etl-kpi',
    [10, 12000000, 420000, 3100, 24000, 480000, 22000, 5200, 21000, 1],
    [
      ['SALES_FACT', 0.6],
      ['KPI_DAILY', 0.4],
    ],
    `begin kpi_builder.build_day(p_day => :1); end;`,
    { schedule: 'batch', parses: 1, rowSource: 'PL/SQL EXECUTE', program: 'DWH.KPI_BUILDER.BUILD_DAY' },
  ],
  [
    'export_finance',
    'etl-export',
    [8, 8600000, 260000, 1400, 11000, 390000, 26000, 610000, 0, 0],
    [
      ['SALES_FACT', 0.55],
      ['COST_FACT', 0.45],
    ],
    `select f.day_key, f.order_id, f.line_no, f.net_amount, f.tax_amount, c.cost_amount, s.ledger_account
  from sales_fact f
  join cost_fact c on c.order_id = f.order_id and c.line_no = f.line_no
  join site_dim s on s.site_key = f.site_key
 where f.day_key = :1
 order by s.ledger_account, f.order_id, f.line_no`,
    { schedule: 'batch', parses: 1, rowSource: 'SORT - ORDER BY' },
  ],
  [
    'stage_purge',
    'etl-stage',
    [24, 900000, 140000, 600, 5000, 0, 0, 90000, 290000, 12],
    [
      ['STG_ORDER_LINE', 0.7],
      ['STG_SHIPMENT', 0.3],
    ],
    `delete from stg_order_line where load_id < :1 and rownum <= 50000`,
    { schedule: 'batch', parses: 1, rowSource: 'DELETE' },
  ],
]);
