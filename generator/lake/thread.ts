/** What the worker threads load. */
import { useCompileCache } from '../base/compile-cache.ts';

useCompileCache();

const [worker, encoder, mapper] = await Promise.all([
  import('./worker.ts'),
  import('./encode.ts'),
  import('./remap.ts'),
]);

export default worker.default;
export const encode = encoder.default;
export const remap = mapper.default;
