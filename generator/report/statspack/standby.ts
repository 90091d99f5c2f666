/**
 * The report of a physical standby, as sbreport.sql writes it from snapshots that its primary keeps (11.1 to 23ai). It knows the
 * database by its unique name and the instance by its name: neither a DBID nor the instance's number is stored or printed.
 */
import type { ReportHeader } from '../types.ts';

/** The role that makes a report one of a standby. */
const ROLE = 'PHYSICAL STANDBY';

export const isOfStandby = ({ role }: ReportHeader): boolean => role === ROLE;

/** What no such report prints. */
export const NOT_OF_STANDBYS: ReadonlySet<keyof ReportHeader> = new Set(['instance_number']);

/** Completes the header of a standby's report. `uniqueName`: as printed, null of reports that are none. */
export function readStandby(header: ReportHeader, uniqueName: string | null): void {
  if (uniqueName === null) return;
  header.role = ROLE;
  header.db_unique_name = uniqueName;
  header.db_name ??= uniqueName;
  header.db_id ??= standInDbId(uniqueName);
}

/** DBIDs have 32 bits: what stands in for one is greater, so that it is never some other database's. */
const BEYOND_DBIDS = 2 ** 32;

/**
 * A number that stands in for the DBID of a database that prints its unique name alone: the same for the same name, in
 * whatever case. FNV-1a of 32 bits (Fowler, Noll, Vo), above all DBIDs.
 */
export function standInDbId(uniqueName: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(uniqueName.toLowerCase())) hash = Math.imul(hash ^ byte, 0x01000193);
  return String(BEYOND_DBIDS + (hash >>> 0));
}
