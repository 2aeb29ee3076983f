import { describe, expect, it } from 'vitest';
import { badgesOf } from '../../../src/contract/card-rules.ts';
import { draftToCard, type ProductDraft } from '../../../src/editor/preview/draft-to-card.ts';
import { product, TODAY } from '../../factory.ts';

const card = (draft: ProductDraft) => draftToCard(draft, TODAY);
const food = (overrides: ProductDraft = {}): ProductDraft => ({ ...product(), ...overrides });

describe('[E21] a draft as a card', () => {
  it('of nothing at all has words where something will stand', () => {
    expect(card({})).toEqual({
      id: 'pratinjau',
      sudin: 'ppkukm',
      commodity: 'kuliner',
      name: { id: 'Nama produk' },
      producer: { name: 'Nama pelaku usaha', kecamatan: '…' },
      description: { id: 'Deskripsi produk' },
      links: [],
      photos: [],
    });
  });

  it('of a finished product is that product; the name of a photo’s file stands for its digest', () => {
    const { status: _, photos: __, packagingChecked: ___, ...common } = product();
    const { photos, ...shown } = card(product());
    expect(shown).toEqual(common);
    expect(photos).toEqual([
      {
        alt: { id: 'Foto produk', en: 'Product photo' },
        focus: { x: 50, y: 60 },
        color: '#e6d9bc',
        variants: [expect.objectContaining({ sha256: 'sampul.jpg' })],
      },
    ]);
  });

  it('takes blanks for nothing, in either language', () => {
    const shown = card({
      name: { id: '  ', en: ' ' },
      description: { id: 'Pedas.', en: '' },
      producer: { name: '', kecamatan: 'Cakung' },
      price: { unit: { id: ' ' } },
    });
    expect([shown.name, shown.description, shown.producer, shown.price]).toEqual([
      { id: 'Nama produk' },
      { id: 'Pedas.' },
      { name: 'Nama pelaku usaha', kecamatan: 'Cakung' },
      undefined,
    ]);
  });

  it.each([
    [{ idr: 35_000 }, { idr: 35_000 }],
    [{ idr: 0, unit: { id: 'botol' } }, { unit: { id: 'botol' } }],
    [{ idr: Number.NaN }, undefined],
    [{ idr: 12.5 }, undefined],
    [{}, undefined],
  ])('a price of %j is shown as %j', (price, shown) => {
    expect(card({ price }).price).toEqual(shown);
  });

  it.each<[string, ProductDraft['halal'], boolean]>([
    ['right', { certificate: 'ID31119999000010324', issuedOn: '2024-03-12' }, true],
    ['typed with blanks', { certificate: 'id 3111 9999 0000 10324', issuedOn: '2024-03-12' }, true],
    ['one digit short', { certificate: 'ID3111999900001032', issuedOn: '2024-03-12' }, false],
    ['of the MUI decree', { certificate: 'LPPOM-00160233461223', issuedOn: '2024-03-12' }, false],
    ['without its date', { certificate: 'ID31119999000010324' }, false],
    ['of no real date', { certificate: 'ID31119999000010324', issuedOn: '2024-02-30' }, false],
    ['that ends today', { certificate: 'ID31119999000010324', issuedOn: '2022-01-01', validUntil: TODAY }, true],
    [
      'that ended yesterday',
      { certificate: 'ID31119999000010324', issuedOn: '2022-01-01', validUntil: '2026-11-23' },
      false,
    ],
    ['missing', undefined, false],
  ])('[C2] a halal certificate %s has its badge: %#', (_, halal, hasBadge) => {
    const shown = card(food({ halal }));
    expect([shown.halal !== undefined, badgesOf(shown, TODAY).halal]).toEqual([hasBadge, hasBadge]);
  });

  it.each<[string, ProductDraft['pirt'], boolean]>([
    ['right', { number: 'P-IRT 1113175999901-29', validUntil: '2029-05-20' }, true],
    ['whose year is another: shape alone counts', { number: '111317599990129', validUntil: '2028-05-20' }, true],
    ['one digit short', { number: '11131759999012', validUntil: '2029-05-20' }, false],
    ['without its end', { number: '111317599990129' }, false],
    ['that has ended', { number: '111317599990126', validUntil: '2026-11-23' }, false],
  ])('[C3] a P-IRT number %s has its badge: %#', (_, pirt, hasBadge) => {
    const shown = card(food({ pirt }));
    expect([shown.pirt !== undefined, badgesOf(shown, TODAY).pirt]).toEqual([hasBadge, hasBadge]);
  });

  it('with an untrusted date ends nothing', () => {
    const pirt = { number: '111317599990126', validUntil: '2026-11-23' };
    expect(draftToCard(food({ pirt }), undefined).pirt).toEqual(pirt);
  });

  it('[C7] shows only links that may become a code', () => {
    const links: ProductDraft['links'] = [
      { kind: 'whatsapp', url: 'https://wa.me/620000000000' },
      { kind: 'whatsapp', url: 'http://wa.me/620000000000' },
      { kind: 'instagram', url: 'https://elsewhere.com/contoh' },
      { kind: 'website', url: 'bukan alamat' },
      { kind: 'website' },
      {},
    ];
    expect(card(food({ sample: false, links })).links).toEqual([links[0]]);
    expect(card(food({ sample: true, links })).links).toEqual([]);
  });

  it('keeps photos that have a file; one without words is called like the product', () => {
    const photos: ProductDraft['photos'] = [{ file: 'a.jpg', focus: { x: 10 } }, { alt: { id: 'Tanpa berkas' } }];
    expect(card(food({ photos })).photos).toEqual([
      expect.objectContaining({ alt: { id: 'Produk sambal-bawang' }, focus: { x: 10, y: 60 } }),
    ]);
  });

  it('[C8] says that it is sample data only when it is', () => {
    expect([card({ sample: true }).sample, card({ sample: false }).sample]).toEqual([true, undefined]);
  });
});
