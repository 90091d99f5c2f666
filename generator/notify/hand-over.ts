/**
 * Tells those who asked for it what is new, at the end of a night or when asked to. It never makes a night fail: what
 * could not be told is a warning, and is told with the next digest.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { AwrError } from '../base/errors.ts';
import { addressIn } from '../digest/addresses.ts';
import { withIndex } from '../digest/make.ts';
import { newRejects } from '../digest/rejects.ts';
import type { Lake } from '../lake/lake.ts';
import { digestModel, LAST_NIGHT_S } from '../pages/digest.ts';
import type { LakeIndex } from '../pages/lake-index.ts';
import { earlier, earliest } from '../pages/times.ts';
import type { Channel, Message } from './channel.ts';
import { hasNews, withoutTold } from './news.ts';
import { smtpChannel } from './smtp.ts';
import { noteOf, readTold, type Told, writeTold } from './told.ts';
import { webhookChannel } from './webhook.ts';

export const isConfigured = ({ notify }: Config): boolean => notify.webhook !== null || notify.smtp !== null;

/** Before the second attempt. */
const PAUSE_MS = 2000;

export interface HandOverOptions {
  env?: NodeJS.ProcessEnv;
  pauseMs?: number;
}

/** Sends what is new by every channel that is configured. The caller holds the lake's lock. Throws on abort alone. */
export async function handOver(
  ctx: Context,
  { env = process.env, pauseMs = PAUSE_MS }: HandOverOptions = {},
): Promise<void> {
  const { webhook, smtp } = ctx.config.notify;
  const channels = [...(webhook ? [webhookChannel(webhook, env)] : []), ...(smtp ? [smtpChannel(smtp, env)] : [])];
  if (channels.length === 0) return;
  try {
    await withIndex(ctx.config.lake, async (lake, index) => {
      for (const channel of channels) await tell(ctx, lake, index, channel, pauseMs);
    });
  } catch (error) {
    ctx.signal.throwIfAborted();
    warn(ctx, 'Nobody was told of the night', error);
  }
}

async function tell(ctx: Context, lake: Lake, index: LakeIndex, channel: Channel, pauseMs: number): Promise<void> {
  const { notify, site } = ctx.config;
  const told: Told = readTold(ctx.config.lake);
  const before = told.channels[channel.name];
  const at = ctx.now();
  const whole = await digestModel(lake, index, {
    sinceOf: ({ ref }, until) => {
      const night = earlier(until, LAST_NIGHT_S);
      return earliest([before?.databases[ref.slug]?.until ?? night, night]) ?? night;
    },
    ...(before && {
      wasTold: ({ ref }, id) => before.databases[ref.slug]?.incidents[id] !== undefined,
    }),
  });
  if (hasNews(whole, before, notify.minSeverity)) {
    const rejectsSince = before ? new Date(before.at) : new Date(at.getTime() - LAST_NIGHT_S * 1000);
    const message: Message = {
      model: withoutTold(whole, before),
      options: {
        lang: notify.lang,
        address: addressIn(site.baseUrl, notify.lang),
        rejects: await newRejects(lake, rejectsSince),
      },
      digestAddress: site.baseUrl === null ? null : addressIn(site.baseUrl, notify.lang)('digest/'),
      now: at,
    };
    if (!(await sent(ctx, channel, message, pauseMs))) return;
  } else ctx.log.info(`Nothing new of severity ${notify.minSeverity} or above to tell by ${channel.name}.`);
  told.channels[channel.name] = {
    at: at.toISOString(),
    databases: Object.fromEntries(whole.databases.map((each) => [each.database.slug, noteOf(each)])),
  };
  writeTold(ctx.config.lake, told);
}

/** One attempt, and another where that may help. False: not taken, and a warning says why. */
async function sent(ctx: Context, channel: Channel, message: Message, pauseMs: number): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await channel.send(message, ctx.signal);
      ctx.log.info(`The digest went to ${channel.target} (${channel.name}).`);
      return true;
    } catch (error) {
      ctx.signal.throwIfAborted();
      const isFinal = error instanceof AwrError && error.code !== 'try_again';
      if (isFinal || attempt === 2) {
        warn(ctx, `The digest could not be handed to ${channel.target} (${channel.name})`, error);
        return false;
      }
      await sleep(pauseMs, undefined, { signal: ctx.signal });
    }
  }
}

/** An error of fetch names the address, which may hold a key; the reason inside it does not. */
function reasonOf(error: unknown): string {
  if (error instanceof AwrError) return error.message;
  const { cause, code, name, message } = error as NodeJS.ErrnoException;
  if (cause !== undefined) return reasonOf(cause);
  if (typeof code === 'string') return code;
  return name === 'TypeError' ? name : message;
}

function warn(ctx: Context, what: string, error: unknown): void {
  const { code = 'not_sent', remedy = 'Check the address and the way to it; it is told with the next digest.' } =
    error instanceof AwrError ? error : {};
  ctx.log.warn(`${what}: ${reasonOf(error).replace(/[.]?$/, '.')} ${remedy}`, { code });
}
