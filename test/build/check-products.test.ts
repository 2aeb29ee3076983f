import { rm } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../src/build/check.ts';
import { readContent } from '../../src/build/read.ts';
import { say } from '../../src/contract/sentences.ts';
import { product, TODAY } from '../factory.ts';
import { mintContent, photo, productFile, type Minted } from './mint.ts';

const errorsOf = async (content: Minted) => (await content.problems()).filter(({ severity }) => severity === 'error');

describe('checking products', () => {
  it('good content has nothing to say, and only this makes it checked', async () => {
    const content = await mintContent();
    const { checked, problems } = await checkContent(await readContent(content.dir), TODAY);
    expect(problems).toEqual([]);
    expect([...(checked?.products.keys() ?? [])].toSorted()).toEqual(content.products.map(({ id }) => id).toSorted());
  });

  it('[C10] every problem of every file is told at once', async () => {
    const content = await mintContent();
    const [food, craft] = content.products;
    const { halal: _, ...withoutHalal } = food;
    await content.write(productFile(food), { ...withoutHalal, packagingChecked: false, links: [] });
    await content.write(productFile(craft), {
      ...craft,
      name: {},
      harga: 5,
      photos: [{ file: 'tidak-ada.jpg', alt: {} }],
    });
    await content.write('rotations/r-next.json', '[');
    expect(
      (await content.problems()).map(({ file, field }) => `${path.basename(path.dirname(file))} ${field}`),
    ).toEqual([
      'ppapp-satu name.id',
      'ppapp-satu photos.0.alt.id',
      'ppapp-satu harga',
      'ppkukm-satu halal',
      'ppkukm-satu packagingChecked',
      'ppkukm-satu links',
      '. ',
      'rotations ',
    ]);
  });

  it('[C10] a missing field, a wrong one and an unknown one are told apart', async () => {
    const content = await mintContent();
    const [food] = content.products;
    const { description: _, ...rest } = food;
    await content.write(productFile(food), { ...rest, price: '35.000', stok: 4 });
    expect(await content.problems()).toEqual([
      { file: productFile(food), field: 'description', ...say('required') },
      { file: productFile(food), field: 'price', ...say('wrong-type', { expected: 'kelompok { … }' }) },
      { file: productFile(food), field: 'stok', ...say('unknown-field', { name: 'stok' }) },
    ]);
  });

  it('[C10] a wrong number and a rule that is broken beside it are told at the same time', async () => {
    const content = await mintContent();
    const [food] = content.products;
    const file = productFile(food);
    await content.write(file, {
      ...food,
      halal: { certificate: 'ID3111999900001032', issuedOn: '2024-03-12' },
      pirt: { number: '111317599990129', validUntil: '2028-05-20' },
      photos: [{ file: 'tidak-ada.jpg', alt: { id: 'Sambal', en: 'Sambal' } }],
    });
    expect(await content.problems()).toEqual([
      { file, field: 'photos.0.file', ...say('file-missing', { name: 'tidak-ada.jpg' }) },
      { file, field: 'halal.certificate', ...say('halal-digits-missing', { missing: 'satu', count: 16 }) },
      { file, field: 'pirt.validUntil', ...say('pirt-year', { year: 2029, written: 2028 }) },
    ]);
  });

  it('[C1] food without a halal certificate cannot be curated', async () => {
    const content = await mintContent();
    const { halal: _, ...withoutHalal } = content.products[0];
    await content.write(productFile(content.products[0]), withoutHalal);
    expect(await errorsOf(content)).toEqual([
      { file: productFile(content.products[0]), field: 'halal', ...say('no-halal') },
    ]);
  });

  it('[C4] food whose packaging no curator has looked at cannot be curated', async () => {
    const content = await mintContent();
    const [food] = content.products;
    await content.write(productFile(food), { ...food, packagingChecked: undefined });
    expect(await errorsOf(content)).toEqual([
      { file: productFile(food), field: 'packagingChecked', ...say('packaging-unchecked') },
    ]);
  });

  it('[C6] the faults of a draft are told as warnings, whatever they are', async () => {
    const content = await mintContent();
    await content.write('products/kpkp/kopi/product.json', {
      id: 'Kopi Bubuk',
      sudin: 'sosial',
      status: 'draft',
      photos: [{ file: 'belum-ada.jpg', alt: { id: 'Kopi' } }],
      catatan: 'menunggu foto',
    });
    const problems = await content.problems();
    expect(await errorsOf(content)).toEqual([]);
    expect(problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['id', 'sudin', 'photos.0.file', 'catatan', 'name', 'commodity']),
    );
  });

  it('[C6] a draft hears of the rules, too, and none of them stops anybody', async () => {
    const content = await mintContent();
    await content.addProduct(product({ id: 'kopi', sudin: 'kpkp', status: 'draft', halal: undefined, photos: [] }));
    expect((await content.problems()).map(({ severity, field }) => `${severity} ${field}`)).toEqual([
      'warning photos',
      'warning halal',
    ]);
  });

  it('id and Suku Dinas say what the folders say', async () => {
    const content = await mintContent();
    const [own] = content.products;
    await content.write(productFile(own), { ...own, id: 'lain', sudin: 'sosial' });
    expect(await errorsOf(content)).toEqual(
      expect.arrayContaining([
        { file: productFile(own), field: 'id', ...say('id-is-not-folder', { what: 'folder', name: own.id }) },
        { file: productFile(own), field: 'sudin', ...say('sudin-is-not-folder', { name: own.sudin }) },
      ]),
    );
  });

  it('one id in two units is refused at the second', async () => {
    const content = await mintContent();
    await content.addProduct(product({ id: 'ppkukm-satu', sudin: 'sosial' }));
    expect(await errorsOf(content)).toEqual([
      {
        file: 'products/sosial/ppkukm-satu/product.json',
        field: 'id',
        ...say('id-twice', { id: 'ppkukm-satu', file: 'products/ppkukm/ppkukm-satu/product.json' }),
      },
    ]);
  });

  it('[C6] a draft copy of a curated product takes nothing from it', async () => {
    const content = await mintContent();
    // "kpkp" is read before "ppkukm".
    await content.addProduct(product({ id: 'ppkukm-satu', sudin: 'kpkp', status: 'draft' }));
    expect((await content.problems()).map(({ severity, file, field }) => [severity, file, field])).toEqual([
      ['warning', 'products/kpkp/ppkukm-satu/product.json', 'id'],
    ]);
    const { checked } = await checkContent(await readContent(content.dir), TODAY);
    expect(checked?.products.get('ppkukm-satu')?.product.sudin).toBe('ppkukm');
  });

  it('[C12] one halal number at two producers is a doubt, at one producer it is normal', async () => {
    const content = await mintContent();
    const twin = { id: 'sambal-lain', sudin: 'sosial' as const };
    await content.addProduct(product(twin));
    expect(await content.problems()).toEqual([]);
    await content.addProduct(product({ ...twin, producer: { name: 'Dapur Lain', kecamatan: 'Cakung' } }));
    expect(await content.problems()).toContainEqual({
      file: 'products/sosial/sambal-lain/product.json',
      field: 'halal.certificate',
      ...say('halal-other-producer', { name: 'Dapur Contoh' }),
    });
  });
});

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336655' } });

