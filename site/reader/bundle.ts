/**
 * Bundles the reader for the browser: one classic script of the generator's own code and the site's own components, so that it
 * loads from files as well. Bundled anew when any of that code changes.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { transform } from '@astrojs/compiler-rs';
import { type Plugin, rolldown } from 'rolldown';
import { codeVersion } from '../../generator/base/code-version.ts';

/** Code of the generator that the bundle has parts of; the site's own is in `AWR_SITE_DIGEST`. */
const STAGES = ['analysis', 'archive', 'catalogue', 'lake', 'report'];

/** Warnings that leave a hole in the bundle. */
const UNSOUND = new Set(['MISSING_EXPORT', 'IMPORT_IS_UNDEFINED', 'UNRESOLVED_IMPORT']);

/** Changes when the bundle may change. */
export function readerDigest(root: string): string {
  const stages = codeVersion(STAGES.map((name) => path.join(root, 'generator', name)));
  return createHash('sha256')
    .update(`${stages} ${process.env['AWR_SITE_DIGEST'] ?? ''}`)
    .digest('hex')
    .slice(0, 32);
}

/** The script's text. Throws where something of Node's is left in it. */
export async function bundleReader(root: string): Promise<string> {
  const bundle = await rolldown({
    input: path.join(root, 'site/reader/entry.ts'),
    cwd: root,
    platform: 'browser',
    plugins: [inBrowser(root), astroComponents()],
    // Astro asks where it lies, for what a server does; the bundle lies nowhere.
    transform: { define: { 'import.meta.url': '"https://site.invalid/"', 'import.meta.env': '{}' } },
    onLog: (level, log, handle) => handle(UNSOUND.has(log.code ?? '') ? 'error' : level, log),
  });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true, comments: { legal: true } });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}

/** Components as Astro compiles them; their styles are files of the site. */
function astroComponents(): Plugin {
  return {
    name: 'awr-astro-components',
    transform: {
      filter: { id: /\.astro$/ },
      handler: (code, id) => ({
        code: transform(code, {
          filename: id,
          internalURL: 'astro/compiler-runtime',
          compact: true,
          inlineComponentAssets: true,
          resultScopedSlot: true,
          resolvePath: (specifier) => specifier,
        }).code,
        moduleType: 'ts',
      }),
    },
  };
}

/** What the build of a site needs and a page in the browser does not, or does otherwise: module by its path. */
function inBrowser(root: string): Plugin {
  const stand = (name: string) => path.join(root, 'site/reader/stand-ins', name);
  const replaced = new Map([
    [path.join(root, 'site/lib/buildRecord.ts'), stand('buildRecord.ts')],
    [path.join(root, 'generator/analysis/version.ts'), stand('version.ts')],
    [path.join(root, 'generator/pages/version.ts'), stand('version.ts')],
  ]);
  return {
    name: 'awr-in-browser',
    async resolveId(source, importer) {
      if (source === 'node:crypto') return stand('crypto.ts');
      if (source.startsWith('node:')) return { id: stand('nothing.ts'), external: false };
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found ? (replaced.get(found.id) ?? found) : null;
    },
  };
}

/** Bundled once a build, and not at all while nothing changed. */
export async function readerScript(root: string, build: string): Promise<string> {
  const file = path.join(build, 'reader', `${readerDigest(root)}.js`);
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8');
  const code = await bundleReader(root);
  fs.rmSync(path.dirname(file), { recursive: true, force: true });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.part`, code);
  fs.renameSync(`${file}.part`, file);
  return code;
}
