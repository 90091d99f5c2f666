export const LATCHES: readonly string[] = [];
