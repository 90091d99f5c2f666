/** What is said of a page that is asked for and is not there. */
import { AwrError } from '../../base/errors.ts';

/** The error of a model that is asked for and not there. `what`: as one would call the page. */
export function noPage(what: string): AwrError {
  return new AwrError(`There is no page for ${what}.`, {
    code: 'no_page',
    remedy: 'It may have been replaced in the lake since the pages were listed: build the site again.',
  });
}
