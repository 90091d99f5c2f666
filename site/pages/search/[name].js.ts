/** `/search/terms.js`: the part of the search index that the site itself knows; the rest is written by the generator. */
import type { APIRoute } from 'astro';
import { searchScript } from '../../../generator/pages/search/format.ts';
import { recordRender } from '../../lib/buildRecord.ts';
import { searchTerms, TERMS_KEY } from '../../lib/searchTerms.ts';
import { cacheKey } from '../../lib/source.ts';

export const getStaticPaths = () => [{ params: { name: 'terms' }, cacheKey: cacheKey(TERMS_KEY, 'en') }];

export const GET: APIRoute = () => {
  recordRender('search/terms.js');
  return new Response(searchScript('terms', searchTerms()), {
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  });
};
