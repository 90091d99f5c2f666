import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ConfigInput, configSchema } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { digestLake, putIncidents, type TestDatabase, type TestIncident } from '../testing/digest.ts';
import { silentContext, temporaryLakeDir } from '../testing/lake.ts';
import { type Listening, mailServer, webServer } from '../testing/servers.ts';
import { chatText, markdownDialect, slackDialect } from './chat.ts';
import { handOver } from './hand-over.ts';
import { readTold } from './told.ts';

const SECRET = 'not-to-be-seen';
const ENV = { AWR_HOOK_SECRET: SECRET, AWR_MAIL_PASSWORD: SECRET, AWR_WRONG: 'wrong' };
const LOCKS: TestIncident = { id: 'locks', from: 40, to: 48, severity: 'high', title: 'Row locks' };

let lake: string;
let warnings: string[];
let open: Listening<unknown>[];

const shop = (incidents: readonly TestIncident[]): TestDatabase => ({ dbId: 7, name: 'SHOP', hours: 48, incidents });

/** Filled once; each test has a copy. */
const filled = temporaryLakeDir();
let copies = 0;
beforeAll(() => digestLake(filled, [shop([LOCKS])]));

beforeEach(() => {
  lake = `${filled}-${copies++}`;
  warnings = [];
  open = [];
  fs.cpSync(filled, lake, { recursive: true });
});
afterEach(async () => {
  for (const server of open) await server.close();
});

async function web(answer: Parameters<typeof webServer>[0] = () => ({ status: 200 })) {
  const server = await webServer(answer);
  open.push(server);
  return server;
}

async function mail(reply?: Parameters<typeof mailServer>[0]) {
  const server = await mailServer(reply);
  open.push(server);
  return server;
}

function context(notify: ConfigInput['notify'], signal = new AbortController().signal): Context {
  const silent = silentContext(lake);
  const config = configSchema.parse({ lake, site: { baseUrl: 'https://awr.example.com/' }, notify });
  const log = { ...silent.log, warn: (message: string) => void warnings.push(message) };
  return { ...silent, config, log, signal, now: () => new Date('2024-03-07T02:15:00Z') };
}

const tell = (notify: ConfigInput['notify']): Promise<void> => handOver(context(notify), { env: ENV, pauseMs: 1 });

