/**
 * A report's page made in the browser: the bytes are read, judged and rendered by the code that makes the site's own pages.
 * Nothing is sent anywhere.
 */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { AwrError } from '../../generator/base/errors.ts';
import { oneReportModel } from '../../generator/pages/one-report.ts';
import Snapshot from '../components/snapshot/Snapshot.astro';
import type { Lang } from '../lib/i18n.ts';

export interface ReadRequest {
  bytes: ArrayBuffer;
  /** As the file is called; shown. */
  name: string;
  lang: Lang;
}

/** A whole HTML page, whose `main` is the report's; or what is wrong with the file. */
export type ReadAnswer =
  | { ok: true; html: string; seconds: number }
  | { ok: false; code: string; message: string; place: string | null; remedy: string | null };

/** Where the page would stand if it were one of the site's: as deep as the page that shows it, `/{lang}/read/`. */
const PATH = 'read/';

let container: Promise<AstroContainer> | undefined;

/** Never throws: what is wrong with a file is the answer. */
export async function read({ bytes, name, lang }: ReadRequest): Promise<ReadAnswer> {
  const began = performance.now();
  try {
    const model = oneReportModel(await unpacked(new Uint8Array(bytes)), name);
    container ??= AstroContainer.create();
    const html = await (await container).renderToString(Snapshot, {
      props: { model, lang, path: PATH },
      partial: false,
    });
    return { ok: true, html, seconds: (performance.now() - began) / 1000 };
  } catch (error) {
    if (error instanceof AwrError) {
      const { code, message, place, remedy } = error;
      return { ok: false, code, message, place: place ?? null, remedy: remedy ?? null };
    }
    return { ok: false, code: 'defect', message: String(error), place: null, remedy: null };
  }
}

/** Undoes gzip, which browsers can; other packings say so themselves when they are read. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
