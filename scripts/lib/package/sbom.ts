/**
 * The bill of materials: CycloneDX 1.6, JSON (ECMA-424). Components are the packages that ride along, as package-lock.json
 * has them with their hashes, and the Node inside one of them. Same packages, same bytes: the serial number is made of the content.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** An entry of package-lock.json, as far as it is used here. */
export interface LockedPackage {
  version?: string;
  license?: string;
  integrity?: string;
  name?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** Place, `node_modules/a/node_modules/b`, → what is locked there. */
export type Locked = Record<string, LockedPackage>;

export interface Product {
  name: string;
  version: string;
  license: string;
  /** Seconds since 1970. */
  time: number;
  /** Direct dependencies, names. */
  dependencies: string[];
}

type Component = Record<string, unknown> & { 'bom-ref': string };

/** Packages of the lock file that lie in `root`; throws when one lies there that the lock file does not know, or in another version. */
export function installedPackages(root: string, lock: Locked): Locked {
  const found: Locked = {};
  for (const place of placesOf(root)) {
    const { version } = JSON.parse(fs.readFileSync(path.join(root, place, 'package.json'), 'utf8')) as LockedPackage;
    const locked = lock[place];
    if (!locked) throw new Error(`${place} is installed, but package-lock.json does not have it`);
    if (locked.version !== version) {
      throw new Error(`${place} is ${version}, but package-lock.json has ${locked.version}`);
    }
    found[place] = locked;
  }
  return found;
}

/** Every folder of a package, `node_modules/…`, sorted. */
function placesOf(root: string): string[] {
  const places: string[] = [];
  const visit = (modules: string): void => {
    if (!fs.existsSync(path.join(root, modules))) return;
    for (const name of fs.readdirSync(path.join(root, modules))) {
      if (name.startsWith('.')) continue;
      const names = name.startsWith('@')
        ? fs.readdirSync(path.join(root, modules, name)).map((each) => `${name}/${each}`)
        : [name];
      for (const each of names) {
        const place = `${modules}/${each}`;
        if (!fs.existsSync(path.join(root, place, 'package.json'))) continue;
        places.push(place);
        visit(`${place}/node_modules`);
      }
    }
  };
  visit('node_modules');
  return places.sort();
}

/** Name of a package by its place: what follows the last `node_modules/`. */
export const nameOf = (place: string): string =>
  place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The document, ready to be written as JSON. */
export function sbomOf(product: Product, packages: Locked, nodeVersion: string): Record<string, unknown> {
  const self = `pkg:npm/${encodeURIComponent(product.name)}@${product.version}`;
  const node = `pkg:generic/node@${nodeVersion}`;
  const components = new Map<string, Component>();
  const dependsOn = new Map<string, Set<string>>();
  for (const [place, locked] of Object.entries(packages)) {
    const reference = purlOf(place, locked);
    components.set(reference, componentOf(place, locked, reference));
    const own = dependsOn.get(reference) ?? new Set<string>();
    for (const name of dependencyNames(locked)) {
      const target = resolve(place, name, packages);
      const to = target === undefined ? undefined : packages[target];
      if (target !== undefined && to) own.add(purlOf(target, to));
    }
    if (/^node-linux-/.test(nameOf(place))) own.add(node);
    dependsOn.set(reference, own);
  }
  components.set(node, {
    type: 'platform',
    'bom-ref': node,
    name: 'node',
    version: nodeVersion,
    description: 'The runtime, with the libraries that it is built of (see its LICENSE).',
    licenses: licensesOf('MIT'),
    purl: node,
  });
  dependsOn.set(node, new Set());
  dependsOn.set(
    self,
    new Set(
      product.dependencies.flatMap((name) => {
        const locked = packages[`node_modules/${name}`];
        return locked ? [purlOf(`node_modules/${name}`, locked)] : [];
      }),
    ),
  );
  const document = {
    metadata: {
      timestamp: new Date(product.time * 1000).toISOString(),
      component: {
        type: 'application',
        'bom-ref': self,
        name: product.name,
        version: product.version,
        licenses: licensesOf(product.license),
        purl: self,
      },
    },
    components: inOrder(components).map(([, component]) => component),
    dependencies: inOrder(dependsOn).map(([ref, targets]) => ({ ref, dependsOn: [...targets].sort() })),
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(document))}`,
    version: 1,
    ...document,
  };
}

const inOrder = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
  [...map].sort(([one], [other]) => (one < other ? -1 : 1));

function componentOf(place: string, locked: LockedPackage, reference: string): Component {
  const [, group, name = ''] = /^(?:(@[^/]+)\/)?(.+)$/.exec(locked.name ?? nameOf(place)) ?? [];
  const [algorithm, digest] = (locked.integrity ?? '').split(' ')[0]?.split('-') ?? [];
  return {
    type: 'library',
    'bom-ref': reference,
    ...(group ? { group } : {}),
    name,
    version: locked.version ?? '',
    ...(algorithm === 'sha512' && digest
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] }
      : {}),
    ...(locked.license ? { licenses: licensesOf(locked.license) } : {}),
    purl: reference,
  };
}

/** Package URL, https://github.com/package-url/purl-spec: a scope's `@` is written `%40`. */
function purlOf(place: string, locked: LockedPackage): string {
  const name = locked.name ?? nameOf(place);
  return `pkg:npm/${name.replace(/^@/, '%40')}@${locked.version}`;
}

/** An SPDX identifier, an SPDX expression, or words of its own. */
function licensesOf(license: string): Record<string, unknown>[] {
  if (/^[A-Za-z0-9.+-]+$/.test(license)) return [{ license: { id: license } }];
  if (/ (AND|OR|WITH) /.test(license)) return [{ expression: license }];
  return [{ license: { name: license } }];
}

const dependencyNames = (locked: LockedPackage): string[] =>
  Object.keys({ ...locked.peerDependencies, ...locked.optionalDependencies, ...locked.dependencies });

/** As Node finds a package: in the folder's own `node_modules`, then in those above. */
function resolve(from: string, name: string, packages: Locked): string | undefined {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    const candidate = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (place === '') return undefined;
  }
}

/** A UUID of the content, in the form of version 8 (RFC 9562: "custom"). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
