/**
 * The columns that describe the host. The first one's name stands half over the labels before it, and 12.1 prints the names
 * over two lines, at other places than the values below.
 */
import type { SourceTable } from '../types.ts';

/** As 11.1 prints them, in the places of its line of dashes. */
export const HOST_COLUMNS = 'Host Name             Platform                CPUs Cores Sockets   Memory (G)';

/** The line of dashes below them, the same in all releases. */
export const HOST_RULER = /^~{4} -{8,}(?: -+){5}$/;

const BROKEN = /^Host +Name +Platform +CPUs *\nCores +Sockets +Memory \(G\) *$/m;

/** The report with the names of these columns where its other releases have them. */
export function withHostColumns(text: string): string {
  return text.replace(BROKEN, HOST_COLUMNS);
}

/** The table of the host with its name's column called what it is, as everything that looks for names of hosts expects. */
export function withHostName(table: SourceTable): SourceTable {
  const [label, name, ...others] = table.header;
  return label === 'Host' && name === 'Name' ? { ...table, header: ['', 'Host Name', ...others] } : table;
}
