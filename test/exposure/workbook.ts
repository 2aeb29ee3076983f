/** A workbook read back: by the kept reader, and as the XML inside it. */
import { text } from 'node:stream/consumers';
import readWorkbook, { readSheet as readOne } from 'read-excel-file/node';
import { fromBufferPromise } from 'yauzl';

export const readSheet = async (bytes: Uint8Array, sheet: string): Promise<unknown[][]> =>
  readOne(Buffer.from(bytes), sheet);

export async function sheetNames(bytes: Uint8Array): Promise<string[]> {
  return (await readWorkbook(Buffer.from(bytes))).map(({ sheet }) => sheet);
}

/** The XML of every sheet. */
export async function sheetXml(bytes: Uint8Array): Promise<string[]> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const sheets: string[] = [];
  for await (const entry of zip.eachEntry()) {
    if (/^xl\/worksheets\/.*\.xml$/.test(entry.fileName))
      sheets.push(await text(await zip.openReadStreamPromise(entry)));
  }
  return sheets;
}
