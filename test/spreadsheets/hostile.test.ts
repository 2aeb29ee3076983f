import { buffer } from 'node:stream/consumers';
import * as yauzl from 'yauzl';
import * as yazl from 'yazl';
import { describe, expect, it } from 'vitest';
import { IMPORT_MAX_ROWS } from '../../src/api/exchange.ts';
import { readSheet } from '../../src/spreadsheets/read-sheet.ts';
import { IMPORT_MAX_BYTES, UNPACKED_MAX_BYTES } from '../../src/spreadsheets/limits.ts';
import { WORDS } from '../../src/spreadsheets/words.ts';
import { FOOD, sheetOf } from './sheet.ts';

const refusal = (file: Buffer) => expect(readSheet(file, 'ppkukm')).rejects;

/** A workbook with some of its parts changed. */
async function tampered(change: (parts: Map<string, Buffer>) => void): Promise<Buffer> {
  const parts = new Map<string, Buffer>();
  const zip = await yauzl.fromBufferPromise(await sheetOf([FOOD]));
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  change(parts);
  const made = new yazl.ZipFile();
  for (const [name, content] of parts) made.addBuffer(content, name);
  made.end();
  return buffer(made.outputStream);
}

const SHEET = 'xl/worksheets/sheet1.xml';
const withSheet = (change: (xml: string) => string) =>
  tampered((parts) => parts.set(SHEET, Buffer.from(change(String(parts.get(SHEET))))));

describe('[I7] a file that is no spreadsheet of ours is refused in words', () => {
  it('empty, text, an old or locked workbook, a picture, another archive', async () => {
    await refusal(Buffer.alloc(0)).toThrow(WORDS.empty);
    await refusal(Buffer.from('Nama produk;Komoditas\nSambal;Kuliner\n')).toThrow(WORDS.csv);
    await refusal(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])).toThrow(WORDS.oldExcel);
    await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])).toThrow(WORDS.notExcel);
    await refusal(await tampered((parts) => parts.delete('xl/workbook.xml'))).toThrow(WORDS.notExcel);
  });

  it('broken off, or with parts that are no XML', async () => {
    const file = await sheetOf([FOOD]);
    await refusal(file.subarray(0, file.length / 2)).toThrow(WORDS.broken);
    await refusal(await withSheet(() => '<worksheet><sheetData><row r="1"><c')).toThrow(/./);
    await refusal(await withSheet((xml) => xml.replace('r="A1"', 'r="&#65;1"'))).toThrow(WORDS.broken);
  });

  it('too large, with too many rows, without titles, with a title twice', async () => {
    await refusal(Buffer.alloc(IMPORT_MAX_BYTES + 1)).toThrow(WORDS.tooLarge);
    const rows = Array.from({ length: IMPORT_MAX_ROWS + 1 }, (_, index) => ({ 'Nama produk': `Sambal ${index}` }));
    await refusal(await sheetOf(rows, { titles: ['Nama produk'] })).toThrow(WORDS.tooManyRows(IMPORT_MAX_ROWS + 1));
    await refusal(await sheetOf([{ Barang: 'Sambal' }], { titles: ['Barang'] })).toThrow(WORDS.noHeader);
    const twice = await sheetOf([FOOD], { titles: ['Nama produk', 'Komoditas', 'nama  produk *'] });
    await refusal(twice).toThrow(WORDS.titleTwice('nama produk *'));
  });

  it('a zip bomb is not unpacked', async () => {
    const bomb = await withSheet((xml) => xml.replace('<sheetData>', `${' '.repeat(UNPACKED_MAX_BYTES)}<sheetData>`));
    expect(bomb.length).toBeLessThan(200_000);
    await refusal(bomb).toThrow(WORDS.unpacksTooLarge);
  });

  it('nor one whose entry says less than it holds', async () => {
    const honest = await withSheet((xml) => xml.replace('<sheetData>', `${' '.repeat(5_000_000)}<sheetData>`));
    // In the central directory: signature, then at 24 the unpacked size, at 46 the name.
    const at = honest.lastIndexOf(SHEET) - 46;
    expect(honest.readUInt32LE(at)).toBe(0x02014b50);
    honest.writeUInt32LE(1000, at + 24);
    await refusal(honest).toThrow(WORDS.broken);
  });

  it.each(['XFD1048576', 'A99999999', 'ZZZZ1'])('a lone cell far out (%s) costs no memory', async (address) => {
    const far = await withSheet((xml) =>
      xml.replace('</sheetData>', `<row><c r="${address}" t="b"><v>1</v></c></row></sheetData>`),
    );
    await refusal(far).toThrow(/terlalu banyak baris|rusak/);
  });

  it('a formula counts for what it last came to', async () => {
    const file = await withSheet((xml) => xml.replace(/(<c r="J2"[^>]*>)/, '$1<f>17500*2</f>'));
    const { rows } = await readSheet(file, 'ppkukm');
    expect(rows).toHaveLength(1);
  });
});
