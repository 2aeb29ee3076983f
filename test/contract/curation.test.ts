import { describe, expect, it } from 'vitest';
import { curationProblems } from '../../src/contract/curation.ts';
import type { Product } from '../../src/contract/product.ts';
import {
  isSentenceCode,
  say,
  SENTENCES,
  type SentenceCode,
  type SentenceValues,
} from '../../src/contract/sentences.ts';
import { product, TODAY } from '../factory.ts';

const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12' };
const pirt = { number: '111317599990129', validUntil: '2029-05-20' };
const instagram = (url: string): Product['links'] => [{ kind: 'instagram', url }];

/** `field: sentence` of everything the rules say, in their order. */
const told = (overrides: Partial<Product>): string[] =>
  curationProblems(product(overrides), TODAY).map(
    ({ severity, field, sentence }) => `${severity} ${field}: ${sentence}`,
  );

const line = (field: string, code: SentenceCode, values?: SentenceValues): string => {
  const { severity, sentence } = say(code, values);
  return `${severity} ${field}: ${sentence}`;
};

describe('the rules of the gallery', () => {
  it.each(['kuliner', 'kriya', 'fesyen'] as const)('[C6] a good product of %s hears nothing', (commodity) => {
    expect(told({ commodity })).toEqual([]);
  });

  it.each<[string, Partial<Product>, string[]]>([
    ['[C1] food without a certificate', { halal: undefined }, [line('halal', 'no-halal')]],
    [
      '[C2] food whose printed end was yesterday',
      { halal: { ...halal, validUntil: '2026-11-23' } },
      [line('halal.validUntil', 'halal-expired', { date: '2026-11-23' })],
    ],
    [
      '[C2] food whose printed end is today',
      { halal: { ...halal, validUntil: TODAY } },
      [line('halal.validUntil', 'halal-ends-soon', { days: 0 })],
    ],
    [
      '[C2] food whose printed end is 90 days away',
      { halal: { ...halal, validUntil: '2027-02-22' } },
      [line('halal.validUntil', 'halal-ends-soon', { days: 90 })],
    ],
    ['[C2] food whose printed end is 91 days away', { halal: { ...halal, validUntil: '2027-02-23' } }, []],
    [
      '[C2] a craft whose certificate has ended',
      { commodity: 'kriya', halal: { ...halal, validUntil: '2026-11-23' } },
      [line('halal.validUntil', 'halal-badge-off', { date: '2026-11-23' })],
    ],
    [
      '[C2] a certificate that ends before it was issued',
      { halal: { ...halal, issuedOn: '2026-10-01', validUntil: '2026-09-30' } },
      [line('halal.validUntil', 'dates-reversed'), line('halal.validUntil', 'halal-expired', { date: '2026-09-30' })],
    ],
    [
      '[C12] a certificate of tomorrow',
      { halal: { ...halal, issuedOn: '2026-11-25' } },
      [line('halal.issuedOn', 'halal-issued-in-future')],
    ],
    [
      '[C12] an unknown province',
      { halal: { ...halal, certificate: 'ID99119999000010324' } },
      [line('halal.certificate', 'halal-province')],
    ],
    [
      '[C12] a thirteenth month',
      { halal: { ...halal, certificate: 'ID31119999000011324' } },
      [line('halal.certificate', 'halal-month')],
    ],
    [
      '[C12] a certificate issued before its own number',
      { halal: { ...halal, certificate: 'ID31119999000010424' } },
      [line('halal.certificate', 'halal-issued-before-number')],
    ],
    ['[C3] food without P-IRT', { pirt: undefined }, [line('pirt', 'no-pirt')]],
    [
      '[C3] a P-IRT of yesterday',
      { pirt: { number: '111317599990126', validUntil: '2026-11-23' } },
      [line('pirt.validUntil', 'pirt-expired', { date: '2026-11-23' })],
    ],
    [
      '[C3] a P-IRT that ends within 90 days',
      { pirt: { number: '111317599990127', validUntil: '2027-02-22' } },
      [line('pirt.validUntil', 'pirt-ends-soon', { days: 90 })],
    ],
    ['[C3] a P-IRT that ends later', { pirt: { number: '111317599990127', validUntil: '2027-02-23' } }, []],
    [
      '[C12] a P-IRT of another year than its number',
      { pirt: { ...pirt, validUntil: '2028-05-20' } },
      [line('pirt.validUntil', 'pirt-year', { year: 2029, written: 2028 })],
    ],
    [
      '[C12] a P-IRT of another city and an unknown group',
      { pirt: { ...pirt, number: '119327399990129' } },
      [line('pirt.number', 'pirt-city'), line('pirt.number', 'pirt-group')],
    ],
    ['[C3] a P-IRT on a craft', { commodity: 'kriya', pirt }, [line('pirt', 'pirt-on-non-food')]],
    ['[C4] unchecked packaging', { packagingChecked: false }, [line('packagingChecked', 'packaging-unchecked')]],
    [
      '[C4] packaging nobody spoke of',
      { packagingChecked: undefined },
      [line('packagingChecked', 'packaging-unchecked')],
    ],
    ['[C5] no photo', { photos: [] }, [line('photos', 'no-photo')]],
    ['[C10] a long name', { name: { id: 'a'.repeat(61), en: 'a' } }, [line('name.id', 'name-long', { max: 60 })]],
    [
      '[C10] a long description',
      { description: { id: 'a'.repeat(241), en: 'a' } },
      [line('description.id', 'description-long', { max: 240 })],
    ],
    [
      '[C10] no English',
      { name: { id: 'a' }, description: { id: 'a' } },
      [line('name.en', 'no-english'), line('description.en', 'no-english')],
    ],
    ['[C7] no link', { links: [] }, [line('links', 'no-link')]],
    [
      '[C7] a link that is not https',
      { links: instagram('http://instagram.example/contoh') },
      [line('links.0.url', 'link-https'), line('links', 'no-link')],
    ],
    [
      '[C7] a link that is no address',
      { links: instagram('instagram') },
      [line('links.0.url', 'link-url'), line('links', 'no-link')],
    ],
    [
      '[C7] a sample that points to a real host',
      { links: instagram('https://instagram.com/contoh') },
      [line('links.0.url', 'link-sample-host'), line('links', 'no-link')],
    ],
    [
      '[C7] a real product on a foreign host',
      { sample: undefined, links: instagram('https://evil.id/') },
      [line('links.0.url', 'link-host', { kind: 'instagram' }), line('links', 'no-link')],
    ],
    [
      '[C7] a link too long for a QR code',
      { links: instagram(`https://instagram.example/${'a'.repeat(40)}`) },
      [line('links.0.url', 'link-long', { max: 60 })],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(told(overrides)).toEqual(expected);
  });

  it('[C10] tells everything at once', () => {
    expect(told({ halal: undefined, pirt: undefined, packagingChecked: false, photos: [], links: [] })).toHaveLength(5);
  });

  it('[C6] a draft is judged like any other: what would block its approval is an error', () => {
    expect(told({ status: 'draft', halal: undefined, photos: [] })).toEqual([
      line('halal', 'no-halal'),
      line('photos', 'no-photo'),
    ]);
  });
});

describe('sentences for staff', () => {
  it('[C10] fill their blanks, and a blank nobody filled stays empty', () => {
    expect(say('too-long', { max: 60 }).sentence).toBe('Terlalu panjang; paling banyak 60 karakter.');
    expect(say('too-long').sentence).toBe('Terlalu panjang; paling banyak  karakter.');
    expect(say('not-a-choice', { choices: '$&, {max}' }).sentence).toContain('$&, {max}');
  });

  it('[C10] know their own codes only', () => {
    expect(isSentenceCode('no-halal')).toBe(true);
    expect(isSentenceCode('toString')).toBe(false);
  });

  it.each(Object.entries(SENTENCES))('[C10] %s is one Indonesian sentence without jargon', (_, [, template]) => {
    expect(template).toMatch(/^[A-Z].*\.$|^[A-Z].*\)\.$/);
    expect(template).not.toMatch(/\b(error|invalid|field|string|null|undefined|silahkan)\b/i);
  });
});
