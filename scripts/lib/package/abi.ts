/**
 * The gate on native files: each must load on Oracle Linux 8, with what an installation without extras has.
 *
 * Ceilings are the newest versions that its libraries define: glibc 2.28, and libstdc++ and libgcc of GCC 8.5
 * (GCC's manual of libstdc++, "ABI Policy and Guidelines": GCC 8 is GLIBCXX_3.4.25 and CXXABI_1.3.11).
 */
import path from 'node:path';
import { ElfError, isElf, nativeNeeds } from './elf.ts';

/** Family of symbol versions → the newest that the host has. */
export const EL8_CEILINGS: Readonly<Record<string, string>> = {
  GLIBC: '2.28',
  GLIBCXX: '3.4.25',
  CXXABI: '1.3.11',
  // GCC 8 added no version of its own after this one.
  GCC: '7.0.0',
};
/** Versions without a number that libstdc++ of GCC 8 defines. */
const UNNUMBERED = new Set(['CXXABI_FLOAT128', 'CXXABI_TM_1']);
/** In every installation: glibc's own, and those that Node itself needs. Others, libatomic say, are packages apart. */
const ON_THE_HOST = new Set([
  ...['libc.so.6', 'libm.so.6', 'libdl.so.2', 'libpthread.so.0', 'librt.so.1', 'libutil.so.1', 'libresolv.so.2'],
  ...['ld-linux-x86-64.so.2', 'libstdc++.so.6', 'libgcc_s.so.1'],
]);
const X86_64 = 62;

export interface NativeFile {
  /** Path in the artefact. */
  path: string;
  bytes: Buffer;
}

export interface AbiReport {
  /** Native files looked at. */
  files: number;
  /** Newest version needed by anything, of each family. */
  newest: Record<string, string>;
  /** One sentence a problem, with file and symbol version; empty when all is well. */
  problems: string[];
}

/**
 * Checks native files against the ceilings. Files that are not ELF are passed over; `names` are the names of all files of the
 * artefact, since a library may ride along.
 */
export function checkAbi(
  files: Iterable<NativeFile>,
  names: Iterable<string>,
  ceilings: Readonly<Record<string, string>> = EL8_CEILINGS,
): AbiReport {
  const along = new Set([...names].map((name) => path.posix.basename(name)));
  const report: AbiReport = { files: 0, newest: {}, problems: [] };
  for (const file of files) {
    if (!isElf(file.bytes)) continue;
    report.files++;
    report.problems.push(...problemsOf(file, along, ceilings, report.newest));
  }
  return report;
}

function problemsOf(
  file: NativeFile,
  along: ReadonlySet<string>,
  ceilings: Readonly<Record<string, string>>,
  newest: Record<string, string>,
): string[] {
  let needs: ReturnType<typeof nativeNeeds>;
  try {
    needs = nativeNeeds(file.bytes);
  } catch (error) {
    if (error instanceof ElfError) return [`${file.path}: ${error.message}`];
    throw error;
  }
  if (needs.machine !== X86_64) return [`${file.path}: for another machine (ELF machine ${needs.machine}, not x86-64)`];
  const problems = needs.libraries
    .filter((library) => !ON_THE_HOST.has(library) && !along.has(library))
    .map((library) => `${file.path}: needs the library ${library}, which neither the host nor the artefact has`);
  for (const { library, version } of needs.versions) {
    // A library that rides along has what was linked against it; where it is from the host's, its own needs are checked.
    if (along.has(library)) continue;
    const [, family = '', number] = /^([A-Z]+)_(\d+(?:\.\d+)*)$/.exec(version) ?? [];
    const ceiling = ceilings[family];
    if (number === undefined || ceiling === undefined) {
      if (!UNNUMBERED.has(version))
        problems.push(`${file.path}: needs ${version} of ${library}, which is not known to be there`);
      continue;
    }
    if (compareVersions(number, newest[family] ?? '0') > 0) newest[family] = number;
    if (compareVersions(number, ceiling) > 0) {
      problems.push(`${file.path}: needs ${version} of ${library}, newer than ${family}_${ceiling}`);
    }
  }
  return problems;
}

/** Negative, zero or positive, by numbers between dots: 3.4.9 is older than 3.4.25. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number)) as [number[], number[]];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
