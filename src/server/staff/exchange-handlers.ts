/** Products by spreadsheet over HTTP. */
import { buffer } from 'node:stream/consumers';
import type { exchangeRoutes } from '../../api/exchange.ts';
import { Refused } from '../../api/refusal.ts';
import type { SudinKey } from '../../contract/places.ts';
import { localNow } from '../../rotation/local-time.ts';
import type { Exchange } from '../../spreadsheets/exchange.ts';
import { IMPORT_MAX_BYTES } from '../../spreadsheets/limits.ts';
import { WORDS } from '../../spreadsheets/words.ts';
import { handOf } from './hand-of.ts';
import type { Handlers, UploadedFile } from './handler.ts';
import { Download, XLSX_TYPE } from './send-download.ts';

export function exchangeHandlers(exchange: Exchange): Handlers<typeof exchangeRoutes> {
  const exported = async (sudin: SudinKey | undefined, nowMs: number) =>
    new Download(`produk-${sudin ?? 'semua'}-${dayOf(nowMs)}.xlsx`, XLSX_TYPE, await exchange.export(sudin, nowMs));
  return {
    importTemplate: async ({ params: { sudin } }) =>
      new Download(`templat-produk-${sudin}.xlsx`, XLSX_TYPE, await exchange.template(sudin)),
    exportProducts: ({ params: { sudin }, nowMs }) => exported(sudin, nowMs),
    exportAllProducts: ({ nowMs }) => exported(undefined, nowMs),
    previewImport: async ({ params: { sudin }, files, nowMs }) => exchange.preview(sudin, await oneFile(files), nowMs),
    importProducts: async ({ params: { sudin }, query: { digest }, files, ...request }) =>
      exchange.take(sudin, await oneFile(files), digest, handOf(request)),
  };
}

/** In the name of a file; the gallery's zone may be another by an hour, which no file name minds. */
const dayOf = (nowMs: number): string => localNow(nowMs, 'Asia/Jakarta').date;

/** @throws {Refused} `invalid`, `too-large` */
async function oneFile(files: AsyncIterable<UploadedFile>): Promise<Buffer> {
  let found: Buffer | undefined;
  for await (const { stream } of files) {
    if (found !== undefined) throw new Refused('invalid', WORDS.oneFile);
    found = await buffer(stopAt(stream, IMPORT_MAX_BYTES));
  }
  if (found === undefined) throw new Refused('invalid', WORDS.oneFile);
  return found;
}

async function* stopAt(stream: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Refused('too-large', WORDS.tooLarge);
    yield chunk;
  }
}
