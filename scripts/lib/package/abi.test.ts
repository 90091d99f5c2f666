/** The gate on native files, over files made here byte by byte, and over real ones beside readelf. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkAbi, compareVersions, EL8_CEILINGS } from './abi.ts';
import { ElfError, nativeNeeds } from './elf.ts';

const BASE = 0x40_0000n;

/** A shared library of nothing but its needs: library → versions. One segment holds the whole file, at an address of its own. */
function elfOf(needs: Record<string, string[]>, { machine = 62, weak = false } = {}): Buffer {
  let strings = '\0';
  const nameAt = (text: string): number => {
    const at = strings.length;
    strings += `${text}\0`;
    return at;
  };
  const libraries = Object.entries(needs).map(([library, versions]) => ({
    at: nameAt(library),
    versions: versions.map(nameAt),
  }));
  const tables = libraries.map(({ at, versions }, index) => {
    const table = Buffer.alloc(16 + versions.length * 16);
    table.writeUInt16LE(1, 0);
    table.writeUInt16LE(versions.length, 2);
    table.writeUInt32LE(at, 4);
    table.writeUInt32LE(16, 8);
    table.writeUInt32LE(index === libraries.length - 1 ? 0 : table.length, 12);
    for (const [each, version] of versions.entries()) {
      table.writeUInt16LE(weak ? 2 : 0, 16 + each * 16 + 4);
      table.writeUInt32LE(version, 16 + each * 16 + 8);
      table.writeUInt32LE(each === versions.length - 1 ? 0 : 16, 16 + each * 16 + 12);
    }
    return table;
  });
  const start = 64 + 2 * 56;
  const stringsAt = start;
  const needsAt = stringsAt + strings.length;
  const dynamicAt = needsAt + tables.reduce((sum, table) => sum + table.length, 0);
  const entries: [bigint, bigint][] = [
    ...libraries.map(({ at }): [bigint, bigint] => [1n, BigInt(at)]),
    [5n, BASE + BigInt(stringsAt)],
    [0x6ffffffen, BASE + BigInt(needsAt)],
    [0x6fffffffn, BigInt(libraries.length)],
    [0n, 0n],
  ];
  const dynamic = Buffer.alloc(entries.length * 16);
  for (const [index, [tag, value]] of entries.entries()) {
    dynamic.writeBigUInt64LE(tag, index * 16);
    dynamic.writeBigUInt64LE(value, index * 16 + 8);
  }
  const head = Buffer.alloc(start);
  head.write('\x7fELF\x02\x01\x01', 'latin1');
  head.writeUInt16LE(3, 16);
  head.writeUInt16LE(machine, 18);
  head.writeBigUInt64LE(64n, 32);
  head.writeUInt16LE(56, 54);
  head.writeUInt16LE(2, 56);
  const segment = (at: number, type: number, offset: number, size: number): void => {
    head.writeUInt32LE(type, at);
    head.writeBigUInt64LE(BigInt(offset), at + 8);
    head.writeBigUInt64LE(BASE + BigInt(offset), at + 16);
    head.writeBigUInt64LE(BigInt(size), at + 32);
  };
  segment(64, 1, 0, dynamicAt + dynamic.length);
  segment(64 + 56, 2, dynamicAt, dynamic.length);
  return Buffer.concat([head, Buffer.from(strings, 'latin1'), ...tables, dynamic]);
}

const problemsOf = (bytes: Buffer, along: string[] = []): string[] =>
  checkAbi([{ path: 'node_modules/a/a.node', bytes }], along).problems;

test('reads libraries and the versions asked of each', () => {
  const needs = { 'libc.so.6': ['GLIBC_2.2.5', 'GLIBC_2.28'], 'libstdc++.so.6': ['GLIBCXX_3.4.25'] };
  expect(nativeNeeds(elfOf(needs))).toEqual({
    machine: 62,
    libraries: ['libc.so.6', 'libstdc++.so.6'],
    versions: [
      { library: 'libc.so.6', version: 'GLIBC_2.2.5' },
      { library: 'libc.so.6', version: 'GLIBC_2.28' },
      { library: 'libstdc++.so.6', version: 'GLIBCXX_3.4.25' },
    ],
  });
});

test('what Oracle Linux 8 has passes, and the newest of each family is told', () => {
  const bytes = elfOf({
    'libc.so.6': ['GLIBC_2.9', 'GLIBC_2.28'],
    'libstdc++.so.6': ['GLIBCXX_3.4.25', 'CXXABI_1.3.11', 'CXXABI_FLOAT128'],
  });
  expect(checkAbi([{ path: 'a.node', bytes }], [])).toEqual({
    files: 1,
    newest: { GLIBC: '2.28', GLIBCXX: '3.4.25', CXXABI: '1.3.11' },
    problems: [],
  });
});

