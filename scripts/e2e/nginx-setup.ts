/** Once for all end-to-end tests: the configuration of Nginx, which takes Ansible some seconds. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { missingNginx, nginxPath, type Rendered, renderNginx } from '../lib/nginx.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null: there is none on this machine. */
    nginx: Rendered | null;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  if (nginxPath() === null) {
    console.log(`Tests under Nginx are SKIPPED, and pages served by Node with the same headers: ${missingNginx()}.`);
    project.provide('nginx', null);
    return () => {};
  }
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-nginx-'));
  const { site } = await renderNginx(dir, { site: {} });
  project.provide('nginx', site);
  return () => fs.rmSync(dir, { recursive: true, force: true });
}
