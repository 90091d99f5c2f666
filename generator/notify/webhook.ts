/** Hands a digest over to a webhook: our own JSON, or what Slack, DingTalk, WeCom and Feishu take. */
import { createHmac } from 'node:crypto';
import type { Config } from '../base/config.ts';
import { AwrError } from '../base/errors.ts';
import { digestRecord } from '../digest/json.ts';
import { outlineOf, titleOf } from '../digest/outline.ts';
import { sayIn } from '../digest/texts.ts';
import { type Channel, type Message, secretOf, TIMEOUT_MS } from './channel.ts';
import { chatText, markdownDialect, slackDialect } from './chat.ts';

type Webhook = NonNullable<Config['notify']['webhook']>;
type Format = Webhook['format'];

/** What the chats take at most: DingTalk 20,000 bytes, WeCom 4,096 of Markdown, Feishu 30 KB of a card. With room to spare. */
const MAX_BYTES = { dingtalk: 18_000, wecom: 4000, feishu: 24_000 } as const;

/** Answers are small; more is not read. */
const MAX_ANSWER = 64 * 1024;

export function webhookChannel(webhook: Webhook, env: NodeJS.ProcessEnv = process.env): Channel {
  return {
    name: 'webhook',
    // The rest of such addresses is often a key.
    target: new URL(webhook.url).host,
    async send(message, signal) {
      const secret = secretOf(env, webhook.secretEnv, 'notify.webhook.secretEnv');
      const { url, body, headers } = requestOf(webhook.format, webhook.url, message, secret, message.now);
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      const answer = (await response.text()).slice(0, MAX_ANSWER);
      if (!response.ok)
        throw refused(`It answered ${response.status}.`, response.status === 429 || response.status >= 500);
      const complaint = complaintIn(answer);
      if (complaint !== null) throw refused(`It answered ${complaint}.`, false);
    },
  };
}

interface WebhookRequest {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/**
 * What is sent. With a secret every request carries `X-AWR-Timestamp` (Unix seconds) and `X-AWR-Signature`:
 * `sha256=` and the HMAC-SHA256 in hex over `timestamp.body`. DingTalk and Feishu get the signature that their own
 * robots ask for as well.
 */
export function requestOf(
  format: Format,
  address: string,
  message: Message,
  secret: string | null,
  now: Date,
): WebhookRequest {
  const url = new URL(address);
  const seconds = Math.floor(now.getTime() / 1000);
  const payload = payloadOf(format, message);
  if (secret !== null && format === 'dingtalk') {
    const signed = createHmac('sha256', secret).update(`${now.getTime()}\n${secret}`).digest('base64');
    url.searchParams.set('timestamp', String(now.getTime()));
    url.searchParams.set('sign', signed);
  }
  if (secret !== null && format === 'feishu') {
    const sign = createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');
    Object.assign(payload, { timestamp: String(seconds), sign });
  }
  const body = JSON.stringify(payload);
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'awr-analyzer',
  };
  if (secret !== null) {
    headers['x-awr-timestamp'] = String(seconds);
    headers['x-awr-signature'] = `sha256=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
  }
  return { url: url.href, body, headers };
}

function payloadOf(format: Format, { model, options, digestAddress }: Message): Record<string, unknown> {
  if (format === 'json') return digestRecord(model, options);
  const blocks = outlineOf(model, options);
  const title = titleOf(model, options.lang);
  const rest = digestAddress ?? sayIn(options.lang)('cut');
  switch (format) {
    case 'slack':
      return { text: chatText(blocks, slackDialect, rest) };
    case 'dingtalk':
      return {
        msgtype: 'markdown',
        markdown: { title, text: chatText(blocks, markdownDialect(MAX_BYTES.dingtalk), rest) },
      };
    case 'wecom':
      return { msgtype: 'markdown', markdown: { content: chatText(blocks, markdownDialect(MAX_BYTES.wecom), rest) } };
    case 'feishu':
      return {
        msg_type: 'interactive',
        card: {
          header: { title: { tag: 'plain_text', content: title } },
          elements: [{ tag: 'markdown', content: chatText(blocks.slice(1), markdownDialect(MAX_BYTES.feishu), rest) }],
        },
      };
  }
}

/** These chats answer 200 and say in the body that they refuse: `errcode` (DingTalk, WeCom), `code` (Feishu). */
function complaintIn(answer: string): string | null {
  try {
    const { errcode, errmsg, code, msg } = JSON.parse(answer) as Record<string, unknown>;
    const number = errcode ?? code;
    if (typeof number !== 'number' || number === 0) return null;
    return `${number}: ${String(errmsg ?? msg ?? '').slice(0, 200)}`;
  } catch {
    return null;
  }
}

function refused(text: string, again: boolean): AwrError {
  return new AwrError(text, {
    code: again ? 'try_again' : 'refused',
    remedy: 'Check notify.webhook: its address, its format, and the secret in the environment.',
  });
}
