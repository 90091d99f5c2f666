/** What goes into the artefact, of the commit's files and of the packages' files, and what is left out and why. */

/** Files of the root that the program reads, or that a reader of the artefact wants. */
const ROOT_FILES = new Set([
  ...['LICENSE', 'README.md', 'README.zh-CN.md', 'package.json', 'awr.config.example.ts'],
  ...['tsconfig.json', 'astro.config.mjs', 'astro.viewer.config.mjs'],
  // Part of the digest of the site's code: other packages, other pages.
  'package-lock.json',
]);
/** `ansible` rides along: an operator without internet installs from the artefact itself. */
const FOLDERS = ['bin/', 'generator/', 'site/', 'docs/', 'ansible/', 'scripts/ops/', 'scripts/preflight_checks/'];
const SCRIPTS = new Set(['scripts/preflight', 'scripts/smoke']);
/** Not needed where nothing is tested, and inventories of test hosts. */
const NOT_SHIPPED = /\.(test|bench)\.ts$|(^|\/)(testing|fixtures|e2e)\/|^ansible\/inventories\/(?!example\/)/;

/** True for a file of the commit that goes into the artefact. */
export function isShipped(file: string): boolean {
  if (NOT_SHIPPED.test(file)) return false;
  return ROOT_FILES.has(file) || SCRIPTS.has(file) || FOLDERS.some((folder) => file.startsWith(folder));
}

/** Files of packages that nothing reads at run time, or that another platform would. */
const LEFT_OUT: readonly { files: RegExp; why: string }[] = [
  // It names where each package was fetched from: another mirror, other bytes.
  { files: /^node_modules\/\.package-lock\.json$/, why: 'where this build fetched the packages' },
  { files: /^node_modules\/node-linux-[^/]+\/(include|share)\//, why: 'C headers and manuals of Node' },
  { files: /\/prebuilds\/[^/]+\/[^/]+\.bare$/, why: 'add-ons of Bare, another JavaScript runtime' },
  { files: /\.(js|mjs|cjs|css|ts|mts|cts)\.map$/, why: 'source maps' },
  // The cards use two weights (generator/pages/cards/png.ts); the other seven are 70 MB.
  {
    files: /^node_modules\/@expo-google-fonts\/noto-sans-sc\/(?!400Regular\/|700Bold\/)[^/]+\/[^/]+\.ttf$/,
    why: 'weights of the font that no card uses',
  },
];

/** Why a file of `node_modules` is left out; null when it goes along. */
export function leftOutBecause(file: string): string | null {
  return LEFT_OUT.find(({ files }) => files.test(file))?.why ?? null;
}
