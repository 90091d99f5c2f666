/** The configuration's type, its defaults and its validation. Flags win over the file, the file over the defaults. */
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/** Thresholds by rule and name, e.g. `{ log_file_sync: { pct_db_time: 10 } }`. */
const thresholdsSchema = z.record(z.string(), z.record(z.string(), z.number()));

/** Whom `awr nightly` and `awr digest --send` tell of news. Secrets are named by their environment variables, never written. */
const notifySchema = z.strictObject({
  /** Less severe news are told with others only. */
  minSeverity: z.enum(['high', 'medium', 'low']).default('medium'),
  lang: z.enum(['en', 'zh']).default('en'),
  webhook: z
    .strictObject({
      url: z.url({ protocol: /^https?$/, error: 'an address with http:// or https:// was expected' }),
      /** Environment variable with the secret that signs what is sent. */
      secretEnv: z.string().optional(),
      /** `json`: the digest itself; the others: what these chats understand. */
      format: z.enum(['json', 'slack', 'dingtalk', 'wecom', 'feishu']).default('json'),
    })
    .nullable()
    .default(null),
  smtp: z
    .strictObject({
      host: z.string(),
      port: z.number().int().min(1).max(65535).default(587),
      /** True: TLS from the first byte, as on port 465; false: STARTTLS where the server offers it. */
      secure: z.boolean().default(false),
      from: z.string(),
      to: z.array(z.string()).min(1),
      user: z.string().optional(),
      /** Environment variable with the password. */
      passwordEnv: z.string().optional(),
    })
    .nullable()
    .default(null),
});

export const configSchema = z.strictObject({
  /** Folders or files to read when a command names none. */
  archive: z.array(z.string()).default([]),
  /** The lake: Parquet and `lake.duckdb`. */
  lake: z.string().default('data/lake'),
  /** Releases of the site; `current` in it points at the published one. */
  releases: z.string().default('data/releases'),
  /** Scratch of the site build: Astro's cache and output. Safe to delete. */
  build: z.string().default('data/build'),
  /** Parallel workers. */
  jobs: z
    .number()
    .int()
    .min(1)
    .max(256)
    .default(() => Math.max(1, os.availableParallelism())),
  /** SQL text in lake and site: whole, without its literals, or not at all. */
  redact: z.enum(['none', 'literals', 'text']).default('none'),
  /** Names replaced by pseudonyms. */
  redactNames: z.array(z.enum(['hosts', 'users', 'programs', 'services'])).default([]),
  quiet: z.boolean().default(false),
  log: z.enum(['text', 'json']).default('text'),
  /** A single file larger than this is rejected as `too_large`. */
  maxFileBytes: z
    .number()
    .int()
    .positive()
    .default(128 * 1024 * 1024),
  /** A worker that takes longer than this on one file is replaced and the file rejected as `timeout`. */
  fileTimeoutS: z.number().positive().default(120),
  /** Releases kept after a publish, the published one included. */
  keepReleases: z.number().int().min(1).default(5),
  /** The quality gate: a release with fewer pages than this share of the published one is refused. */
  minPageShare: z.number().min(0).max(1).default(0.9),
  /** Rules of the findings: thresholds of their own, for all databases and for single ones by name, and rules left out. */
  findings: z
    .strictObject({
      thresholds: thresholdsSchema.default({}),
      databases: z.record(z.string(), thresholdsSchema).default({}),
      disabled: z.array(z.string()).default([]),
    })
    .prefault({}),
  site: z
    .strictObject({
      /** Where the site is published, for links in feeds, digests and messages: `https://awr.example.com/`. */
      baseUrl: z
        .url({ protocol: /^https?$/, error: 'an address with http:// or https:// was expected' })
        .nullable()
        .default(null),
      /**
       * Days of snapshots, back from the newest of each database, whose pages are built with the site; `awr serve` renders
       * older ones when they are asked for. Null: all are built, and the site needs no viewer.
       */
      prerenderDays: z.number().int().min(1).nullable().default(null),
      /** Preview cards, where `baseUrl` is set: of overviews and of what something happened to, of all pages, or of none. */
      cards: z.enum(['important', 'all', 'none']).default('important'),
    })
    .prefault({}),
  notify: notifySchema.prefault({}),
  serve: z
    .strictObject({
      host: z.string().default('127.0.0.1'),
      port: z.number().int().min(0).max(65535).default(4321),
      /** Render what is not built with the site when it is asked for; false: the published files alone. */
      onDemand: z.boolean().default(true),
      /** Processes that render, one page at a time each. */
      renderers: z.number().int().min(1).max(16).default(1),
      /** Pages that may wait for a renderer; more are told to come again. */
      queue: z.number().int().min(0).max(1000).default(32),
      /** A page that takes longer, waiting included, is given up. */
      renderTimeoutS: z.number().positive().default(30),
      /** A renderer that has grown beyond this is replaced, in MiB. */
      renderMemoryMb: z.number().int().min(256).default(1024),
    })
    .prefault({}),
});

export type Config = z.infer<typeof configSchema>;
export type ConfigInput = z.input<typeof configSchema>;

/** For `awr.config.ts`: gives the file its types. */
export function defineConfig(config: ConfigInput): ConfigInput {
  return config;
}

/** Repository root: relative paths in the configuration are relative to the current directory, the code's own to this. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');
