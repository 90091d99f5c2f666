// The viewer's build: the pages' components compiled for a server, without a page rendered. `AWR_VIEWER_OUT` says where to.
// What is compiled must give the same bytes as the site's build does: the settings that shape HTML are those of astro.config.mjs.
import path from 'node:path';
import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

const out = process.env.AWR_VIEWER_OUT;
if (!out) throw new Error('AWR_VIEWER_OUT is not set');
process.env.ASTRO_TELEMETRY_DISABLED = '1';
process.env.AWR_ROOT = import.meta.dirname;

const folder = (name) => path.join(out, name, path.sep);

export default defineConfig({
  srcDir: 'site/viewer',
  // Assets are the published site's.
  publicDir: 'site/viewer/public',
  outDir: folder('site'),
  cacheDir: folder('cache'),
  output: 'server',
  adapter: node({ mode: 'middleware' }),
  session: false,
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { cacheDir: path.join(out, 'vite') },
});
