/** The columns that describe the host. 12.1 prints their names at other places, over two lines, than the values below. */

/** As 11.1 prints them, in the places of its line of dashes. */
export const HOST_COLUMNS = 'Host Name             Platform                CPUs Cores Sockets   Memory (G)';

/** The line of dashes below them, the same in all releases. */
export const HOST_RULER = /^~{4} -{8,}(?: -+){5}$/;

const BROKEN = /^Host +Name +Platform +CPUs *\nCores +Sockets +Memory \(G\) *$/m;

/** The report with the names of these columns where its other releases have them. */
export function withHostColumns(text: string): string {
  return text.replace(BROKEN, HOST_COLUMNS);
}
