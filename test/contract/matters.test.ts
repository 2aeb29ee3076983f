import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeInWords, mattersOf, whatChanged } from '../../src/contract/matters.ts';
import type { Product } from '../../src/contract/product.ts';
import { product } from '../factory.ts';

const photo = (file: string, alt = `Foto ${file}`) => ({ file, alt: { id: alt } });
const photosOf = (files: string) => Array.from(files, (file) => photo(`${file}.jpg`));
const link = (kind: Product['links'][number]['kind'], path = 'contoh') => ({
  kind,
  url: `https://${kind}.example/${path}`,
});

/** A product with something in every field. */
const full = (overrides: Record<string, unknown> = {}) => ({
  $schema: '../../../.schema/product.schema.json',
  ...product({
    halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2028-03-12' },
    allergens: ['gluten', 'telur'],
    photos: [{ ...photo('sampul.jpg'), focus: { x: 50, y: 60 } }, photo('dekat.jpg')],
    links: [link('whatsapp'), link('instagram')],
  }),
  ...overrides,
});

const matters = (overrides: Record<string, unknown>) => mattersOf(full(overrides)) !== mattersOf(full());

describe('what a curator approves', () => {
  it.each<[string, Record<string, unknown>]>([
    ['its name', { name: { id: 'Sambal Limau', en: 'Product sambal-bawang' } }],
    ['its English name', { name: { id: 'Produk sambal-bawang' } }],
    ['its description', { description: { id: 'Baru.', en: 'Made with care.' } }],
    ['its price', { price: { idr: 35_001, unit: { id: 'buah', en: 'piece' } } }],
    ['that it has a price', { price: undefined }],
    [
      'its certificate',
      { halal: { certificate: 'ID31119999000020324', issuedOn: '2024-03-12', validUntil: '2028-03-12' } },
    ],
    ['the end of its certificate', { halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12' } }],
    ['its P-IRT', { pirt: undefined }],
    ['a link', { links: [link('whatsapp'), link('instagram', 'lain')] }],
    ['the order of its links', { links: [link('instagram'), link('whatsapp')] }],
    ['another photo', { photos: [photo('lain.jpg'), photo('dekat.jpg')] }],
    ['the order of its photos', { photos: [photo('dekat.jpg'), { ...photo('sampul.jpg'), focus: { x: 50, y: 60 } }] }],
    ['what a photo shows', { photos: [photo('sampul.jpg', 'Sebotol sambal'), photo('dekat.jpg')] }],
    ['its producer', { producer: { name: 'Dapur Contoh', kecamatan: 'Cakung' } }],
    ['its commodity', { commodity: 'kriya' }],
    ['its allergens', { allergens: ['gluten'] }],
    ['the tick for its packaging', { packagingChecked: false }],
    ['that it is a sample', { sample: undefined }],
    ['a field no product has', { catatan: 'x' }],
  ])('[E5] %s re-opens approval', (_, overrides) => {
    expect(matters(overrides)).toBe(true);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a focus point', { photos: [{ ...photo('sampul.jpg'), focus: { x: 10, y: 20 } }, photo('dekat.jpg')] }],
    ['a new focus point', { photos: [photo('sampul.jpg'), { ...photo('dekat.jpg'), focus: { x: 50, y: 60 } }] }],
    ['its status', { status: 'draft' }],
    ['its schema', { $schema: undefined }],
    ['its address', { id: 'lain', sudin: 'sosial' }],
    ['the order in which allergens were ticked', { allergens: ['telur', 'gluten'] }],
  ])('[E5] %s does not', (_, overrides) => {
    expect(matters(overrides)).toBe(false);
  });

  it('[E5] neither does the order of keys', () => {
    const reversed = (value: unknown): unknown => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, item]) => [key, reversed(item)]),
      );
    };
    expect(mattersOf(reversed(full()))).toBe(mattersOf(full()));
  });

  it('[E5] neither does a field left empty, or one that is written as not set', () => {
    const craft = product({ commodity: 'kriya', sample: undefined, links: [] });
    const { links: _, ...bare } = craft;
    const filled = {
      ...craft,
      name: { ...craft.name, en: craft.name.en },
      halal: undefined,
      pirt: { number: '', validUntil: undefined },
      packagingChecked: false,
      allergens: [],
      sample: false,
    };
    expect(mattersOf(filled)).toBe(mattersOf(bare));
    expect(mattersOf({ ...craft, name: { id: 'A', en: undefined } })).toBe(mattersOf({ ...craft, name: { id: 'A' } }));
  });

  it.each([
    undefined,
    null,
    5,
    'sambal',
    [],
    {},
    { photos: 'x' },
    { photos: [null, 5, {}] },
    { allergens: 'telur' },
    { allergens: [{ toString: 5 }, 'b', 'a'] },
  ])('[E5] of %j it can be said, too', (value) => {
    expect(JSON.parse(mattersOf(value))).toBeDefined();
    expect(whatChanged(value, value)).toEqual([]);
  });

  it('[E5] nesting without end harms nobody', () => {
    const depth = 100_000;
    const catatan: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(matters({ catatan })).toBe(true);
    expect(whatChanged(full(), full({ catatan }))).toHaveLength(1);
  });
});