test.each([
  ['GLIBC_2.29', 'libm.so.6', 'GLIBC_2.28'],
  ['GLIBCXX_3.4.26', 'libstdc++.so.6', 'GLIBCXX_3.4.25'],
  ['CXXABI_1.3.12', 'libstdc++.so.6', 'CXXABI_1.3.11'],
  ['GCC_12.0.0', 'libgcc_s.so.1', 'GCC_7.0.0'],
])('%s is refused, with file and symbol version', (version, library, ceiling) => {
  expect(problemsOf(elfOf({ [library]: [version] }))).toEqual([
    `node_modules/a/a.node: needs ${version} of ${library}, newer than ${ceiling}`,
  ]);
});

test('a version of no known family is refused, one that the loader does without is not', () => {
  expect(problemsOf(elfOf({ 'libc.so.6': ['GLIBC_PRIVATE'] }))).toEqual([
    'node_modules/a/a.node: needs GLIBC_PRIVATE of libc.so.6, which is not known to be there',
  ]);
  expect(problemsOf(elfOf({ 'libc.so.6': ['GLIBC_2.99'] }, { weak: true }))).toEqual([]);
});

test('libraries are those of the host, or ride along', () => {
  const bytes = elfOf({ 'libc.so.6': ['GLIBC_2.17'], 'libvips-cpp.so.8': ['LIBVIPS_CPP_8'] });
  expect(problemsOf(bytes)).toContain(
    'node_modules/a/a.node: needs the library libvips-cpp.so.8, which neither the host nor the artefact has',
  );
  expect(problemsOf(bytes, ['node_modules/b/lib/libvips-cpp.so.8'])).toEqual([]);
  expect(problemsOf(elfOf({ 'libc.musl-x86_64.so.1': [] }))).toHaveLength(1);
});

test('another machine, and a damaged file', () => {
  expect(problemsOf(elfOf({}, { machine: 183 }))).toEqual([
    'node_modules/a/a.node: for another machine (ELF machine 183, not x86-64)',
  ]);
  const whole = elfOf({ 'libc.so.6': ['GLIBC_2.28'] });
  expect(problemsOf(whole.subarray(0, 100))).toEqual(['node_modules/a/a.node: damaged: it points beyond its own end']);
  for (let length = 0; length < whole.length - 20; length++) {
    try {
      nativeNeeds(whole.subarray(0, length));
    } catch (error) {
      expect(error).toBeInstanceOf(ElfError);
    }
  }
});

test('files of other kinds are passed over', () => {
  expect(checkAbi([{ path: 'a.js', bytes: Buffer.from('export {}') }], [])).toEqual({
    files: 0,
    newest: {},
    problems: [],
  });
});

test('versions are compared by numbers', () => {
  expect(compareVersions('3.4.9', '3.4.25')).toBeLessThan(0);
  expect(compareVersions('2.28', '2.28')).toBe(0);
  expect(compareVersions('2.28.1', '2.28')).toBeGreaterThan(0);
});

const hasReadelf = spawnSync('readelf', ['--version'], { stdio: 'ignore' }).status === 0;
const real = fs.globSync(
  'node_modules/{@duckdb,@img,@rolldown,lightningcss-linux-x64-gnu,@napi-rs}/**/*.{node,so,so.*}',
  {
    cwd: path.resolve(import.meta.dirname, '../../..'),
  },
);

describe.skipIf(!hasReadelf || real.length === 0)(
  hasReadelf ? 'real files' : 'real files (skipped: no readelf here)',
  () => {
    test.each(real)('%s: the same needs as readelf finds', (file) => {
      const full = path.resolve(import.meta.dirname, '../../..', file);
      const { stdout } = spawnSync('readelf', ['-V', '-W', full], { encoding: 'utf8', maxBuffer: 1 << 26 });
      const needs = stdout.slice(stdout.indexOf('.gnu.version_r'));
      const expected = [...needs.matchAll(/Name: (\S+) +Flags: none/g)].map(([, version]) => version);
      const found = nativeNeeds(fs.readFileSync(full)).versions.map(({ version }) => version);
      expect(found.sort()).toEqual(expected.sort());
    });
  },
);

test('ceilings are those of Oracle Linux 8', () => {
  expect(EL8_CEILINGS).toMatchObject({ GLIBC: '2.28', GLIBCXX: '3.4.25', CXXABI: '1.3.11' });
});
