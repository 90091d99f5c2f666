/**
 * Names of hosts, users, programs and services replaced by pseudonyms, the same for the same name in every report, so that trends still
 * join. A name is learnt where a column is headed as holding it, and replaced there and wherever else the report says it.
 */
import type { Content } from './columns.ts';
import { type Said, saidNames, withSaidNames } from './said.ts';

/** `services`: with the pluggable databases, whose own services bear their names. */
export type NameKind = 'hosts' | 'users' | 'programs' | 'services';

/** Gives the pseudonym's digits: keyed, so that trying names does not undo it. */
export type Digest = (text: string) => string;

/** Accounts that Oracle makes: they tell nothing of anybody. */
const ORACLES_USERS = new Set(
  `sys system public sysman dbsnmp outln xdb mdsys ctxsys wmsys ordsys ordplugins orddata olapsys exfsys dvsys dvf lbacsys
  audsys appqossys gsmadmin_internal gsmcatuser gsmuser ojvmsys dbsfwuser remote_scheduler_agent sysbackup sysdg syskm sysrac
  sys$umf ggsys anonymous dip flows_files mdq mddata oracle_ocm si_informtn_schema spatial_csw_admin_usr
  spatial_wfs_admin_usr xs$null perfstat tsmsys sqltxplain unknown`.split(/\s+/),
);

/** Programs and modules of Oracle's own: they tell nothing of anybody either. */
const ORACLES_PROGRAMS =
  /^(?:sql\*plus|sqlplus|jdbc thin client|dbms_scheduler|mmon_slave|streams|kupc|backup archivelog|rman|sql developer|sql\*loader|data pump (?:master|worker)|oracle|perl|(?:oracle|emagent|omsg?|mmon|sys_auto|ora\$)[\w$ .-]*|unnamed)$/i;

/** Services and containers that every database has, and words that stand in their place. */
const ORACLES_SERVICES = /^(?:sys\$\w+|cdb\$root|pdb\$seed|total|all|others?|unknown|none|null|and|n\/a|[\W\d_]*)$/i;

const PREFIX: Readonly<Record<NameKind, string>> = {
  hosts: 'host',
  users: 'user',
  programs: 'program',
  services: 'service',
};

export class Names {
  private readonly kinds: ReadonlySet<NameKind>;
  private readonly digest: Digest;
  /** What is said of it in lower case → its pseudonym. */
  private readonly hosts = new Map<string, string>();
  private readonly users = new Map<string, string>();
  private readonly services = new Map<string, string>();
  private readonly kept: ReadonlySet<string>;

  /** @param kept names of the database and its instance, which stay: services are often called the same */
  constructor(kinds: readonly NameKind[], digest: Digest, kept: readonly (string | null)[] = []) {
    this.kinds = new Set(kinds);
    this.digest = digest;
    this.kept = new Set(kept.flatMap((name) => (name === null ? [] : [name.toLowerCase()])));
  }

