/** What both builds by Astro, of the site and of the viewer, are told beside their configuration. */
import type { build } from 'astro';

type BuildOptions = NonNullable<Parameters<typeof build>[1]>;

/**
 * Without `sync` nothing is written next to the program, which a host keeps read-only: Astro's step of that name writes types for
 * editors and content collections into `.astro` of the checkout, and the site has no use for either. The option is Astro's own
 * (`AstroBuilderOptions`), though not of its documented ones; `astro check` writes the types itself.
 */
export const BUILD_OPTIONS = { sync: false } as BuildOptions;
