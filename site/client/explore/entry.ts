/** The bundle's opening: `assets/explore.js`, on pages whose charts can be explored. */
import { receive } from './load.ts';
import { explore } from './page.ts';

receive();
explore();