  /** Takes note of the names in a cell. */
  learn(content: Content, cell: string): void {
    const text = cell.trim();
    if (text === '' || text.length > 256) return;
    if (content === 'host' || (content === 'node' && /\d/.test(text))) this.addHost(text);
    if (content === 'program') for (const [, host = ''] of text.matchAll(AT_HOST)) this.addHost(host);
    if (content === 'user' && isName(text)) this.addUser(text);
    if (content === 'service') this.addServices(text);
    if (content === 'object' && /^[\w$#]+\.[\w$#]/.test(text)) this.addUser(text.slice(0, text.indexOf('.')));
  }

  /** Takes note of the hosts that a connect descriptor or a sentence of ADDM names. */
  learnDescriptors(cell: string): void {
    for (const [, host = ''] of cell.matchAll(DESCRIPTOR)) this.addHost(host.replace(/[.:]+$/, ''));
    for (const [, service = ''] of cell.matchAll(SERVICE_NAME)) this.addServices(service);
  }

  /** Takes note of the users and services that sentences name. */
  learnSaid(cell: string): void {
    for (const { kind, name } of saidNames(cell)) if (kind !== 'program') this.learn(kind, name);
  }

  /** Takes note of the hosts in the value of a parameter that names some: `scan.example.com:1521`, addresses. */
  learnParameter(name: string, value: string): void {
    for (const [, service = ''] of value.matchAll(SERVICE)) {
      if (DISPATCHERS.test(name) || !this.kinds.has('hosts')) this.addServices(service);
      else this.addHost(service);
    }
    const content = this.contentOfParameter(name);
    if (content !== null) this.learn(content, value);
    if (!LISTENERS.test(name)) return;
    for (const [, host = ''] of value.matchAll(/(?:^|[\s,/;])([A-Za-z0-9][\w.-]*)(?=:\d{2,5}\b)/g)) this.addHost(host);
    for (const [address] of value.matchAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g)) this.addHost(address);
  }

  /** A service or a pluggable database as its name stands alone, e.g. in the header. */
  service(name: string): string {
    return this.kinds.has('services') ? this.serviceList(name) : name;
  }

  /** A heading: Oracle's words but for a host that may stand among them. */
  replaceTitle(title: string): string {
    return /\d/.test(title) ? this.within(title, 'program', new Map()) : title;
  }

  /** A host's name as it stands alone, e.g. in the header. */
  host(name: string): string {
    return this.kinds.has('hosts') ? this.pseudonym('hosts', shortHost(name)) : name;
  }

  /** The cell with every name replaced that redaction was asked for. */
  replace(content: Content | null, cell: string): string {
    if (cell.trim() === '') return cell;
    const isHost = content === 'host' || (content === 'node' && /\d/.test(cell));
    if (isHost && this.kinds.has('hosts') && isHostList(cell)) return this.hostList(cell);
    if (content === 'user' && this.kinds.has('users') && isName(cell.trim())) return this.user(cell.trim());
    if (content === 'program' && this.kinds.has('programs')) return this.program(cell.trim());
    if (content === 'service' && this.kinds.has('services')) return this.serviceList(cell.trim());
    const sentence = content === 'sql' ? cell : withSaidNames(cell, (kind, name) => this.said(kind, name));
    return this.within(sentence, content);
  }

  /** What a parameter's value holds besides what its column says. */
  contentOfParameter(name: string): Content | null {
    return STANDBYS.test(name) ? 'host' : SERVICES.test(name) ? 'service' : null;
  }

  private said(kind: Said, name: string): string {
    if (!this.kinds.has(`${kind}s`)) return name;
    if (kind === 'program') return this.program(name);
    if (kind === 'service') return this.serviceList(name);
    return isName(name) ? this.user(name) : name;
  }

  private hostList(cell: string): string {
    return cell.replace(/[^\s,;]+/g, (name) => this.host(name));
  }

  private serviceList(cell: string): string {
    return cell.replace(/[^\s,;]+/g, (name) =>
      ORACLES_SERVICES.test(name) ? name : this.pseudonym('services', shortHost(name)),
    );
  }

  private user(name: string): string {
    return isOracles(name) || isNumber(name) ? name : this.pseudonym('users', name.toLowerCase());
  }

  private program(text: string): string {
    // `oracle@host (DBW0)`: a process of the instance.
    if (/^oracle@\S+\s+\(\w+\)$/i.test(text)) return this.within(text, 'program');
    const name = text.replace(AT_HOST, '').toLowerCase();
    return ORACLES_PROGRAMS.test(name.trim()) || isNumber(text)
      ? this.within(text, 'program')
      : this.pseudonym('programs', name);
  }

  /** Known names within a longer text. */
  private within(text: string, content: Content | null, users: ReadonlyMap<string, string> = this.users): string {
    if (isNumber(text)) return text;
    const isProgram = content === 'program' && this.kinds.has('hosts');
    const cell = isProgram ? text.replace(AT_HOST, (_, host: string) => `@${this.host(host)}`) : text;
    if (this.hosts.size + this.services.size + users.size === 0) return cell;
    return cell.replace(TOKEN, (token: string, at: number) => {
      const lower = token.toLowerCase();
      const [label = ''] = lower.split('.');
      const host = this.hosts.get(lower) ?? this.hosts.get(label);
      if (host !== undefined && (isDistinctive(label) || this.isHostPlace(cell, at, token.length))) return host;
      const service = this.services.get(lower) ?? this.services.get(label);
      if (service !== undefined && (isDistinctive(label) || isServicePlace(cell, at))) return service;
      return token
        .split('.')
        .map((part, i, parts) => {
          const user = users.get(part.toLowerCase());
          const isSchema = i < parts.length - 1 && (content === 'object' || content === 'sql');
          return user !== undefined && (isSchema || isDistinctive(part)) ? user : part;
        })
        .join('.');
    });
  }

  /** Whether a host's name is to be expected there. */
  private isHostPlace(cell: string, at: number, length: number): boolean {
    return (
      /(?:[@=\\/]|host(?: ?name)?:?|hosted at)\s*["']?$/i.test(cell.slice(Math.max(0, at - 12), at)) ||
      /^:\d{2,5}\b/.test(cell.slice(at + length, at + length + 6))
    );
  }

  private addHost(name: string): void {
    if (!this.kinds.has('hosts') || name.length < 2 || !isHostList(name)) return;
    for (const each of name.split(/[\s,;]+/)) {
      const pseudonym = this.pseudonym('hosts', shortHost(each));
      this.hosts.set(each.toLowerCase(), pseudonym);
      this.hosts.set(shortHost(each), pseudonym);
    }
  }

  private addServices(names: string): void {
    if (!this.kinds.has('services')) return;
    for (const each of names.split(/[\s,;"']+/)) {
      const label = shortHost(each);
      // The database keeps its name, which is its service's too.
      if (ORACLES_SERVICES.test(each) || this.kept.has(label)) continue;
      const pseudonym = this.pseudonym('services', label);
      this.services.set(each.toLowerCase(), pseudonym);
      this.services.set(label, pseudonym);
    }
  }

  private addUser(name: string): void {
    if (!this.kinds.has('users') || isOracles(name) || isNumber(name)) return;
    this.users.set(name.toLowerCase(), this.pseudonym('users', name.toLowerCase()));
  }

  private pseudonym(kind: NameKind, name: string): string {
    // Read again, a pseudonym stays what it is.
    if (/^(?:host|user|program|service)-[0-9a-f]{8}$/.test(name)) return name;
    return `${PREFIX[kind]}-${this.digest(`${kind} ${name}`).slice(0, 8)}`;
  }
}

const AT_HOST = /@([A-Za-z0-9][\w.-]*)/g;
const DESCRIPTOR = /\b(?:host\s*=\s*|hosted at\s+)([\w.:-]+)/gi;
/** Where redo is sent to: a name of the network, most often made of a host's or a site's. */
const SERVICE = /\bservice\s*=\s*["']?([A-Za-z0-9][\w.-]*)/gi;
const SERVICE_NAME = /\bservice_name\s*=\s*["']?([A-Za-z0-9][\w$.-]*)/gi;
const SERVICES = /^\s*service_names\s*$/i;
const DISPATCHERS = /^\s*dispatchers\s*$/i;
const STANDBYS = /^\s*fal_(?:server|client)\s*$/i;
const LISTENERS = /^(?:\w*_listener|listener_networks|dispatchers|cluster_interconnects|smtp_out_server)$/i;
const TOKEN = /[\w$#-]+(?:\.[\w$#-]+)*/g;

const isNumber = (text: string): boolean => /^[\s\d,.%-]*$/.test(text) && !/^\s*\d+(?:\.\d+){3}\s*$/.test(text);

/** Words that stand where hosts do and are none. */
const NO_HOST = /^(?:total|all|average|avg|sum|begin|end|host|name|sent|pub|n|none|null|unknown|following:?)$/i;

const isHostList = (text: string): boolean =>
  !isNumber(text) &&
  text
    .trim()
    .split(/[\s,;]+/)
    .every((each) => /^[A-Za-z0-9][\w.:\\-]*$/.test(each) && !NO_HOST.test(each));

/** Whether a service's name is to be expected there. */
const isServicePlace = (cell: string, at: number): boolean =>
  /(?:[=/]|\b(?:service|pdb)(?:[_ ]?names?)?:?)\s*["']?$/i.test(cell.slice(Math.max(0, at - 16), at));

/** What a name of an account looks like as printed: `** NOT FOUND **` and `UserID: 116` are none. */
const isName = (text: string): boolean => /^"?\p{L}[\p{L}\p{N}_$#.@ -]*"?$/u.test(text);

const isOracles = (name: string): boolean => ORACLES_USERS.has(name.toLowerCase()) || /^apex_\d+$/i.test(name);

/** `db1.example.com` and `DB1` are one host; addresses are whole. */
function shortHost(name: string): string {
  const lower = name.toLowerCase().trim();
  return /^[\d.]+$/.test(lower) || lower.includes(':') ? lower : (lower.split('.')[0] ?? lower);
}

/** Whether the name can stand for nothing else: replacing a host called `log` would ruin the names of wait events. */
const isDistinctive = (name: string): boolean =>
  /[\d_$#-]/.test(name) ? name.length > 2 : name.length > 7 && name.toLowerCase() !== 'database';
