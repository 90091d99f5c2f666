/** Rows fetched in more than one piece: chained or migrated. */
import { count, defineRule, type Hit, pct, rate, severityAt } from './rule.ts';

export default defineRule({
  id: 'chained_rows',
  no: 29,
  needs: ['instance_activity'],
  thresholds: { pct: 1, per_second: 10, medium_pct: 10 },
  source: 'common',
  impact: 'not known: AWR does not time the extra block that a continued row costs',
  depth: 2,
  find(facts, limits): Hit[] {
    const continued = facts.statistic('table fetch continued row');
    const byRowid = facts.statistic('table fetch by rowid');
    const scanned = facts.statistic('table scan rows gotten');
    const { elapsed_s: elapsed } = facts.header;
    // Without either way of fetching rows the share would come out too high.
    if (continued === null || byRowid === null || scanned === null || !elapsed) return [];
    const rows = byRowid + scanned;
    const share = rows > 0 ? (100 * continued) / rows : 0;
    const perSecond = continued / elapsed;
    if (share <= limits.pct || perSecond < limits.per_second) return [];
    return [
      {
        severity: severityAt(share, { medium: limits.medium_pct }, 'low'),
        impactPct: null,
        values: { pct: pct(share), rate: rate(perSecond), rows: count(rows) },
        evidence: [
          {
            term: 'pct_of_kind',
            of: 'table fetch continued row',
            value: share,
            unit: 'percent',
            limit: limits.pct,
            section: 'activity',
          },
          {
            term: 'per_second',
            of: 'table fetch continued row',
            value: perSecond,
            unit: 'per_second',
            limit: limits.per_second,
            section: 'activity',
          },
          { term: 'times', of: 'table fetch by rowid', value: byRowid, unit: 'count', section: 'activity' },
          { term: 'times', of: 'table scan rows gotten', value: scanned, unit: 'count', section: 'activity' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'Chained or migrated rows',
      title:
        'table fetch continued row comes to {pct} of the {rows} rows fetched, {rate}: rows lie in more than one piece.',
      cause:
        'Rows have migrated (an update made them longer than the free space of their block), are longer than a block, or belong to a table of more than 255 columns. Every further piece costs another block read.',
      advice:
        'Find the tables: ANALYZE TABLE … LIST CHAINED ROWS for those with most logical reads (DBMS_STATS does not fill CHAIN_CNT). Migrated rows: ALTER TABLE … MOVE (ONLINE from 12.2), rebuild the indexes if needed, and raise PCTFREE. Rows longer than a block: a larger block size. More than 255 columns: put columns often used first, or split the table.',
    },
    zh: {
      name: '行链接或行迁移',
      title: 'table fetch continued row 相当于所取 {rows} 行的 {pct}，{rate}：行被拆成多段存放。',
      cause: '发生了行迁移（更新后行变长，原块空间不足）、行长超过一个块，或表超过 255 列。每多一段就要多读一个块。',
      advice:
        '先找出表：对逻辑读最多的表执行 ANALYZE TABLE … LIST CHAINED ROWS（DBMS_STATS 不收集 CHAIN_CNT）。行迁移：ALTER TABLE … MOVE（12.2 起可 ONLINE），必要时重建索引，并调大 PCTFREE。行长超过块：使用更大的块。超过 255 列：把常用列放在前面，或拆分表。',
    },
  },
});
