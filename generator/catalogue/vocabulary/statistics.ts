export const STATISTICS: readonly string[] = [];
