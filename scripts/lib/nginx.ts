/**
 * Nginx as it will serve the site, for tests and benchmarks: configured by the Ansible role's own templates, on free ports of
 * this machine, with a certificate of its own making. The user that runs it needs no rights.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ansible = path.resolve(import.meta.dirname, '../../ansible');
/** The role's templates take it from here on; `scripts/lib/nginx.sh` says the same. */
const OLDEST_MINOR = 22;
/** Busy machines take a while to start a program. */
const START_MS = 20_000;

/** The program; null where it, or Ansible, is missing: `missingNginx` says why. */
export function nginxPath(): string | null {
  const named = process.env['AWR_NGINX'];
  for (const name of named ? [named] : ['nginx', '/usr/sbin/nginx', '/usr/local/sbin/nginx']) {
    const version = versionOf(name);
    if (version !== null && version >= OLDEST_MINOR) return hasAnsible() ? name : null;
  }
  return null;
}

export const missingNginx = (): string =>
  process.env['AWR_NO_NGINX'] || 'no Nginx from 1.22 with ansible-playbook on this machine';

/** The 22 of 1.22.1; null where it does not start. */
function versionOf(program: string): number | null {
  try {
    // It tells its version on standard error.
    const said = execFileSync('sh', ['-c', '"$1" -v 2>&1', 'sh', program], { encoding: 'utf8' });
    const [, minor] = /nginx\/1\.(\d+)\./.exec(said) ?? [];
    return minor === undefined ? null : Number(minor);
  } catch {
    return null;
  }
}

function hasAnsible(): boolean {
  try {
    execFileSync('ansible-playbook', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Variables of the role, as an inventory has them. */
export type RoleVariables = Record<string, string | number | boolean | string[]>;

export interface Rendered {
  /** Everything lies in it: `nginx.conf`, keys, logs. */
  dir: string;
  httpPort: number;
  httpsPort: number;
  /** The link that is served: where it leads may change while Nginx runs. */
  site: string;
}

/**
 * Writes a configuration per name into `dir/NAME`, by the role, all in one run. Each serves the link `dir/NAME/site` as
 * `localhost`. Throws with what Ansible said.
 */
export async function renderNginx<Name extends string>(
  dir: string,
  variants: Record<Name, RoleVariables>,
): Promise<Record<Name, Rendered>> {
  fs.mkdirSync(dir, { recursive: true });
  const [certificate, key] = [path.join(dir, 'certificate.pem'), path.join(dir, 'key.pem')];
  await selfSigned(certificate, key);
  const rendered = {} as Record<Name, Rendered>;
  const hosts: Record<string, RoleVariables> = {};
  for (const [name, variables] of Object.entries(variants) as [Name, RoleVariables][]) {
    const home = path.join(dir, name);
    fs.mkdirSync(home, { recursive: true });
    const [httpPort = 0, httpsPort = 0] = await freePorts(2);
    rendered[name] = { dir: home, httpPort, httpsPort, site: path.join(home, 'site') };
    hosts[name] = {
      nginx_server_names: ['localhost'],
      nginx_site_root: rendered[name].site,
      nginx_listen_addresses: ['127.0.0.1'],
      nginx_http_port: httpPort,
      nginx_https_port: httpsPort,
      nginx_tls_certificate: certificate,
      nginx_tls_certificate_key: key,
      nginx_conf_dir: home,
      // Root's temporary folders are closed to everyone else; whoever else runs it cannot choose.
      nginx_user: process.getuid?.() === 0 ? 'root' : '',
      nginx_pid_file: path.join(home, 'pid'),
      nginx_log_dir: home,
      nginx_temp_dir: home,
      nginx_worker_processes: '2',
      ...variables,
    };
  }
  const inventory = path.join(dir, 'inventory.json');
  const all = { hosts, vars: { ansible_python_interpreter: 'auto_silent' } };
  fs.writeFileSync(inventory, JSON.stringify({ all }));
  await ansiblePlaybook('render.yml', inventory);
  return rendered;
}

/** Runs a playbook; throws with the last of what it said. */
export async function ansiblePlaybook(playbook: string, inventory: string): Promise<string> {
  try {
    const { stdout } = await run('ansible-playbook', ['-i', inventory, `playbooks/${playbook}`], {
      cwd: ansible,
      env: {
        ...process.env,
        // A folder that everyone may write to is no place for a configuration, in Ansible's eyes: named, it is taken.
        ANSIBLE_CONFIG: path.join(ansible, 'ansible.cfg'),
        ANSIBLE_NOCOLOR: '1',
        ANSIBLE_LOCALHOST_WARNING: 'False',
        // Not every user has a home that may be written to.
        ANSIBLE_LOCAL_TEMP: path.join(path.dirname(inventory), 'ansible'),
        ANSIBLE_REMOTE_TEMP: path.join(path.dirname(inventory), 'ansible'),
        LC_ALL: 'C.UTF-8',
      },
      maxBuffer: 16 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`ansible-playbook ${playbook} failed:\n${(stdout + stderr).slice(-4000)}`, { cause: error });
  }
}

async function selfSigned(certificate: string, key: string): Promise<void> {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  const form = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', ['req', '-x509', ...form, ...subject, '-keyout', key, '-out', certificate]);
}

/** Ports that nobody listens on at the moment. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}

/** What `nginx -t` says of a configuration; empty when it holds and there is no warning. */
export async function complaints({ dir }: Rendered): Promise<string> {
  const args = ['-t', '-q', '-e', 'stderr', '-c', path.join(dir, 'nginx.conf')];
  try {
    return (await run(nginxPath() ?? 'nginx', args)).stderr;
  } catch (error) {
    return (error as { stderr?: string }).stderr || String(error);
  }
}

/** Lets the link lead to another folder, in one step, as a release is switched. */
export function pointTo({ site }: Rendered, folder: string): void {
  const next = `${site}.next`;
  fs.rmSync(next, { force: true });
  fs.symlinkSync(folder, next);
  fs.renameSync(next, site);
}

/** Starts it and waits until it listens. `stop` lets what is under way be finished. */
export async function startNginx(rendered: Rendered): Promise<{ stop(): Promise<void> }> {
  const { dir, httpPort } = rendered;
  const args = ['-e', path.join(dir, 'error.log'), '-c', path.join(dir, 'nginx.conf'), '-g', 'daemon off;'];
  const child = spawn(nginxPath() ?? 'nginx', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => (said += part));
  const ended = once(child, 'exit');
  const until = Date.now() + START_MS;
  while (!(await listens(httpPort))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill();
      throw new Error(`nginx does not start: ${said}${logOf(dir)}`);
    }
    await sleep(50);
  }
  return {
    async stop() {
      child.kill('SIGQUIT');
      const late = sleep(5_000, 'late', { ref: false });
      // A browser that keeps its connection open keeps a worker.
      if ((await Promise.race([ended, late])) === 'late') child.kill('SIGTERM');
      await ended;
    },
  };
}

function logOf(dir: string): string {
  const file = path.join(dir, 'error.log');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').slice(-2000) : '';
}

async function listens(port: number): Promise<boolean> {
  const socket = net.connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
