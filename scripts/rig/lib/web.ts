/** Requests to the rig's site from the other end of the wire, by curl, trusting the site's own authority alone. */
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './check.ts';
import { HOST, READER, type Rig, SITE } from './rig.ts';

export interface Answer {
  status: number;
  /** Names in lower case; one that is sent twice has both values, joined by a comma. */
  headers: Record<string, string>;
  body: string;
  /** `2` or `1.1`. */
  http: string;
}

export interface Request {
  method?: string;
  /** Address on the wire that it comes from. */
  from?: string;
  headers?: Record<string, string>;
  /** Name that is asked for, in the handshake and in the request. */
  name?: string;
  /** Plain HTTP. */
  plain?: boolean;
}

/** Curl's status where it got no answer at all, and why. */
export class NoAnswer extends Failure {
  readonly curl: number;

  constructor(curl: number, message: string) {
    super(message);
    this.curl = curl;
  }
}

/** One request. Throws `NoAnswer` where there is none: refused, closed, a certificate that is not trusted, ten seconds over. */
export async function ask(rig: Rig, path: string, request: Request = {}): Promise<Answer> {
  const { method = 'GET', from = READER, headers = {}, name = SITE, plain = false } = request;
  const url = `${plain ? 'http' : 'https'}://${name}${path}`;
  const args = ['--silent', '--show-error', '--max-time', '10', '--path-as-is', '--interface', from];
  args.push('--cacert', `${await stateOf(rig)}/ca.pem`, '--resolve', `${name}:${plain ? 80 : 443}:${HOST}`);
  args.push(...(method === 'HEAD' ? ['--head'] : ['--include', '--request', method]));
  for (const [header, value] of Object.entries(headers)) args.push('--header', `${header}: ${value}`);
  const { status, stdout, stderr } = await rig.outside('curl', ...args, url);
  if (status !== 0) throw new NoAnswer(status, `${method} ${url}: ${stderr.trim().split('\n').at(-1)}`);
  const end = stdout.indexOf('\r\n\r\n');
  return { ...parseHead(stdout.slice(0, end)), body: stdout.slice(end + 4) };
}

/** Status line and headers as they were sent. */
export function parseHead(head: string): Omit<Answer, 'body'> {
  const [first = '', ...lines] = head.trim().split(/\r?\n/);
  const [, http = '', status = ''] = /^HTTP\/([\d.]+) (\d+)/.exec(first) ?? [];
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key) headers[key] = key in headers ? `${headers[key]}, ${value}` : value;
  }
  return { status: Number(status), headers, http };
}

const states = new WeakMap<Rig, string>();

/** The folder of the running rig on this machine. */
export async function stateOf(rig: Rig): Promise<string> {
  const known = states.get(rig);
  if (known) return known;
  const state = (await rig.outside('printenv', 'AWR_RIG_STATE')).stdout.trim();
  states.set(rig, state);
  return state;
}

/** Asks for a page again and again, on a new connection each, while `work` goes on. Throws when any answer was not 200. */
export async function watched(rig: Rig, work: () => Promise<void>): Promise<{ asked: number }> {
  const state = await stateOf(rig);
  const stop = path.join(state, 'watched.stop');
  fs.rmSync(stop, { force: true });
  const curl = `curl --silent --output /dev/null --max-time 5 --interface ${READER} --cacert ${state}/ca.pem`;
  const loop = `until [ -e ${stop} ]; do ${curl} --resolve ${SITE}:443:${HOST} --write-out '%{http_code}\\n' https://${SITE}/en/; sleep 0.05; done`;
  const watching = rig.outside('bash', '-c', loop);
  try {
    await work();
  } finally {
    fs.writeFileSync(stop, '');
  }
  const codes = (await watching).stdout.trim().split('\n').filter(Boolean);
  const bad = codes.filter((code) => code !== '200');
  if (codes.length === 0 || bad.length > 0) {
    throw new Failure(`of ${codes.length} requests meanwhile ${bad.length} failed: ${[...new Set(bad)].join(', ')}`);
  }
  return { asked: codes.length };
}
