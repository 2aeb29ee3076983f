import { describe, expect, it } from 'vitest';
import type { Product } from '../../src/contract/product.ts';
import { productProblems } from '../../src/contract/product-problems.ts';
import { say } from '../../src/contract/sentences.ts';
import { product, TODAY } from '../factory.ts';

const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12' };
const pirt = { number: '111317599990129', validUntil: '2029-05-20' };

const problemsOf = (overrides: Record<string, unknown>) => productProblems({ ...product(), ...overrides }, TODAY);
const fieldsOf = (overrides: Record<string, unknown>) => problemsOf(overrides).map(({ field }) => field);

describe('everything that is wrong with a product', () => {
  it.each(['kuliner', 'kriya', 'fesyen'] as const)('[C10] nothing with a good product of %s', (commodity) => {
    expect(productProblems(product({ commodity }), TODAY)).toEqual([]);
  });

  it('[C10] a wrong halal number and a P-IRT year that disagrees are told together', () => {
    const problems = problemsOf({
      halal: { ...halal, certificate: 'ID3111999900001032' },
      pirt: { ...pirt, validUntil: '2028-05-20' },
    });
    expect(problems).toEqual([
      { field: 'halal.certificate', ...say('halal-digits-missing', { missing: 'satu', count: 16 }) },
      { field: 'pirt.validUntil', ...say('pirt-year', { year: 2029, written: 2028 }) },
    ]);
  });

  it('[C10] they come in the order in which a product is read', () => {
    const { description: _, ...rest } = product({ packagingChecked: false, links: [], name: { id: 'Sambal' } });
    const problems = productProblems({ catatan: 'x', ...rest, halal: { ...halal, certificate: 'ID1' } }, TODAY);
    expect(problems.map(({ field }) => field)).toEqual([
      'name.en',
      'description',
      'halal.certificate',
      'packagingChecked',
      'links',
      'catatan',
    ]);
  });

  it('[C6] a draft is judged as if it were to be approved today', () => {
    expect(problemsOf({ status: 'draft', halal: undefined })).toEqual([{ field: 'halal', ...say('no-halal') }]);
  });

  it.each([null, undefined, [], 'sambal', 5])('[C10] %j is no product, and that is all there is to say', (value) => {
    expect(productProblems(value, TODAY).map(({ field }) => field)).toEqual(['']);
  });

  it('[C10] an empty product hears what is required, and no rule on top of it', () => {
    const problems = productProblems({}, TODAY);
    expect(problems.map(({ field }) => field)).toEqual([
      'id',
      'sudin',
      'commodity',
      'status',
      'name',
      'producer',
      'description',
      'photos',
      'links',
    ]);
    expect(new Set(problems.map(({ sentence }) => sentence))).toEqual(new Set([say('required').sentence]));
  });

  it('[C10] nesting without end in an unknown field harms nobody', () => {
    const depth = 100_000;
    const catatan: unknown = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(fieldsOf({ catatan, name: { id: 'Sambal', en: 'Sambal', catatan } })).toEqual(['name.catatan', 'catatan']);
  });
});

describe('a field whose shape is wrong', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'a broken halal number is no missing certificate',
      { halal: { ...halal, certificate: 'ID1' } },
      ['halal.certificate'],
    ],
    ['text in place of a certificate is no missing certificate', { halal: 'ada' }, ['halal']],
    ['text in place of a P-IRT is no missing P-IRT', { pirt: 'ada' }, ['pirt']],
    ['a tick that is text is no missing tick', { packagingChecked: 'ya' }, ['packagingChecked']],
    [
      'a name too long for its field is not also too long for the screen',
      { name: { id: 'a'.repeat(121), en: 'a' } },
      ['name.id'],
    ],
    ['a broken English text is no missing one', { name: { id: 'Sambal', en: ' ' } }, ['name.en']],
    ['without an Indonesian text nothing stands in for the English one', { name: {} }, ['name.id']],
    ['missing photos are not also none', { photos: undefined }, ['photos']],
    ['missing links are not also none', { links: undefined }, ['links']],
    [
      'a link of an unknown kind is no missing link',
      { links: [{ kind: 'telepon', url: 'https://a.example/' }] },
      ['links.0.kind'],
    ],
    [
      'of an unknown commodity nothing is known to be required',
      { commodity: 'jasa', halal: undefined, pirt: undefined, packagingChecked: undefined },
      ['commodity'],
    ],
    ['and no permit is known to be out of place', { commodity: 'jasa' }, ['commodity']],
    [
      'and no end of a certificate is known to forbid it',
      { commodity: 'jasa', halal: { ...halal, validUntil: '2026-11-23' } },
      ['commodity'],
    ],
    ['hosts of links are not judged while nobody knows whether it is a sample', { sample: 'ya' }, ['sample']],
  ])('[C10] %s', (_, overrides, fields) => {
    expect(fieldsOf(overrides)).toEqual(fields);
  });
});

describe('a rule beside a field whose shape is wrong', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    [
      'doubts about a number need no date',
      { halal: { certificate: 'ID99119999000011324', issuedOn: '' } },
      ['halal.certificate', 'halal.certificate', 'halal.issuedOn'],
    ],
    [
      'an end needs no number',
      { halal: { certificate: 'ID1', issuedOn: '2024-03-12', validUntil: '2023-03-12' } },
      ['halal.certificate', 'halal.validUntil', 'halal.validUntil'],
    ],
    [
      'an end of a P-IRT needs no number',
      { pirt: { number: '1', validUntil: '2026-12-01' } },
      ['pirt.number', 'pirt.validUntil'],
    ],
    [
      'doubts about a P-IRT need no date',
      { pirt: { number: '111327399990129', validUntil: 'nanti' } },
      ['pirt.number', 'pirt.validUntil'],
    ],
    [
      'a P-IRT is out of place on a craft, whatever its number',
      { commodity: 'kriya', halal: undefined, pirt: { ...pirt, number: '1' } },
      ['pirt', 'pirt.number'],
    ],
    [
      'one good link is judged beside a bad one',
      {
        links: [
          { kind: 'telepon', url: 'x' },
          { kind: 'instagram', url: 'http://instagram.example/a' },
        ],
      },
      ['links.0.kind', 'links.1.url'],
    ],
    [
      'each of too many links is judged',
      {
        links: Array.from({ length: 7 }, (_, n) => ({
          kind: 'instagram',
          url: n === 3 ? 'x' : 'https://instagram.example/a',
        })),
      },
      ['links', 'links.3.url'],
    ],
    [
      'food without a certificate, in a file with a typing mistake',
      { nama: 'Sambal', halal: undefined },
      ['halal', 'nama'],
    ],
    [
      'a long name in a file without a price that can be read',
      { name: { id: 'a'.repeat(61), en: 'a' }, price: { idr: '35.000' } },
      ['name.id', 'price.idr'],
    ],
  ])('[C10] %s', (_, overrides, fields) => {
    expect(fieldsOf(overrides)).toEqual(fields);
  });

  it('[C10] no field that is told about its shape is told about anything else', () => {
    const wrong: Record<keyof Product, unknown> = {
      $schema: 1,
      id: 'A B',
      sudin: 'x',
      commodity: 'x',
      status: 'x',
      name: 'x',
      producer: 'x',
      description: 'x',
      price: 'x',
      photos: 'x',
      halal: 'x',
      pirt: 'x',
      packagingChecked: 'x',
      allergens: 'x',
      links: 'x',
      sample: 'x',
    };
    expect(productProblems(wrong, TODAY).map(({ field }) => field)).toEqual(Object.keys(wrong));
  });
});
