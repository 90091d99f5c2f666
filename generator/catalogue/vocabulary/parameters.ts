export const PARAMETERS: readonly string[] = [];
