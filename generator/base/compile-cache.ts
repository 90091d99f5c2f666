/** Code that an earlier run has compiled: a thread would else spend a second on taking the types out of it. */
import { enableCompileCache } from 'node:module';
import path from 'node:path';

/** For what is imported from here on. Where the cache cannot be written there is none; that is no fault. */
export function useCompileCache(): void {
  enableCompileCache(path.resolve(import.meta.dirname, '../../node_modules/.cache/awr'));
}
