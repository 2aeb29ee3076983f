/**
 * A workbook that is safe to be parsed. It is a zip archive made by somebody else: what it holds is measured before and
 * while it is unpacked, and the reader gets an archive of ours, in which nothing is compressed and nothing is hidden.
 */
import { buffer } from 'node:stream/consumers';
import * as yauzl from 'yauzl';
import * as yazl from 'yazl';
import { Refused } from '../api/refusal.ts';
import { ENTRIES_MAX, SHEET_COLUMNS_MAX, SHEET_ROWS_MAX, UNPACKED_MAX_BYTES } from './limits.ts';
import { WORDS } from './words.ts';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** Old Excel files, and new ones that are locked by a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i;

/**
 * @returns an archive of the parts a reader of cells needs
 * @throws {Refused} `invalid`, `too-large`
 */
export async function unpackWorkbook(bytes: Buffer): Promise<Buffer> {
  demandZip(bytes);
  const parts = await partsOf(bytes);
  if (!parts.has('xl/workbook.xml')) throw new Refused('invalid', WORDS.notExcel);
  for (const [name, content] of parts) if (SHEET.test(name)) demandSmallSheet(content);
  const archive = new yazl.ZipFile();
  for (const [name, content] of parts) archive.addBuffer(content, name, { compress: false });
  archive.end();
  return buffer(archive.outputStream);
}

function demandZip(bytes: Buffer): void {
  if (bytes.length === 0) throw new Refused('invalid', WORDS.empty);
  if (bytes.subarray(0, COMPOUND.length).equals(COMPOUND)) throw new Refused('invalid', WORDS.oldExcel);
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return;
  // No zero byte in the first kilobyte: text of some kind.
  throw new Refused('invalid', bytes.subarray(0, 1024).includes(0) ? WORDS.notExcel : WORDS.csv);
}

async function partsOf(bytes: Buffer): Promise<Map<string, Buffer>> {
  try {
    return await read(await yauzl.fromBufferPromise(bytes));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('invalid', WORDS.broken);
  }
}

async function read(archive: yauzl.ZipFile): Promise<Map<string, Buffer>> {
  if (archive.entryCount > ENTRIES_MAX) throw new Refused('too-large', WORDS.unpacksTooLarge);
  const parts = new Map<string, Buffer>();
  let unpackedBytes = 0;
  for await (const entry of archive.eachEntry()) {
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
    unpackedBytes += entry.uncompressedSize;
    // Before a byte of it is unpacked; an entry that says less than it holds fails while it is.
    if (unpackedBytes > UNPACKED_MAX_BYTES) throw new Refused('too-large', WORDS.unpacksTooLarge);
    if (parts.has(entry.fileName)) throw new Refused('invalid', WORDS.broken);
    parts.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  return parts;
}

/** Row or cell: "12", "AB12". */
const ADDRESS = /^([A-Z]{0,3})(\d{1,7})$/i;

/** The reader makes every row and cell before the last one: a single address far out would cost all the memory there is. */
function demandSmallSheet(content: Buffer): void {
  for (const [, doubly, singly] of content.toString('utf8').matchAll(/\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const [, letters = '', row] = ADDRESS.exec(doubly ?? singly ?? '') ?? [];
    if (row === undefined) throw new Refused('invalid', WORDS.broken);
    if (Number(row) > SHEET_ROWS_MAX || columnOf(letters) > SHEET_COLUMNS_MAX) {
      throw new Refused('too-large', WORDS.sheetTooLarge);
    }
  }
}

const columnOf = (letters: string): number =>
  Array.from(letters.toUpperCase(), (letter) => letter.charCodeAt(0) - 64).reduce((sum, digit) => sum * 26 + digit, 0);
