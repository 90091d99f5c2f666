/** In a browser nothing is built, and nothing recorded. */
export const recordRender = (_page: string): void => undefined;
