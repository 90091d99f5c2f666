/** Hands a digest over by mail: HTML, with Markdown as its plain text. */
import nodemailer from 'nodemailer';
import type { Config } from '../base/config.ts';
import { AwrError } from '../base/errors.ts';
import { htmlOf } from '../digest/html.ts';
import { markdownOf } from '../digest/markdown.ts';
import { outlineOf, summaryOf, titleOf } from '../digest/outline.ts';
import { type Channel, type Message, secretOf, TIMEOUT_MS } from './channel.ts';

type Smtp = NonNullable<Config['notify']['smtp']>;

export function smtpChannel(smtp: Smtp, env: NodeJS.ProcessEnv = process.env): Channel {
  return {
    name: 'smtp',
    target: `${smtp.host}:${smtp.port}`,
    async send(message, signal) {
      const password = secretOf(env, smtp.passwordEnv, 'notify.smtp.passwordEnv');
      const transport = nodemailer.createTransport({
        host: smtp.host,
        port: smtp.port,
        secure: smtp.secure,
        ...(smtp.user !== undefined && { auth: { user: smtp.user, pass: password ?? '' } }),
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        socketTimeout: TIMEOUT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      const stop = () => transport.close();
      signal.addEventListener('abort', stop, { once: true });
      try {
        await transport.sendMail(mailOf(smtp, message));
      } catch (error) {
        throw explained(error);
      } finally {
        signal.removeEventListener('abort', stop);
        transport.close();
      }
    },
  };
}

export function mailOf({ from, to }: Pick<Smtp, 'from' | 'to'>, { model, options }: Message) {
  const blocks = outlineOf(model, options);
  const title = titleOf(model, options.lang);
  return {
    from,
    to,
    subject: `${title}: ${summaryOf(model, options.lang)}`,
    text: markdownOf(blocks),
    html: htmlOf(blocks, title, options.lang),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** A server's final no (5xx, a refused log-in) stays a no; all else may go better a moment later. */
function explained(error: unknown): AwrError {
  const { message, code, responseCode } = error as { message: string; code?: string; responseCode?: number };
  const isFinal = code === 'EAUTH' || code === 'EENVELOPE' || (responseCode !== undefined && responseCode >= 500);
  return new AwrError(message, {
    code: isFinal ? 'refused' : 'try_again',
    remedy: 'Check notify.smtp: host, port, secure, from, to, user, and the password in the environment.',
    cause: error,
  });
}
