/** The thread that makes pages' models, and the files beside them, while the build's own thread renders. See `maker.ts`. */
import { parentPort } from 'node:worker_threads';
import { useCompileCache } from '../../base/compile-cache.ts';
import { AwrError } from '../../base/errors.ts';
import type { ModelSource } from '../page-types.ts';
import type { MadePage } from './make.ts';
import type { Answer, Asked, Failure } from './maker.ts';

useCompileCache();
const [{ openModelSource }, { makePage }] = await Promise.all([import('../source.ts'), import('./make.ts')]);

let source: ModelSource | undefined;

async function answer(asked: Asked): Promise<unknown> {
  if (asked.what === 'open') {
    // Pages are rendered and packed meanwhile: a second thread would take their time, and a quarter more to do the same.
    source = await openModelSource(asked.lakeDir, { threads: 1, ...asked.options });
    return;
  }
  if (!source) throw new Error('no lake is open');
  if (asked.what === 'entries') return await source.entries();
  if (asked.what === 'expect') return source.expect(asked.paths);
  return await makePage(source, asked.type, asked.key);
}

parentPort?.on('message', ({ id, asked }: { id: number; asked: Asked }) => {
  answer(asked).then(
    (value) => parentPort?.postMessage({ id, value } satisfies Answer, asked.what === 'page' ? bytesOf(value) : []),
    (error: unknown) => parentPort?.postMessage({ id, failure: failureOf(error) } satisfies Answer),
  );
});

/** What is handed over, not copied. */
function bytesOf(page: unknown): ArrayBuffer[] {
  const { forms } = page as MadePage;
  return Object.values(forms ?? {}).flatMap(({ json, markdown }) => [json.buffer, markdown.buffer]);
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), stack: '', told: null };
  const { message, stack = '' } = error;
  if (!(error instanceof AwrError)) return { message, stack, told: null };
  const { code, ...rest } = error;
  const told = { code, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'string')) };
  return { message, stack, told };
}
