/** Publishes rendered pages: what changed, render, stage, gate, switch. Nothing is published unless all of it holds. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { formatCount, plural } from '../base/duration.ts';
import { FORM_FILES } from '../pages/forms/forms.ts';
import { syncToDisk } from './files.ts';
import { assertGate, Gate } from './gate.ts';
import { linkedFromOf, linkPlaces, MANIFEST_FORMAT, type Manifest, writeManifest } from './manifest.ts';
import { entriesDigest, formFiles, pageFiles } from './pages.ts';
import {
  completeRelease,
  currentLink,
  currentRelease,
  newReleaseId,
  pruneReleases,
  type Release,
  stagingDir,
  switchTo,
} from './releases.ts';
import { Stage } from './stage.ts';

export interface PublishInput {
  /** Page path below `/{lang}/` → digest of its model. */
  pages: Record<string, string>;
  /** Paths of pages that are rendered when they are asked for: links may lead to them. */
  onDemand?: readonly string[];
  /** Those of `pages` that have a JSON and a Markdown form beside them. */
  forms: readonly string[];
  /** Digests of the code behind the pages and of the files copied as they are. */
  code: { site: string; assets: string };
  /** Take nothing over from the published release. */
  full: boolean;
  /**
   * Builds the site of `pages` pages into a directory; called only when something changed. `onWritten` may be told of pages
   * (files of the site in `siteDir`) that are complete before all are.
   */
  render(pages: number, full: boolean, onWritten: OnWritten): Promise<{ siteDir: string; rendered: number }>;
}

export type OnWritten = (siteDir: string, page: string) => void;

export interface BuildSummary {
  /** False: the published site was up to date and nothing was done. */
  published: boolean;
  release: string;
  /** Where the published site is: the link that always names a complete one. */
  siteDir: string;
  /** Pages in the site, both languages. */
  pages: number;
  rendered: number;
  /** Files that differ from the release before, and files that are no longer there. */
  changedFiles: number;
  removedFiles: number;
}

/** The caller holds the locks and has removed what a killed run left. Throws `gate_failed`, and what `render` throws. */
export async function publishSite(
  ctx: Context,
  { pages, onDemand = [], forms, code, full, render }: PublishInput,
): Promise<BuildSummary> {
  const { releases } = ctx.config;
  const previous = currentRelease(releases);
  const inputs = { entries: entriesDigest(pages, onDemand), ...code };
  const expected = pageFiles(Object.keys(pages));
  const siteDir = currentLink(releases);

  if (previous && !full && sameInputs(previous.manifest, inputs) && isWhole(previous)) {
    return {
      published: false,
      release: previous.id,
      siteDir,
      pages: countPages(previous.manifest.files),
      rendered: 0,
      changedFiles: 0,
      removedFiles: 0,
    };
  }

  const id = newReleaseId(releases, ctx.now());
  const staging = stagingDir(releases, id);
  const before = previous?.manifest.pages ?? {};
  const ofForms = formFiles(forms);
  const gate = new Gate(ofForms, ctx.config.site.baseUrl);
  const stage = new Stage({
    stagingDir: staging,
    previous: full ? null : previous,
    leaveOut: new Set(filesOf(Object.keys(before).filter((page) => !(page in pages)))),
    known: new Set(
      previous?.manifest.inputs.site === inputs.site
        ? filesOf(Object.keys(pages).filter((page) => before[page] === pages[page]))
        : [],
    ),
    jobs: ctx.config.jobs,
    look: (name, content) => {
      if (gate.concerns(name)) gate.look(name, content.toString());
    },
  });
  try {
    const withForms = new Set(ofForms);
    const built = await render(expected.length, full, (siteDir, page) => {
      // Feeds and scripts are complete before the page beside them is, and its forms with it.
      const beside = page.endsWith('/index.html') ? FORM_FILES.map((name) => page.replace(/[^/]*$/, name)) : [];
      for (const file of [page, ...beside.filter((form) => withForms.has(form))]) stage.take(siteDir, file);
    });
    const step = ctx.log.step('publish', 'files');
    const staged = await stage.finish(built.siteDir, (done, total) => step.update(done, total));
    const linkedFrom = previous ? linkedFromOf(previous.manifest) : () => null;
    assertGate(gate, {
      dir: staging,
      ...staged,
      linkedFrom,
      expected,
      onDemand: pageFiles(onDemand),
      previousPages: pageFiles([...Object.keys(before), ...(previous?.manifest.onDemand ?? [])]).length,
      minPageShare: ctx.config.minPageShare,
    });
    const { files, changed, removed } = staged;
    writeManifest(staging, {
      format: MANIFEST_FORMAT,
      release: id,
      built: ctx.now().toISOString(),
      inputs,
      versions: versions(),
      pages,
      ...(onDemand.length > 0 ? { onDemand: [...onDemand] } : {}),
      linkedFrom: linkPlaces(gate.linkedFrom(files, full || !previous ? null : linkedFrom), files),
      files,
    });
    syncToDisk(staging);
    completeRelease(releases, id);
    switchTo(releases, id);
    syncToDisk(releases);
    const pruned = pruneReleases(releases, ctx.config.keepReleases);
    if (pruned.length > 0) ctx.log.debug(`Removed old releases: ${pruned.join(', ')}.`);
    step.finish(`${plural(changed.length, 'file')} changed, ${formatCount(removed.length)} removed, release ${id}`);
    return {
      published: true,
      release: id,
      siteDir,
      pages: countPages(files),
      rendered: built.rendered,
      changedFiles: changed.length,
      removedFiles: removed.length,
    };
  } finally {
    await stage.settle();
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

/** Files of pages, with their forms where they have some. */
const filesOf = (paths: readonly string[]): string[] => [...pageFiles(paths), ...formFiles(paths)];

const countPages = (files: Manifest['files']): number =>
  Object.keys(files).filter((file) => file.endsWith('.html')).length;

function sameInputs(manifest: Manifest, inputs: Manifest['inputs']): boolean {
  return (Object.keys(inputs) as (keyof typeof inputs)[]).every((name) => manifest.inputs[name] === inputs[name]);
}

/** Every file of the release is there with its size; a site that someone damaged is built again. */
function isWhole(release: Release): boolean {
  return Object.entries(release.manifest.files).every(([file, { bytes, gzip }]) => {
    const size = (name: string) => fs.statSync(path.join(release.dir, name), { throwIfNoEntry: false })?.size;
    return size(file) === bytes && (gzip === undefined || size(`${file}.gz`) === gzip);
  });
}

function versions(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const versionOf = (file: string): string => (require(file) as { version: string }).version;
  return {
    awr: versionOf(path.join(projectRoot, 'package.json')),
    astro: versionOf('astro/package.json'),
    node: process.version,
  };
}
