/**
 * Gauges as Prometheus' text format has them (https://prometheus.io/docs/instrumenting/exposition_formats/), and a file of them that
 * node_exporter's textfile collector never sees half of.
 */
import fs from 'node:fs';
import path from 'node:path';
import { AwrError } from '../../base/errors.ts';
import { braces, type Labels, labelText } from '../../serve/metrics.ts';

export interface Gauge {
  name: string;
  help: string;
  /** One a set of labels; null: not known, and then absent. */
  values: { labels?: Labels; value: number | null }[];
}

/** All of them with help and type; what has no value is left out. */
export function gaugeText(gauges: readonly Gauge[]): string {
  return gauges
    .flatMap(({ name, help, values }) => {
      const known = values.filter(({ value }) => value !== null && Number.isFinite(value));
      if (known.length === 0) return [];
      const lines = known.map(({ labels = {}, value }) => `${name}${braces(labelText(labels))} ${value}`);
      return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** Writes beside `file` and renames; for everyone to read, as exporters run as users of their own. */
export function writeGauges(file: string, gauges: readonly Gauge[]): void {
  const aside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  try {
    fs.writeFileSync(aside, gaugeText(gauges), { mode: 0o644 });
    fs.chmodSync(aside, 0o644);
    fs.renameSync(aside, file);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw new AwrError(`The metrics cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`, {
      code: 'metrics_not_writable',
      file,
      remedy: 'Name a file with --out in a folder that is there and that this user can write to.',
      cause: error,
    });
  }
}
