/**
 * Pictures of SVG, with letters of our own: a host may have no fonts at all, and the same input must give the same bytes
 * on any. Noto Sans SC holds Latin and Chinese; fontconfig is told to know no other.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** For `font-family` in the SVG; weights 400 and 700. */
export const CARD_FONT = 'Noto Sans SC';

const WEIGHTS = ['400Regular', '700Bold'];

type Render = (svg: string) => Promise<Buffer>;
let renderer: Promise<Render> | undefined;

/** The SVG as PNG. `scratch`: a folder that may be written, for fontconfig's files. */
export async function cardPng(svg: string, scratch: string): Promise<Buffer> {
  renderer ??= makeRenderer(scratch);
  return await (await renderer)(svg);
}

async function makeRenderer(scratch: string): Promise<Render> {
  // Read when the library draws its first text: it must be told before it is loaded.
  process.env['FONTCONFIG_FILE'] = writeFontConfig(scratch);
  const { default: sharp } = await import('sharp');
  // One card takes milliseconds; threads of the library would only contend with the pages' own.
  sharp.concurrency(1);
  return (svg) => sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer();
}

function writeFontConfig(scratch: string): string {
  const packageFile = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json');
  const folder = path.join(scratch, 'fonts');
  const directories = WEIGHTS.map((weight) => `<dir>${escapeXml(path.join(path.dirname(packageFile), weight))}</dir>`);
  const cache = `<cachedir>${escapeXml(path.join(folder, 'cache'))}</cachedir>`;
  const file = path.join(folder, 'fonts.conf');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    file,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${directories.join('')}${cache}</fontconfig>\n`,
  );
  return file;
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
