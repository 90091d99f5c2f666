/** `/assets/reader.js`: the reader for `/{lang}/read/`, bundled from the generator's own code. */
import type { APIRoute } from 'astro';
import { readerDigest, readerScript } from '../../reader/bundle.ts';

const root = process.env['AWR_ROOT'] ?? process.cwd();

export const getStaticPaths = () => [{ params: { file: 'reader.js' }, cacheKey: readerDigest(root) }];

export const GET: APIRoute = async () =>
  new Response(await readerScript(root, process.env['AWR_BUILD'] ?? 'data/build'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
