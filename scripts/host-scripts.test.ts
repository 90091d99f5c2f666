/** The shell helpers that the roles put on a host, run here: certificates against OpenSSL, passwords against what Nginx reads. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const roles = path.resolve(import.meta.dirname, '../ansible/roles');
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const mode = (file: string): string => (fs.statSync(path.join(dir, file)).mode & 0o777).toString(8);
let dir: string;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-host-'));
});
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

/** A helper as the roles run it, in `dir`. */
function helper(name: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const [role, file] = name.split('/') as [string, string];
  return spawnSync(path.join(roles, role, 'files', file), args, { cwd: dir, encoding: 'utf8' });
}

describe('tls-selfsigned', () => {
  const make = (days: string, ...names: string[]) => {
    const { status, stdout, stderr } = helper('tls/tls-selfsigned', '.', 'site.pem', 'site.key', days, '30', ...names);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.trim();
  };

  it('makes a certificate that its own authority vouches for, once', () => {
    expect(make('397', 'awr.example.com', '192.0.2.1')).toBe('changed');
    expect(make('397', 'awr.example.com', '192.0.2.1')).toBe('unchanged');
    expect(openssl('verify', '-x509_strict', '-purpose', 'sslserver', '-CAfile', 'ca.pem', 'site.pem')).toContain('OK');
    expect(openssl('x509', '-in', 'site.pem', '-noout', '-ext', 'subjectAltName')).toMatch(
      /DNS:awr\.example\.com, IP Address:192\.0\.2\.1/,
    );
    expect([mode('site.key'), mode('ca.key'), mode('site.pem')]).toEqual(['400', '400', '644']);
  });

  it('makes a new one where names change, and where it ends soon', () => {
    make('397', 'awr.example.com');
    const first = openssl('x509', '-in', 'ca.pem', '-noout', '-fingerprint');
    expect(make('397', 'awr.example.com', 'www.example.com')).toBe('changed');
    expect(openssl('x509', '-in', 'ca.pem', '-noout', '-fingerprint')).not.toBe(first);
    fs.rmSync(path.join(dir, 'site.pem'));
    expect(make('31', 'awr.example.com', 'www.example.com')).toBe('changed');
    const left = helper(
      'tls/tls-selfsigned',
      '.',
      'site.pem',
      'site.key',
      '60',
      '40',
      'awr.example.com',
      'www.example.com',
    );
    expect(left.stdout.trim()).toBe('changed');
  });

  it('has an authority that can sign for no other name', () => {
    make('397', 'awr.example.com');
    openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      'x.key',
      '-out',
      'x.csr',
      '-subj',
      '/O=x',
    );
    const issue = (san: string) => {
      fs.writeFileSync(path.join(dir, 'x.cnf'), `subjectAltName = ${san}\n`);
      openssl(
        'x509',
        '-req',
        '-in',
        'x.csr',
        '-CA',
        'ca.pem',
        '-CAkey',
        'ca.key',
        '-extfile',
        'x.cnf',
        '-days',
        '9',
        '-out',
        'x.pem',
      );
      return spawnSync('openssl', ['verify', '-CAfile', 'ca.pem', 'x.pem'], { cwd: dir }).status;
    };
    expect(issue('DNS:awr.example.com')).toBe(0);
    expect(issue('DNS:bank.example.net')).not.toBe(0);
    expect(issue('IP:192.0.2.9')).not.toBe(0);
  });
});

