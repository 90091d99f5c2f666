/** The sentence that opens a page, as HTML. */
import { headlineSentence, unstopped } from '../../generator/pages/headline-sentence.ts';
import type { Finding, Headline, NamedPage } from '../../generator/pages/types.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { type Linking, unlinked, withNames } from './names.ts';
import { usualWhen } from './usual.ts';

const strong = (text: string) => `<b>${esc(text)}</b>`;

/**
 * The sentence as HTML. A finding that asks for something says more than the event that took most time; `names` are what it
 * names and that have pages. Without `linked` there are no links in it.
 */
export function headlineHtml(
  headline: Headline,
  lang: Lang,
  finding: Pick<Finding, 'title'> | null = null,
  { linked = unlinked, names = [] }: { linked?: Linking; names?: readonly NamedPage[] } = {},
): string {
  return headlineSentence(
    headline,
    {
      lang,
      say: (phrase, values) => t(lang).html(`headline.${phrase}`, values),
      strong,
      plain: esc,
      when: (usual) => usualWhen(usual, lang),
      event: (topEvent) => linked(strong(topEvent.name), topEvent.path),
    },
    finding && withNames(unstopped(finding.title[lang]), names, linked),
  );
}
