/** What a series is called: the database and its instance, one name where both are the same. */

export const seriesName = (dbName: string, instanceName: string): string =>
  dbName.toLowerCase() === instanceName.toLowerCase() ? dbName : `${dbName} ${instanceName}`;
