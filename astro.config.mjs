// The site's build: plain files, nothing inlined, unchanged pages reused. `AWR_BUILD` says where scratch and output are,
// `AWR_LAKE` where the lake is, `AWR_SITE_DIGEST` what the site's own code is (part of every page's cache key).
import path from 'node:path';
import { defineConfig } from 'astro/config';
import { buildRecord } from './site/lib/buildRecord.ts';

const root = import.meta.dirname;
const build = path.resolve(root, process.env.AWR_BUILD ?? 'data/build');
process.env.ASTRO_TELEMETRY_DISABLED = '1';
process.env.AWR_ROOT = root;
process.env.AWR_BUILD = build;

const folder = (name) => path.join(build, name, path.sep);

export default defineConfig({
  srcDir: 'site',
  publicDir: 'site/public',
  outDir: folder('site'),
  cacheDir: folder('cache'),
  output: 'static',
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  experimental: { incrementalBuild: true },
  integrations: [buildRecord(build)],
  vite: {
    cacheDir: path.join(build, 'vite'),
    // Output of the last build stays in place, so that unchanged pages are not even copied; buildRecord removes what is gone.
    build: { emptyOutDir: false },
  },
});