describe('tls-check', () => {
  beforeEach(() => {
    expect(helper('tls/tls-selfsigned', '.', 'site.pem', 'site.key', '397', '30', 'awr.example.com').status).toBe(0);
  });
  const check = (...args: string[]) => helper('tls/tls-check', ...args);

  it('takes what fits, with its chain', () => {
    expect(check('site.pem', 'site.key', 'ca.pem', 'awr.example.com').status).toBe(0);
    const chain =
      fs.readFileSync(path.join(dir, 'site.pem'), 'utf8') + fs.readFileSync(path.join(dir, 'ca.pem'), 'utf8');
    fs.writeFileSync(path.join(dir, 'chain.pem'), chain);
    expect(check('chain.pem', 'site.key', '', 'awr.example.com').status).toBe(0);
  });

  it('says what is wrong', () => {
    openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', 'other.key');
    const late = ['-x509', '-days', '1', '-subj', '/CN=x', '-addext', 'subjectAltName=DNS:awr.example.com'];
    openssl('req', ...late, '-new', '-key', 'other.key', '-out', 'other.pem');
    fs.writeFileSync(path.join(dir, 'junk'), 'not PEM\n');
    const join = (...files: string[]) => files.map((file) => fs.readFileSync(path.join(dir, file), 'utf8')).join('');
    fs.writeFileSync(path.join(dir, 'wrong-order.pem'), join('ca.pem', 'site.pem'));
    fs.writeFileSync(path.join(dir, 'wrong-chain.pem'), join('site.pem', 'other.pem'));
    openssl('pkey', '-in', 'other.key', '-aes256', '-passout', 'pass:secret', '-out', 'locked.key');
    const wrong: [string[], RegExp][] = [
      [['site.pem', 'site.key', '', 'www.example.com'], /not valid for www\.example\.com.*subjectAltName/],
      [['site.pem', 'other.key', '', 'awr.example.com'], /do not belong together/],
      [['wrong-order.pem', 'site.key', '', 'awr.example.com'], /do not belong together.*must be the first/],
      [['wrong-chain.pem', 'site.key', '', 'awr.example.com'], /certificate number 1 is not signed by the one below/],
      [['junk', 'site.key', '', 'awr.example.com'], /junk: not a certificate in PEM/],
      [['site.pem', 'junk', '', 'awr.example.com'], /junk: not a key in PEM/],
      [['other.pem', 'locked.key', '', 'awr.example.com'], /locked\.key: not a key in PEM without a password/],
      [['other.pem', 'other.key', 'ca.pem', 'awr.example.com'], /does not lead to an authority of ca\.pem/],
      [['nowhere.pem', 'site.key', '', 'awr.example.com'], /nowhere\.pem: there is no such file/],
    ];
    for (const [args, said] of wrong) {
      const { status, stderr } = check(...args);
      expect({ args, status }).toEqual({ args, status: 1 });
      expect(stderr).toMatch(said);
    }
  });

  it('refuses what has expired, and what is not valid yet', () => {
    // A certificate of one day, made three days ago or in three days.
    const made = (days: number) => {
      const at = (plus: number) =>
        `${new Date(Date.now() + (days + plus) * 86_400_000).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
      fs.writeFileSync(path.join(dir, 'index'), '');
      fs.writeFileSync(
        path.join(dir, 'ca.cnf'),
        '[ca]\ndefault_ca=d\n[d]\ndatabase=index\nnew_certs_dir=.\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nx509_extensions=e\n[p]\ncommonName=supplied\n[e]\nsubjectAltName=DNS:awr.example.com\n',
      );
      openssl('req', '-new', '-key', 'site.key', '-subj', '/CN=awr.example.com', '-out', 'd.csr');
      openssl(
        'ca',
        '-batch',
        '-notext',
        '-config',
        'ca.cnf',
        '-selfsign',
        '-keyfile',
        'site.key',
        '-in',
        'd.csr',
        '-out',
        'd.pem',
        '-startdate',
        at(0),
        '-enddate',
        at(1),
      );
      return check('d.pem', 'site.key', '', 'awr.example.com');
    };
    expect(made(-3).stderr).toMatch(/expired on .*Have it renewed/);
    expect(made(3).stderr).toMatch(/not valid before .*clock/);
    expect(made(0).status).toBe(0);
  });
});

describe('tls-expiry', () => {
  it('writes a metric, and warns by the priority of its line', () => {
    expect(helper('tls/tls-selfsigned', '.', 'site.pem', 'site.key', '40', '30', 'awr.example.com').status).toBe(0);
    fs.mkdirSync(path.join(dir, 'metrics'));
    expect(helper('tls/tls-expiry', 'site.pem', '21', 'metrics').stdout).toMatch(
      // Of the fortieth day a second may have passed.
      /^<6>site\.pem: valid for (39|40) more days/,
    );
    expect(helper('tls/tls-expiry', 'site.pem', '60', 'metrics').stdout).toMatch(/^<4>site\.pem: ends in (39|40) days/);
    const written = fs.readFileSync(path.join(dir, 'metrics/awr_tls.prom'), 'utf8');
    const ends = Date.parse(openssl('x509', '-in', 'site.pem', '-noout', '-enddate').slice('notAfter='.length)) / 1000;
    expect(written).toContain(`\nawr_tls_certificate_expiry_timestamp_seconds ${ends}\n`);
    expect(fs.readdirSync(path.join(dir, 'metrics'))).toEqual(['awr_tls.prom']);
    expect(helper('tls/tls-expiry', 'nowhere.pem', '21', 'metrics')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^<3>nowhere/),
    });
  });
});

describe('tls-renew', () => {
  /** certbot and systemctl that write down what they are told; certbot gives what lies in `issued`, or fails. */
  function renew(certbot: 'gives' | 'fails') {
    fs.mkdirSync(path.join(dir, 'bin'), { recursive: true });
    const program = (name: string, text: string) =>
      fs.writeFileSync(path.join(dir, 'bin', name), `#!/bin/sh\necho "${name} $*" >>told\n${text}\n`, { mode: 0o755 });
    program(
      'certbot',
      certbot === 'fails' ? 'exit 1' : 'mkdir -p tls/acme/live && cp -r issued tls/acme/live/awr-analyzer',
    );
    program('systemctl', '');
    fs.writeFileSync(path.join(dir, 'told'), '');
    const env = {
      PATH: `${path.join(dir, 'bin')}:${process.env['PATH']}`,
      AWR_TLS_MODE: 'acme',
      AWR_TLS_NAMES: 'awr.example.com www.example.com',
      AWR_TLS_CERTIFICATE: 'site.pem',
      AWR_TLS_KEY: 'site.key',
      AWR_TLS_DIR: 'tls',
      AWR_TLS_RENEW_DAYS: '30',
      AWR_TLS_DIRECTORY: 'https://ca.example.com/acme/directory',
      AWR_TLS_EMAIL: 'dba@example.com',
      AWR_TLS_WEBROOT: 'www',
    };
    const { status, stdout } = spawnSync(path.join(roles, 'tls/files/tls-renew'), { cwd: dir, env, encoding: 'utf8' });
    return { status, said: stdout.trim(), told: fs.readFileSync(path.join(dir, 'told'), 'utf8') };
  }
  const issue = (days: string, ...names: string[]) => {
    fs.rmSync(path.join(dir, 'issued'), { recursive: true, force: true });
    fs.mkdirSync(path.join(dir, 'issued'));
    const [chain, key] = ['issued/fullchain.pem', 'issued/privkey.pem'];
    expect(helper('tls/tls-selfsigned', 'issued', chain, key, days, '1', ...names).status).toBe(0);
  };

  it('asks once, puts in use what it is given, and reloads Nginx', () => {
    issue('90', 'awr.example.com', 'www.example.com');
    const first = renew('gives');
    expect(first).toMatchObject({ status: 0, said: 'changed' });
    expect(first.told).toMatch(
      /^certbot certonly .*-m dba@example\.com --server https:\/\/ca\.example\.com\/acme\/directory --webroot -w www .*-d awr\.example\.com -d www\.example\.com/,
    );
    expect(first.told).toContain('systemctl reload nginx.service');
    expect(fs.readFileSync(path.join(dir, 'site.pem'))).toEqual(
      fs.readFileSync(path.join(dir, 'issued/fullchain.pem')),
    );
    expect(mode('site.key')).toBe('400');
    expect(renew('fails')).toEqual({ status: 0, said: 'unchanged', told: '' });
  });

  it('leaves the certificate in use where the server gives none, or one for other names', () => {
    fs.writeFileSync(path.join(dir, 'site.pem'), 'in use');
    expect(renew('fails').status).not.toBe(0);
    issue('90', 'other.example.com');
    expect(renew('gives').status).not.toBe(0);
    expect(fs.readFileSync(path.join(dir, 'site.pem'), 'utf8')).toBe('in use');
  });
});

describe('site-passwords', () => {
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const write = (...users: string[]) => helper('nginx/site-passwords', '.', 'passwords', group, ...users);
  const lines = () => fs.readFileSync(path.join(dir, 'passwords'), 'utf8').trim().split('\n');

  it('hashes the passwords that are there, makes those that are not, and then changes nothing', () => {
    fs.writeFileSync(path.join(dir, 'site-dba'), 'open $esame\n');
    expect(write('dba', 'o.ps')).toMatchObject({ status: 0, stdout: 'changed\n', stderr: '' });
    const [dba = '', ops = ''] = lines();
    const [, salt = ''] = /^dba:\$6\$([0-9a-f]{16})\$/.exec(dba) ?? [];
    const hashed = execFileSync('openssl', ['passwd', '-6', '-salt', salt, 'open $esame'], { encoding: 'utf8' }).trim();
    expect(dba).toBe(`dba:${hashed}`);
    expect(ops).toMatch(/^o\.ps:\$6\$/);
    expect(fs.readFileSync(path.join(dir, 'site-o.ps'), 'utf8')).toMatch(/^[\w-]{24}\n$/);
    expect([mode('passwords'), mode('site-o.ps')]).toEqual(['640', '400']);
    expect(write('dba', 'o.ps').stdout).toBe('unchanged\n');
    expect(lines()).toEqual([dba, ops]);
  });

  it('follows a new password and a user who is gone', () => {
    write('dba', 'ops');
    const [, ops = ''] = lines();
    fs.rmSync(path.join(dir, 'site-ops'));
    fs.writeFileSync(path.join(dir, 'site-ops'), 'another\n');
    expect(write('ops').stdout).toBe('changed\n');
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).not.toBe(ops);
  });
});
