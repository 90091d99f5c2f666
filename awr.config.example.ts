// Settings of AWR Analyzer. Copy this file to awr.config.ts and keep what you change; every line here is the default.
// It is looked for in the directory in which `awr` runs (./scripts/nightly runs it in the checkout), and relative paths
// are relative to that directory. Flags win over it. awr.config.json works too, with the same keys.
import os from 'node:os';
import { defineConfig } from './generator/base/config.ts';

export default defineConfig({
  // Folders or files of reports, for `awr nightly` and `awr ingest` without an argument.
  archive: [],
  // The Parquet lake.
  lake: 'data/lake',
  // Releases of the site; `current` in it is the published one.
  releases: 'data/releases',
  // Scratch of the site's build. Safe to delete, the next build is then a full one.
  build: 'data/build',
  // Workers in parallel.
  jobs: os.availableParallelism(),
  // SQL text in lake and site: 'none' keeps it whole, 'literals' leaves out literals and comments, 'text' all of it.
  redact: 'none',
  // Names replaced by pseudonyms: any of 'hosts', 'users', 'programs', 'services' (pluggable databases too).
  redactNames: [],
  // True: warnings and errors only.
  quiet: false,
  // 'json': the log as one JSON object a line.
  log: 'text',
  // A file larger than this, unpacked, is rejected as too_large. Bytes.
  maxFileBytes: 128 * 1024 * 1024,
  // A file that takes longer than this is rejected as timeout. Seconds.
  fileTimeoutS: 120,
  // Releases kept, the published one included.
  keepReleases: 5,
  // The quality gate refuses a site with fewer pages than this share of the published one.
  minPageShare: 0.9,
  // The findings' rules: thresholds for all databases, thresholds for single ones by name, rules left out. For example
  //   thresholds: { log_file_sync: { pct_db_time: 8 } },
  //   databases: { PAYROLL: { host_cpu_busy: { high_pct: 97 } } },
  //   disabled: ['sql_variable'],
  findings: { thresholds: {}, databases: {}, disabled: [] },
  // Where the site is published, e.g. 'https://awr.example.com/': for the links of feeds, digests and messages.
  // prerenderDays: snapshots older than so many days are rendered by `awr serve` when they are asked for; null: all are built.
  // cards: previews for chats, made where baseUrl is set: 'important' (overviews, comparisons, snapshots and names to which
  // something happened), 'all', 'none'.
  site: { baseUrl: null, prerenderDays: null, cards: 'important' },
  // Whom `awr nightly` and `awr digest --send` tell of news; docs/digest.md says more. For example
  //   webhook: { url: 'https://chat.example.com/hook', secretEnv: 'AWR_HOOK_SECRET', format: 'dingtalk' },
  //   smtp: {
  //     host: 'mail.example.com', port: 587, secure: false, from: 'awr@example.com', to: ['dba@example.com'],
  //     user: 'awr', passwordEnv: 'AWR_MAIL_PASSWORD',
  //   },
  notify: { minSeverity: 'medium', lang: 'en', webhook: null, smtp: null },
  // Where `awr serve` listens, and what rendering on demand may take.
  serve: {
    host: '127.0.0.1',
    port: 4321,
    onDemand: true,
    renderers: 1,
    queue: 32,
    renderTimeoutS: 30,
    renderMemoryMb: 1024,
  },
});
