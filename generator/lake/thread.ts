/**
 * What the worker threads load. They start with the code that an earlier run has compiled: a thread would else spend a
 * second on taking the types out of it.
 */
import { enableCompileCache } from 'node:module';
import path from 'node:path';

// Where it cannot be written there is none; that is no fault.
enableCompileCache(path.resolve(import.meta.dirname, '../../node_modules/.cache/awr'));

const [worker, encoder, mapper] = await Promise.all([
  import('./worker.ts'),
  import('./encode.ts'),
  import('./remap.ts'),
]);

export default worker.default;
export const encode = encoder.default;
export const remap = mapper.default;