async function problemOf(bytes: Buffer | undefined) {
  const content = await mintContent();
  const [own] = content.products;
  const file = `products/${own.sudin}/${own.id}/sampul.jpg`;
  if (bytes === undefined) await rm(path.join(content.dir, file));
  else await content.write(file, bytes);
  const problems = await content.problems();
  expect(problems.every((problem) => problem.file === productFile(own) && problem.field === 'photos.0.file')).toBe(
    true,
  );
  return problems.map(({ sentence }) => sentence);
}

const noisy = () =>
  sharp({
    create: {
      width: 1200,
      height: 1200,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
describe('checking photos', () => {
  it('[C5] a missing photo is named', async () => {
    expect(await problemOf(undefined)).toEqual([say('file-missing', { name: 'sampul.jpg' }).sentence]);
  });

  it('[C5] JPEG, PNG and WebP pass under any name, because bytes decide', async () => {
    expect(await problemOf(await picture(1200, 1200).png().toBuffer())).toEqual([]);
    expect(await problemOf(await picture(1200, 1200).webp().toBuffer())).toEqual([]);
  });

  it.each([
    ['no picture at all', () => Buffer.from('bukan foto')],
    ['an empty file', () => Buffer.alloc(0)],
    ['a format of screens, not of photos', () => picture(1200, 1200).gif().toBuffer()],
    ['a JPEG that broke off', async () => (await noisy().jpeg().toBuffer()).subarray(0, 60_000)],
    ['a PNG that broke off', async () => (await noisy().png().toBuffer()).subarray(0, 60_000)],
    ['a WebP that broke off', async () => (await noisy().webp().toBuffer()).subarray(0, 60_000)],
  ])('[C5] %s is unreadable', async (_, bytes) => {
    expect(await problemOf(await bytes())).toEqual([say('photo-unreadable').sentence]);
  });

  it('[C5] photos that broke off are unreadable also when many are looked at together', async () => {
    const minted = await mintContent();
    const whole = await noisy().png().toBuffer();
    const many = Array.from({ length: 24 }, (_, index) => `banyak-${index}.png`);
    const [first] = minted.products;
    for (const [index, file] of many.entries()) {
      const made = { ...first, id: `banyak-${index}`, photos: [{ file, alt: { id: 'Foto' } }] };
      await minted.write(`products/ppkukm/${made.id}/product.json`, made);
      await minted.write(`products/ppkukm/${made.id}/${file}`, whole.subarray(0, 60_000 + index * 13));
    }
    const told = (await minted.problems()).filter(({ sentence }) => sentence === say('photo-unreadable').sentence);
    expect(told).toHaveLength(many.length);
  });

  it('[C5] what a phone appends behind the picture does no harm', async () => {
    expect(await problemOf(Buffer.concat([await photo(), Buffer.alloc(200_000, 7)]))).toEqual([]);
  });

  it('[C5] the short side counts, measured as people see the photo', async () => {
    expect(await problemOf(await picture(1600, 1199).jpeg().toBuffer())).toEqual([
      say('photo-too-small', { width: 1600, height: 1199 }).sentence,
    ]);
    const turned = await picture(1600, 1000).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await problemOf(turned)).toEqual([say('photo-too-small', { width: 1000, height: 1600 }).sentence]);
  });

  it('[C5] a photo that no memory could hold is refused before it is decoded', async () => {
    const huge = Buffer.from(await photo());
    const frameHeader = huge.indexOf(Buffer.from([0xff, 0xc0]));
    huge.writeUInt16BE(8_000, frameHeader + 5);
    huge.writeUInt16BE(16_000, frameHeader + 7);
    expect(await problemOf(huge)).toEqual([say('photo-too-many-pixels', { width: 16_000, height: 8_000 }).sentence]);
  });
});
