/** Limits of rendering on demand, against a renderer that hangs, dies and grows when told to. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type RendererLimits, Renderers } from './renderers.ts';

const WORKER = path.join(import.meta.dirname, 'testing/fake-worker.ts');
let renderers: Renderers;
afterEach(() => renderers.stop(0));

function open(limits: Partial<RendererLimits> = {}): Renderers {
  const all = { renderers: 1, queue: 1, renderTimeoutS: 20, renderMemoryMb: 300, ...limits };
  renderers = new Renderers({
    bundle: { entry: 'none', digest: 'none' },
    lake: 'none',
    limits: all,
    site: { baseUrl: null, cards: 'none' },
    onLine: () => {},
    worker: WORKER,
  });
  return renderers;
}

const ask = async (url: string, signal = new AbortController().signal) => {
  const { status, body } = await renderers.render({ url, ifNoneMatch: undefined, signal });
  return { status, pid: Number(/\d+/.exec(body.toString())?.[0]) };
};

describe('renderers', () => {
  test('render one page at a time, and refuse what the queue does not hold', async () => {
    open();
    await renderers.warmUp();
    const first = ask('/en/slow/');
    const second = ask('/en/slow/');
    await expect(ask('/en/third/')).rejects.toMatchObject({ code: 'overloaded' });
    expect(renderers.queued).toBe(1);
    expect((await first).pid).toBe((await second).pid);
    expect(await ask('/en/third/')).toMatchObject({ status: 200 });
    expect(renderers.stats).toEqual({ restarts: 0, active: 0 });
  });

  test('end a page that takes too long, and what waited behind it is told so in time', async () => {
    open({ renderTimeoutS: 0.5 });
    await renderers.warmUp();
    const { pid } = await ask('/en/page/');
    const hung = ask('/en/hang/');
    const behind = ask('/en/page/');
    await expect(hung).rejects.toMatchObject({ code: 'too_slow' });
    await expect(behind).rejects.toMatchObject({ code: 'too_slow' });
    expect(renderers.stats.restarts).toBe(1);
    await renderers.warmUp();
    expect((await ask('/en/page/')).pid).not.toBe(pid);
  });

  test('outlive a renderer that dies', async () => {
    open();
    await expect(ask('/en/die/')).rejects.toMatchObject({ code: 'renderer_died' });
    expect(await ask('/en/page/')).toMatchObject({ status: 200 });
  });

  test('replace one that has grown', async () => {
    open();
    const before = await ask('/en/page/');
    await ask('/en/grow/').catch(() => null);
    await expect.poll(() => renderers.stats.restarts).toBe(1);
    expect((await ask('/en/page/')).pid).not.toBe(before.pid);
  });

  test('leave the queue when nobody waits any more', async () => {
    open();
    await renderers.warmUp();
    const gone = new AbortController();
    const first = ask('/en/slow/');
    const second = ask('/en/page/', gone.signal);
    gone.abort();
    await expect(second).rejects.toMatchObject({ code: 'too_slow' });
    expect(renderers.queued).toBe(0);
    await first;
  });

  test('finish what is under way when stopped, refuse the rest, and leave nothing behind', async () => {
    open();
    await renderers.warmUp();
    const first = ask('/en/slow/');
    const second = ask('/en/page/');
    const refused = expect(second).rejects.toMatchObject({ code: 'stopped' });
    const { pid } = await Promise.all([first, renderers.stop(5000)]).then(([page]) => page);
    await refused;
    await expect(ask('/en/page/')).rejects.toMatchObject({ code: 'stopped' });
    await expect.poll(() => fs.existsSync(`/proc/${pid}`)).toBe(false);
  });
});
