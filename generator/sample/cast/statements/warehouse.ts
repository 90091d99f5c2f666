/** The warehouse: goods in, picking, shipping, counting, and its nightly replenishment. */
import { define } from './define.ts';

export const warehouseStatements = define({ area: 'warehouse', schedule: 'online', owner: 'WMS' }, [
  [
    'pick_next',
    'wms-handheld',
    [74000, 1900, 130, 0.9, 0, 0, 0, 1, 2, 0],
    [
      ['PICK_TASK_STATE_IX', 0.4],
      ['PICK_TASK', 0.4],
      ['BIN', 0.2],
    ],
    `select task_id, order_id, bin_id, product_id, quantity
  from pick_task
 where zone_id = :1 and state = 'READY'
 order by priority desc, due_at
 fetch first 1 row only`,
    { fragile: true, rowSource: 'SORT - ORDER BY STOPKEY' },
  ],
  [
    'pick_confirm',
    'wms-handheld',
    [71000, 460, 14, 0.25, 0, 0, 0, 1, 9, 0.95],
    [
      ['PICK_TASK', 0.55],
      ['PICK_TASK_PK', 0.25],
      ['PICK_TASK_STATE_IX', 0.2],
    ],
    `update pick_task
   set state = 'DONE', picked_qty = :1, picked_by = :2, picked_at = systimestamp
 where task_id = :3 and state = 'READY'`,
    { rowSource: 'UPDATE' },
  ],
  [
    'bin_content',
    'wms-handheld',
    [138000, 380, 21, 0.5, 0, 0, 0, 3, 0, 0],
    [
      ['BIN_CONTENT', 0.6],
      ['BIN_CONTENT_PK', 0.4],
    ],
    `select c.product_id, c.batch_no, c.quantity, c.best_before
  from bin_content c
 where c.bin_id = :1 and c.quantity > 0`,
  ],
  [
    'bin_move',
    'wms-handheld',
    [44000, 610, 19, 0.5, 0, 0, 0, 2, 14, 0.9],
    [
      ['BIN_CONTENT', 0.6],
      ['STOCK_MOVE', 0.4],
    ],
    `merge into bin_content t
using (select :1 bin_id, :2 product_id, :3 batch_no, :4 quantity from dual) s
   on (t.bin_id = s.bin_id and t.product_id = s.product_id and t.batch_no = s.batch_no)
 when matched then update set t.quantity = t.quantity + s.quantity
 when not matched then insert (bin_id, product_id, batch_no, quantity)
      values (s.bin_id, s.product_id, s.batch_no, s.quantity)`,
    { rowSource: 'MERGE' },
  ],
  [
    'move_log',
    'wms-handheld',
    [118000, 240, 9, 0.2, 0, 0, 0, 1, 8, 0],
    [
      ['STOCK_MOVE', 0.6],
      ['STOCK_MOVE_AT_IX', 0.4],
    ],
    `insert into stock_move (move_id, product_id, from_bin_id, to_bin_id, quantity, reason, moved_by, moved_at)
values (stock_move_seq.nextval, :1, :2, :3, :4, :5, :6, systimestamp)`,
    { rowSource: 'LOAD TABLE CONVENTIONAL' },
  ],
  [
    'stock_level_sync',
    'wms-sync',
    [26000, 380, 13, 0.2, 0, 0, 0, 1, 6, 0.5],
    [
      ['STOCK_LEVEL', 0.6],
      ['STOCK_LEVEL_PK', 0.4],
    ],
    `update stock_level set on_hand_qty = :1, changed_at = systimestamp where product_id = :2 and site_id = :3`,
    { rowSource: 'UPDATE' },
  ],
  [
    'sync_outbox',
    'wms-sync',
    [26500, 310, 11, 0.05, 0, 0, 0, 1, 7, 0.5],
    [
      ['SYNC_OUTBOX', 0.7],
      ['SYNC_OUTBOX_PK', 0.3],
    ],
    `insert into sync_outbox (msg_id, topic, payload, created_at) values (sync_outbox_seq.nextval, :1, :2, systimestamp)`,
    { rowSource: 'LOAD TABLE CONVENTIONAL' },
  ],
  [
    'sync_poll',
    'wms-sync',
    [14400, 700, 48, 0.1, 0, 0, 0, 20, 0, 0],
    [
      ['SYNC_OUTBOX_STATE_IX', 0.5],
      ['SYNC_OUTBOX', 0.5],
    ],
    `select msg_id, topic, payload
  from sync_outbox
 where state = 'NEW' and rownum <= :1
   for update skip locked`,
    { schedule: 'steady', rowSource: 'FOR UPDATE' },
  ],
  [
    'wave_plan',
    'wms-planner',
    [240, 1450000, 148000, 900, 600, 0, 180, 2400, 5200, 1],
    [
      ['ORDER_LINE', 0.35],
      ['PICK_TASK', 0.3],
      ['BIN_CONTENT', 0.35],
    ],
    `insert into pick_task (task_id, wave_id, order_id, product_id, bin_id, zone_id, quantity, state, priority, due_at)
select pick_task_seq.nextval, :1, l.order_id, l.product_id, b.bin_id, b.zone_id, l.quantity, 'READY', h.priority, h.ship_by
  from order_header h
  join order_line l on l.order_id = h.order_id
  join (select product_id, min(bin_id) keep (dense_rank first order by best_before) bin_id,
               min(zone_id) keep (dense_rank first order by best_before) zone_id
          from bin_content_v where quantity > 0 group by product_id) b on b.product_id = l.product_id
 where h.status = 'PAID' and h.ship_by < sysdate + :2 / 24`,
    { parses: 1, fragile: true, rowSource: 'HASH JOIN', program: 'WMS.PLANNER.BUILD_WAVE' },
  ],
  [
    'shipment_create',
    'wms-ship',
    [31000, 520, 17, 0.3, 0, 0, 0, 1, 12, 0.9],
    [
      ['SHIPMENT', 0.6],
      ['SHIPMENT_PK', 0.4],
    ],
    `insert into shipment (shipment_id, order_id, carrier_id, weight_g, label_ref, state, created_at)
values (shipment_seq.nextval, :1, :2, :3, :4, 'PACKED', systimestamp)`,
    { rowSource: 'LOAD TABLE CONVENTIONAL' },
  ],
  [
    'shipment_track',
    'wms-ship',
    [47000, 290, 11, 0.7, 0, 0, 0, 1, 3, 0.7],
    [
      ['SHIPMENT', 0.6],
      ['SHIPMENT_LABEL_IX', 0.4],
    ],
    `update shipment set state = :1, state_at = :2 where label_ref = :3 and state_at < :4`,
    { rowSource: 'UPDATE' },
  ],
  [
    'carrier_manifest',
    'wms-ship',
    [46, 690000, 74000, 800, 1500, 0, 60, 3800, 0, 0],
    [
      ['SHIPMENT', 0.7],
      ['ORDER_HEADER', 0.3],
    ],
    `select s.label_ref, s.weight_g, h.ship_to_id, a.postal_code, a.country
  from shipment s
  join order_header h on h.order_id = s.order_id
  join address a on a.address_id = h.ship_to_id
 where s.carrier_id = :1 and s.state = 'PACKED' and s.created_at >= trunc(sysdate)
 order by a.country, a.postal_code`,
    { parses: 1, fragile: true, rowSource: 'SORT - ORDER BY' },
  ],
  [
    'goods_in',
    'wms-inbound',
    [17500, 840, 31, 0.8, 0, 0, 0, 1, 19, 0.8],
    [
      ['GOODS_RECEIPT', 0.6],
      ['PURCHASE_LINE', 0.4],
    ],
    `begin inbound.receive(p_purchase_line => :1, p_quantity => :2, p_batch_no => :3, p_bin => :4); end;`,
    { rowSource: 'PL/SQL EXECUTE', program: 'WMS.INBOUND.RECEIVE' },
  ],
  [
    'purchase_open',
    'wms-inbound',
    [5200, 3900, 410, 2.2, 0, 0, 0, 18, 0, 0],
    [
      ['PURCHASE_LINE', 0.6],
      ['SUPPLIER', 0.4],
    ],
    `select l.line_id, l.product_id, l.ordered_qty - nvl(l.received_qty, 0) open_qty, s.name
  from purchase_line l join supplier s on s.supplier_id = l.supplier_id
 where l.site_id = :1 and l.due_on <= trunc(sysdate) + 1 and l.received_qty < l.ordered_qty`,
  ],
  [
    'cycle_count',
    'wms-count',
    [620, 24000, 2600, 40, 30, 0, 0, 210, 0, 0],
    [
      ['BIN_CONTENT', 0.7],
      ['BIN', 0.3],
    ],
    `select b.bin_id, b.zone_id, c.product_id, c.batch_no, c.quantity, b.last_counted_at
  from bin b left join bin_content c on c.bin_id = b.bin_id
 where b.zone_id = :1 and b.last_counted_at < sysdate - :2
 order by b.aisle, b.rack, b.shelf`,
  ],
  [
    'replenish',
    'wms-night',
    [30, 9800000, 1240000, 18000, 9000, 240000, 9000, 21000, 64000, 4],
    [
      ['BIN_CONTENT', 0.4],
      ['STOCK_MOVE', 0.4],
      ['PRODUCT', 0.2],
    ],
    `begin replenishment.plan_night(p_site => :1, p_horizon_days => :2); end;`,
    { schedule: 'batch', parses: 1, rowSource: 'PL/SQL EXECUTE', program: 'WMS.REPLENISHMENT.PLAN_NIGHT' },
  ],
  [
    'stock_snapshot',
    'wms-night',
    [14, 6200000, 380000, 3000, 16000, 310000, 4000, 420000, 260000, 1],
    [
      ['STOCK_LEVEL_DAILY', 0.4],
      ['BIN_CONTENT', 0.6],
    ],
    `insert /*+ append */ into stock_level_daily (snap_on, site_id, product_id, on_hand_qty, reserved_qty, value_amount)
select trunc(sysdate), l.site_id, l.product_id, l.on_hand_qty, l.reserved_qty, l.on_hand_qty * p.cost_price
  from stock_level l join product p on p.product_id = l.product_id`,
    { schedule: 'batch', parses: 1, rowSource: 'LOAD AS SELECT' },
  ],
  [
    'move_archive',
    'wms-night',
    [18, 4100000, 520000, 2600, 21000, 0, 0, 180000, 720000, 36],
    [
      ['STOCK_MOVE', 0.6],
      ['STOCK_MOVE_AT_IX', 0.4],
    ],
    `delete from stock_move where moved_at < add_months(trunc(sysdate), -13) and rownum <= :1`,
    { schedule: 'batch', parses: 1, rowSource: 'DELETE' },
  ],
]);
