/** The answer of a feed's address, of its model. */
import type { APIRoute } from 'astro';
import type { FeedModel } from '../../generator/pages/digest-types.ts';
import { recordRender } from './buildRecord.ts';
import { atomOf } from './feed.ts';
import { modelOf, type PageProps } from './source.ts';

export const feedResponse: APIRoute = async ({ props }) => {
  const { lang, entry } = props as PageProps;
  recordRender(`${lang}/${entry.path}`);
  return new Response(atomOf(await modelOf<FeedModel>(entry, lang), lang), {
    headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
  });
};
