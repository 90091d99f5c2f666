export const EVENTS: readonly string[] = [];
