/** Segment Statistics (Global): the cluster's top segments, for `segments`. */
import type { Source } from '../../section.ts';

export const clusterSegments: Source = {
  heading: /^segment statistics \(global\)$/i,
  from: { ordering: ['Statistic'], value: ['Value'], pct_total: ['%Total'] },
  expects: ['ordering', 'owner', 'tablespace', 'object_name', 'object_type', 'value', 'pct_total'],
};
