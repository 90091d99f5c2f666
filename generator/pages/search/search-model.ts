/** Model of the search page: what it can be browsed for without scripts. Paths are below `/{lang}/`. */

export interface SearchModel {
  type: 'search';
  /** By address. */
  databases: { name: string; dbId: string; path: string; hosts: string[] }[];
  /** By name. `databases`: those whose reports list it; the path is the event's page there, or the database's. */
  events: { name: string; waitClass: string | null; databases: { name: string; path: string }[] }[];
}
