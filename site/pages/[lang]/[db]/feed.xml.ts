/** `/{lang}/{db}/feed.xml`: a database's incidents as Atom. */
import { feedResponse } from '../../../lib/feedRoute.ts';
import { pagesOf } from '../../../lib/source.ts';

export const getStaticPaths = async () => (await pagesOf('feed', '[db]')).filter(({ props }) => props.entry.key !== '');
export const GET = feedResponse;
