/** Smaller copies beside a text file, made once at build time so that the server never compresses while a screen waits. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { writeDurably } from './files.ts';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Below this a response fits in one or two packets either way. */
const WORTH_COMPRESSING_BYTES = 1024;

/**
 * Writes `<file>.br` and `<file>.gz`; where a copy would not be smaller there is none.
 * @returns the extensions that were written
 */
export async function compressBeside(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  const copies = {
    br: await brotli(bytes, {
      params: {
        [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      },
    }),
    gz: await gzip(bytes, { level: zlib.constants.Z_BEST_COMPRESSION }),
  };
  const written: string[] = [];
  for (const [extension, copy] of Object.entries(copies)) {
    if (bytes.byteLength < WORTH_COMPRESSING_BYTES || copy.byteLength >= bytes.byteLength) continue;
    await writeDurably(`${file}.${extension}`, copy);
    written.push(extension);
  }
  return written;
}
