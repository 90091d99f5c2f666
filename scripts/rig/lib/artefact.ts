/** Another version of the artefact, for tests of releases: the same but for what is named, its sums set right. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './check.ts';
import { run } from './rig.ts';

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Unpacks `artefact` below `dir`, gives it `version` and the `files`, and packs it again with its sum beside it. Resolves to the file. */
export async function otherArtefact(
  artefact: string,
  dir: string,
  version: string,
  files: Record<string, string>,
): Promise<string> {
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  await must('tar', '-xzf', artefact, '-C', dir);
  const [folder = ''] = fs.readdirSync(dir);
  const name = `awr-analyzer-${version}`;
  const root = path.join(dir, name);
  fs.renameSync(path.join(dir, folder), root);
  let sums = fs.readFileSync(path.join(root, 'SHA256SUMS'), 'utf8');
  let manifest = fs.readFileSync(path.join(root, 'manifest.json'), 'utf8');
  const put = (file: string, text: string): void => {
    const target = path.join(root, file);
    const [before, after] = [sha256(fs.readFileSync(target)), sha256(text)];
    fs.chmodSync(target, 0o644);
    fs.writeFileSync(target, text);
    sums = sums.replace(`${before}  ${file}\n`, `${after}  ${file}\n`);
    manifest = manifest.replaceAll(before, after);
  };
  const product = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  put('package.json', `${JSON.stringify({ ...product, version }, null, 2)}\n`);
  for (const [file, text] of Object.entries(files)) put(file, text);
  manifest = manifest.replace(`"version": "${product.version}"`, `"version": "${version}"`);
  put('manifest.json', manifest);
  fs.writeFileSync(path.join(root, 'SHA256SUMS'), sums);
  const file = path.join(dir, `${name}.tar.gz`);
  await must('tar', '--use-compress-program=gzip -1', '-cf', file, '-C', dir, name);
  fs.rmSync(root, { recursive: true, force: true });
  fs.writeFileSync(`${file}.sha256`, `${sha256(fs.readFileSync(file))}  ${name}.tar.gz\n`);
  return file;
}

async function must(program: string, ...args: string[]): Promise<void> {
  const { status, stderr } = await run(program, args);
  if (status !== 0) throw new Failure(`${program} ${args.join(' ')}: ${stderr.trim()}`);
}
