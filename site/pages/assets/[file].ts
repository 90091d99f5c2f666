/** Scripts that are bundled: `/assets/reader.js`, from the generator's own code, and the client scripts written in parts. */
import type { APIRoute } from 'astro';
import { CLIENT_SCRIPTS, clientScript } from '../../client/bundle.ts';
import { readerDigest, readerScript } from '../../reader/bundle.ts';

const root = process.env['AWR_ROOT'] ?? process.cwd();

export const getStaticPaths = () => [
  { params: { file: 'reader.js' }, cacheKey: readerDigest(root) },
  ...Object.keys(CLIENT_SCRIPTS).map((file) => ({ params: { file }, cacheKey: process.env['AWR_SITE_DIGEST'] ?? '' })),
];

export const GET: APIRoute = async ({ params: { file = '' } }) => {
  const build = process.env['AWR_BUILD'] ?? 'data/build';
  const script = file === 'reader.js' ? await readerScript(root, build) : await clientScript(root, build, file);
  return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
};
