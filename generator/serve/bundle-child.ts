/** The process that compiles the viewer. A process of its own, for what Astro leaves behind in one, and for its memory. */
import { build } from 'astro';
import { projectRoot } from '../base/config.ts';
import { BUILD_OPTIONS } from '../publish/astro-options.ts';

process.on('disconnect', () => process.exit(1));
await build({ root: projectRoot, configFile: 'astro.viewer.config.mjs', logLevel: 'info' }, BUILD_OPTIONS);
process.exit(0);