const told = (before: Record<string, unknown>, after: Record<string, unknown>): string[] =>
  whatChanged(full(before), full(after)).map((change) => `${change.field}: ${changeInWords(change)}`);

describe('what is different about a product', () => {
  it('[E5] a price is told with the old and the new', () => {
    expect(whatChanged(full({ price: { idr: 30_000 } }), full({ price: { idr: 32_000 } }))).toEqual([
      { field: 'price.idr', label: 'harga', before: 'Rp30.000', after: 'Rp32.000' },
    ]);
  });

  it.each<[Record<string, unknown>, Record<string, unknown>, string[]]>([
    [{ price: { idr: 30_000 } }, { price: { idr: 32_000 } }, ['price.idr: harga Rp30.000 menjadi Rp32.000']],
    [{ price: { idr: 0 } }, { price: { idr: 1_500_000 } }, ['price.idr: harga Rp0 menjadi Rp1.500.000']],
    [
      { price: { idr: 30_000, unit: { id: 'buah' } } },
      { price: { unit: { id: 'lusin', en: 'dozen' } } },
      [
        'price.idr: harga dihapus, semula Rp30.000',
        'price.unit.id: satuan buah menjadi lusin',
        'price.unit.en: satuan dalam bahasa Inggris diisi: dozen',
      ],
    ],
    [
      { name: { id: 'Sambal' } },
      { name: { id: 'Sambal Limau', en: 'Lime Sambal' } },
      ['name.id: nama Sambal menjadi Sambal Limau', 'name.en: nama dalam bahasa Inggris diisi: Lime Sambal'],
    ],
    [
      { halal: { certificate: 'ID1', issuedOn: '2024-03-12', validUntil: '2028-03-12' } },
      { halal: { certificate: 'ID2', issuedOn: '2025-05-01' } },
      [
        'halal.certificate: nomor sertifikat halal ID1 menjadi ID2',
        'halal.issuedOn: tanggal terbit sertifikat halal 12 Maret 2024 menjadi 1 Mei 2025',
        'halal.validUntil: masa berlaku sertifikat halal dihapus, semula 12 Maret 2028',
      ],
    ],
    [
      { pirt: undefined },
      { pirt: { number: '111317599990129', validUntil: '2029-05-20' } },
      ['pirt.number: nomor P-IRT diisi: 111317599990129', 'pirt.validUntil: masa berlaku P-IRT diisi: 20 Mei 2029'],
    ],
    [
      { packagingChecked: undefined },
      { packagingChecked: true },
      ['packagingChecked: pemeriksaan kemasan belum diperiksa menjadi sudah diperiksa'],
    ],
    [
      { allergens: ['telur'], sample: true },
      { allergens: ['telur', 'kacang-tanah'], sample: undefined },
      ['allergens: alergen telur menjadi kacang tanah, telur', 'sample: tanda contoh data ya menjadi tidak'],
    ],
    [
      { commodity: 'kuliner', producer: { name: 'Dapur A', kecamatan: 'Cakung' }, description: { id: 'a', en: 'a' } },
      { commodity: 'kriya', producer: { name: 'Dapur B', kecamatan: 'Makasar' }, description: { id: 'b', en: 'b' } },
      [
        'commodity: komoditas kuliner menjadi kriya',
        'producer.name: nama pelaku usaha Dapur A menjadi Dapur B',
        'producer.kecamatan: kecamatan Cakung menjadi Makasar',
        'description.id: deskripsi a menjadi b',
        'description.en: deskripsi dalam bahasa Inggris a menjadi b',
      ],
    ],
    [
      { constructor: 'x' },
      { catatan: { isi: 5 } },
      ['constructor: kolom "constructor" dihapus, semula x', 'catatan.isi: kolom "catatan.isi" diisi: 5'],
    ],
  ])('[E5] %j → %j', (before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('[E5] nothing, between a product and its working copy', () => {
    const { $schema: _schema, id: _id, sudin: _sudin, status: _status, ...draft } = full();
    expect(whatChanged(full(), draft)).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['a', 'b', ['photos.0.file: foto utama diganti']],
    ['ab', 'ba', ['photos.0.file: foto utama diganti']],
    ['abcd', 'bacd', ['photos.0.file: foto utama diganti']],
    ['abc', 'acb', ['photos: urutan foto diubah']],
    ['abcd', 'badc', ['photos.0.file: foto utama diganti', 'photos: urutan foto diubah']],
    ['a', 'ab', ['photos: foto ditambah']],
    ['a', 'abc', ['photos: dua foto ditambah']],
    ['', 'a', ['photos: foto ditambah']],
    ['a', '', ['photos: foto dihapus']],
    ['ab', 'b', ['photos.0.file: foto utama diganti', 'photos: foto dihapus']],
    ['a', 'ba', ['photos.0.file: foto utama diganti', 'photos: foto ditambah']],
    ['abc', 'dac', ['photos.0.file: foto utama diganti', 'photos: foto ditambah', 'photos: foto dihapus']],
    ['ab', 'ac', ['photos: foto ditambah', 'photos: foto dihapus']],
    ['aa', 'a', ['photos: foto dihapus']],
  ])('[E5] photos %j → %j', (before, after, expected) => {
    expect(told({ photos: photosOf(before) }, { photos: photosOf(after) })).toEqual(expected);
  });

  it('[E5] of a photo that stayed its text and its focus point are told', () => {
    const before = [photo('a.jpg', 'Botol'), photo('b.jpg')];
    const after = [
      { ...photo('a.jpg', 'Stoples'), focus: { x: 10, y: 20 } },
      { file: 'b.jpg', alt: { id: 'Foto b.jpg', en: 'Photo' } },
    ];
    expect(told({ photos: before }, { photos: after })).toEqual([
      'photos.0.alt.id: teks alternatif foto utama Botol menjadi Stoples',
      'photos.0.focus: titik fokus foto utama diubah',
      'photos.1.alt.en: teks alternatif foto ke-2 dalam bahasa Inggris diisi: Photo',
    ]);
  });

  it.each<[unknown, unknown, string[]]>([
    [
      [link('whatsapp')],
      [link('whatsapp', 'baru')],
      ['links.0.url: tautan WhatsApp https://whatsapp.example/contoh menjadi https://whatsapp.example/baru'],
    ],
    [
      [link('website')],
      [link('shopee'), link('tokopedia')],
      [
        'links.0.url: tautan Shopee diisi: https://shopee.example/contoh',
        'links.1.url: tautan Tokopedia diisi: https://tokopedia.example/contoh',
        'links: tautan situs web dihapus, semula https://website.example/contoh',
      ],
    ],
    [[link('whatsapp'), link('instagram')], [link('instagram'), link('whatsapp')], ['links: urutan tautan diubah']],
    [[], [{ kind: 'instagram' }], ['links.0.url: tautan Instagram diisi: tanpa alamat']],
    [[], [{ kind: 'constructor', url: 'x' }], ['links.0.url: tautan diisi: x']],
  ])('[E5] links %j → %j', (before, after, expected) => {
    expect(told({ links: before }, { links: after })).toEqual(expected);
  });

  it('[E5] what no product has is told at least to be different', () => {
    const photos = [{ ...photo('a.jpg'), catatan: 'x' }];
    expect(told({ photos: [photo('a.jpg')] }, { photos })).toEqual([': isian lain diubah']);
  });

  it('[E5] changes come in the order in which a product is read', () => {
    const fields = whatChanged({}, full()).map(({ field }) => field);
    expect(fields).toEqual([
      'commodity',
      'name.id',
      'name.en',
      'producer.name',
      'producer.kecamatan',
      'description.id',
      'description.en',
      'price.idr',
      'price.unit.id',
      'price.unit.en',
      'photos',
      'halal.certificate',
      'halal.issuedOn',
      'halal.validUntil',
      'pirt.number',
      'pirt.validUntil',
      'packagingChecked',
      'allergens',
      'links.0.url',
      'links.1.url',
      'sample',
    ]);
  });

  it('[E5] there is something to tell whenever approval is re-opened, whatever stands in the two', () => {
    const anyFile = fc.constantFrom('a.jpg', 'b.jpg', 'c.jpg');
    const anything = fc.record(
      {
        name: fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.string())),
        price: fc.record({ idr: fc.oneof(fc.integer(), fc.string()) }),
        photos: fc.array(fc.record({ file: anyFile, alt: fc.anything(), focus: fc.anything() }, { requiredKeys: [] })),
        links: fc.array(fc.record({ kind: fc.constantFrom('whatsapp', 'website', 'x'), url: fc.string() })),
        sample: fc.anything(),
        allergens: fc.anything(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const changes = whatChanged(before, after);
        if (mattersOf(before) !== mattersOf(after)) expect(changes.length).toBeGreaterThan(0);
        for (const change of changes) expect(changeInWords(change)).toMatch(/\S/);
      }),
    );
  });
});
