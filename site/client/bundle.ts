/**
 * Bundles the client scripts that are written in parts: each is one classic script, so that it loads from files as well, of the
 * charts' and formatters' own code. Bundled anew when the site's code changes.
 */
import fs from 'node:fs';
import path from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

/** Name of the asset → its opening. */
export const CLIENT_SCRIPTS: Readonly<Record<string, string>> = {
  'explore.js': 'site/client/explore/entry.ts',
  'tables.js': 'site/client/tables/entry.ts',
  'downloads.js': 'site/client/downloads/entry.ts',
};

/** The script's text. */
export async function bundleClient(root: string, name: string): Promise<string> {
  const bundle = await rolldown({
    input: path.join(root, CLIENT_SCRIPTS[name] ?? ''),
    cwd: root,
    platform: 'browser',
    plugins: [withoutWorkers(root)],
  });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true, comments: { legal: true } });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}

/** The Excel writer compresses in workers made of text, which the site's policy forbids; it has a way without them. */
function withoutWorkers(root: string): Plugin {
  const folder = path.join(root, 'node_modules/write-excel-file/modules/zip');
  return {
    name: 'awr-without-workers',
    resolveId: (source) => (source.endsWith('/zipToArrayBuffer.js') ? path.join(folder, 'awr-zip.js') : null),
    load: (id) =>
      id === path.join(folder, 'awr-zip.js')
        ? `import zip from './zipToArrayBufferSync.js'; export default (files) => Promise.resolve(zip(files));`
        : null,
  };
}

/** Bundled once for each state of the site's code. */
export async function clientScript(root: string, build: string, name: string): Promise<string> {
  const folder = path.join(build, 'client');
  const file = path.join(folder, `${process.env['AWR_SITE_DIGEST'] || 'unknown'}-${name}`);
  if (process.env['AWR_SITE_DIGEST'] && fs.existsSync(file)) return fs.readFileSync(file, 'utf8');
  const code = await bundleClient(root, name);
  fs.mkdirSync(folder, { recursive: true });
  for (const old of fs.readdirSync(folder)) if (old.endsWith(`-${name}`)) fs.rmSync(path.join(folder, old));
  fs.writeFileSync(`${file}.part`, code);
  fs.renameSync(`${file}.part`, file);
  return code;
}