describe('a webhook', () => {
  const hook = (port: number, more: object = {}) => ({ webhook: { url: `http://127.0.0.1:${port}/key-123`, ...more } });

  test('gets the digest as JSON, signed, once', async () => {
    const server = await web();
    await tell(hook(server.port, { secretEnv: 'AWR_HOOK_SECRET' }));
    await tell(hook(server.port, { secretEnv: 'AWR_HOOK_SECRET' }));
    expect(server.received).toHaveLength(1);
    const [{ method, url, headers, body } = { method: '', url: '', headers: {}, body: '' }] = server.received;
    expect([method, url, headers['content-type']]).toEqual(['POST', '/key-123', 'application/json; charset=utf-8']);
    expect(JSON.parse(body)).toMatchObject({
      schema: 'awr-digest/1',
      databases: [{ db_name: 'SHOP', incidents: [{ incident_id: 'locks', status: 'new' }] }],
    });
    const stamp = headers['x-awr-timestamp'];
    expect(stamp).toBe(String(Date.parse('2024-03-07T02:15:00Z') / 1000));
    const expected = createHmac('sha256', SECRET).update(`${stamp}.${body}`).digest('hex');
    expect(headers['x-awr-signature']).toBe(`sha256=${expected}`);
    expect(warnings).toEqual([]);
  });

  test('is told of what is new since, of what became worse, of an end, and of nothing else', async () => {
    const server = await web();
    const told = async (incidents: TestIncident[]): Promise<string[] | null> => {
      await putIncidents(lake, [shop(incidents)]);
      const before = server.received.length;
      await tell(hook(server.port));
      if (server.received.length === before) return null;
      const { databases } = JSON.parse(server.received.at(-1)?.body ?? '') as {
        databases: { incidents: { incident_id: string; status: string }[] }[];
      };
      return databases.flatMap(({ incidents: all }) => all.map((each) => `${each.incident_id} ${each.status}`));
    };
    const reads: TestIncident = { id: 'reads', from: 30, to: 48, severity: 'low' };
    expect(await told([LOCKS])).toEqual(['locks new']);
    expect(await told([LOCKS, reads])).toBeNull();
    expect(await told([LOCKS, { ...reads, severity: 'medium' }])).toEqual(['locks continuing', 'reads continuing']);
    const over = { ...LOCKS, to: 46 };
    expect(await told([over, { ...reads, severity: 'medium' }])).toEqual(['reads continuing', 'locks resolved']);
    expect(await told([over, { ...reads, severity: 'medium' }])).toBeNull();
    // What had to be read late is news however long ago it began, and what was told as over is not told again.
    const late: TestIncident = { id: 'late', from: 26, to: 28, severity: 'high' };
    expect(await told([over, late])).toEqual(['late new']);
    expect(await told([{ ...LOCKS, id: 'habit', usual: true }])).toBeNull();
  });

  test.each([
    ['slack', (body: Record<string, unknown>) => body['text']],
    ['dingtalk', (body: { markdown?: { text?: string } }) => body.markdown?.text],
    ['wecom', (body: { markdown?: { content?: string } }) => body.markdown?.content],
    ['feishu', (body: { card?: { elements?: { content?: string }[] } }) => body.card?.elements?.[0]?.content],
  ] as const)('in the form of %s', async (format, textIn) => {
    const server = await web(() => ({ status: 200, body: '{"errcode":0,"code":0}' }));
    await tell({ lang: 'zh', ...hook(server.port, { format, secretEnv: 'AWR_HOOK_SECRET' }) });
    const [request] = server.received;
    const body = JSON.parse(request?.body ?? '');
    const link = 'https://awr.example.com/zh/shop-7/shop/2024-03-06-1600_40-41/#finding-1';
    expect(textIn(body)).toContain('Row locks（中文）');
    expect(textIn(body)).toContain(format === 'slack' ? `<${link}|` : `(${link})`);
    const at = String(Date.parse('2024-03-07T02:15:00Z'));
    if (format === 'dingtalk') {
      const query = new URL(request?.url ?? '', 'http://x').searchParams;
      const sign = createHmac('sha256', SECRET).update(`${at}\n${SECRET}`).digest('base64');
      expect([query.get('timestamp'), query.get('sign')]).toEqual([at, sign]);
    }
    if (format === 'feishu') {
      const sign = createHmac('sha256', `${at.slice(0, -3)}\n${SECRET}`)
        .update('')
        .digest('base64');
      expect([body.timestamp, body.sign]).toEqual([at.slice(0, -3), sign]);
    }
    expect(request?.body).not.toContain(SECRET);
    expect(warnings).toEqual([]);
  });

  test('that fails once is tried again', async () => {
    const server = await web((n) => ({ status: n === 0 ? 503 : 200 }));
    await tell(hook(server.port));
    expect(server.received).toHaveLength(2);
    expect(warnings).toEqual([]);
  });

  test.each([
    ['keeps failing', () => ({ status: 500 }), 2, '500'],
    ['refuses', () => ({ status: 403, body: 'no' }), 1, '403'],
    [
      'refuses within the answer',
      () => ({ status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' }),
      1,
      'sign not match',
    ],
    ['sends elsewhere', () => ({ status: 302, location: 'http://127.0.0.1:1/' }), 2, 'unexpected redirect'],
  ])('that %s is a warning with its reason; the next digest tells it', async (_, answer, attempts, reason) => {
    const bad = await web(answer);
    await tell(hook(bad.port, { secretEnv: 'AWR_HOOK_SECRET' }));
    expect(bad.received).toHaveLength(attempts);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(new RegExp(reason));
    expect(warnings[0]).not.toMatch(/key-123|not-to-be-seen/);
    const good = await web();
    await tell(hook(good.port));
    expect(good.received).toHaveLength(1);
  });

  test('that nobody answers, or whose secret is missing, is a warning', async () => {
    const gone = await webServer(() => null);
    await gone.close();
    await tell(hook(gone.port));
    expect(warnings[0]).toContain('ECONNREFUSED');
    await tell(hook(gone.port, { secretEnv: 'AWR_NOT_SET' }));
    expect(warnings[1]).toContain('AWR_NOT_SET is not set');
  });

  test('that hangs is given up when the run is stopped', async () => {
    const server = await web(() => null);
    const stop = new AbortController();
    const done = handOver(context(hook(server.port), stop.signal), { env: ENV, pauseMs: 1 });
    while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await expect(done).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});

describe('mail', () => {
  const smtp = (port: number, more: object = {}) => ({
    smtp: { host: '127.0.0.1', port, from: 'awr@example.com', to: ['dba@example.com', 'ops@example.com'], ...more },
  });

  test('has both forms, goes to everyone, once', async () => {
    const server = await mail();
    await tell(smtp(server.port, { user: 'awr', passwordEnv: 'AWR_MAIL_PASSWORD' }));
    await tell(smtp(server.port));
    expect(server.received).toHaveLength(1);
    const [{ from, to, auth, content } = { from: '', to: [], auth: '', content: '' }] = server.received;
    expect(from).toContain('<awr@example.com>');
    expect(to.map((line) => /<(.*)>/.exec(line)?.[1])).toEqual(['dba@example.com', 'ops@example.com']);
    expect(Buffer.from(auth ?? '', 'base64').toString()).toBe(`\0awr\0${SECRET}`);
    expect(content).toMatch(/^Subject: AWR morning digest/m);
    expect(content).toMatch(/^Content-Type: text\/plain/m);
    expect(content).toMatch(/^Content-Type: text\/html/m);
    expect(content).toContain('Row locks');
    expect(content).not.toContain(SECRET);
    expect(warnings).toEqual([]);
  });

  test('that is put off is tried again', async () => {
    const server = await mail((n) => (n === 0 ? '451 4.3.0 later' : '250 taken'));
    await tell(smtp(server.port));
    expect(server.received).toHaveLength(2);
    expect(warnings).toEqual([]);
  });

  test('that is refused is a warning, once, and shows no secret', async () => {
    const server = await mail(() => '554 5.7.1 no');
    await tell(smtp(server.port));
    expect(server.received).toHaveLength(1);
    await tell(smtp(server.port, { user: 'awr', passwordEnv: 'AWR_WRONG' }));
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain('554');
    expect(warnings[1]).toContain('535');
    expect(warnings.join()).not.toContain('wrong');
    expect(readTold(lake).channels).toEqual({});
  });
});

test('a channel that fails does not keep the other from being told', async () => {
  const [hook, post] = [await web(() => ({ status: 403 })), await mail()];
  await tell({
    webhook: { url: `http://127.0.0.1:${hook.port}/` },
    smtp: { host: '127.0.0.1', port: post.port, from: 'a@example.com', to: ['b@example.com'] },
  });
  expect(post.received).toHaveLength(1);
  expect(Object.keys(readTold(lake).channels)).toEqual(['smtp']);
});

test('below the least severity nothing is sent; what was looked at is noted', async () => {
  const server = await web();
  await putIncidents(lake, [shop([{ ...LOCKS, severity: 'medium' }])]);
  await tell({ minSeverity: 'high', webhook: { url: `http://127.0.0.1:${server.port}/` } });
  expect(server.received).toEqual([]);
  expect(readTold(lake).channels['webhook']?.databases['shop-7']?.incidents).toEqual({
    locks: { severity: 'medium', over: false },
  });
});

test('a damaged note means that the last night is told again', async () => {
  const server = await web();
  await tell({ webhook: { url: `http://127.0.0.1:${server.port}/` } });
  fs.writeFileSync(path.join(lake, '.told.json'), '{"version":1,"chan');
  await tell({ webhook: { url: `http://127.0.0.1:${server.port}/` } });
  expect(server.received).toHaveLength(2);
});

test('without a channel nothing is read; a lake that cannot be read is a warning', async () => {
  lake = `${filled}-none`;
  await tell({});
  expect(warnings).toEqual([]);
  await tell({ webhook: { url: 'http://127.0.0.1:1/' } });
  expect(warnings[0]).toContain('There is no lake here.');
});

describe('a chat message', () => {
  const blocks = [
    { type: 'heading' as const, level: 1 as const, spans: ['Digest'] },
    {
      type: 'list' as const,
      ordered: false,
      items: Array.from({ length: 50 }, (_, i) => ({
        spans: [`事件 ${i} *x* <!here> @all [a](b) & <script>`],
        below: [],
      })),
    },
  ];

  test('is cut at a line to what the chat takes, and says where the rest is', () => {
    const text = chatText(blocks, markdownDialect(400), 'https://awr.example.com/en/digest/');
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
    expect(text).toMatch(/\n\nhttps:\/\/awr\.example\.com\/en\/digest\/$/);
  });

  test.each([
    ['Markdown', markdownDialect(100_000), /[*`[\]<>~@](?!\*)/],
    ['Slack', slackDialect, /[<>@~`]/],
  ])('in %s: text of reports formats nothing and calls nobody', (_, dialect, active) => {
    const items = chatText(blocks, dialect, '')
      .split('\n')
      .filter((line) => line.startsWith('- '));
    expect(items).toHaveLength(50);
    expect(items.filter((line) => active.test(line))).toEqual([]);
  });
});
