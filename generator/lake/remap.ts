/** What a worker thread does for a report that is in the lake already: its tables to rows by the present catalogue. */
import { mapReport } from '../catalogue/map.ts';
import { payloadOf } from './payload.ts';
import { reportOf, type StoredReport } from './stored.ts';
import type { Wire } from './wire.ts';

export default function remap(stored: StoredReport): Wire {
  const report = reportOf(stored);
  return payloadOf(report, mapReport(report), stored.facts);
}
