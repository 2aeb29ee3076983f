import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/contract/feed.ts';
import { addressText, linkLabel } from '../../../src/display/visitor/detail/link-label.ts';
import { codesAt, largestBlock, scanLinks } from '../../../src/display/visitor/detail/scan-codes.ts';

type Link = Card['links'][number];

const link = (kind: Link['kind'], length = 0): Link => ({ kind, url: `https://${kind}.example/x`.padEnd(length, 'x') });
const codes = (...links: Link[]) => scanLinks({ links, sample: true }).codes;
const kindsAt = (all: ReturnType<typeof codes>, turn: number) => {
  const { visible, next } = codesAt(all, turn);
  return [visible.map(({ kind }) => kind).join(' '), next?.kind];
};

describe('codes at once', () => {
  it('[V5] one or two stand, with nothing to ask for', () => {
    expect(kindsAt([], 0)).toEqual(['', undefined]);
    expect(kindsAt(codes(link('instagram')), 0)).toEqual(['instagram', undefined]);
    expect(kindsAt(codes(link('instagram'), link('whatsapp')), 0)).toEqual(['whatsapp instagram', undefined]);
  });

  it('[V5] a further one replaces the last on a touch, and the last comes back', () => {
    const all = codes(link('website'), link('instagram'), link('shopee'), link('whatsapp'));
    expect([0, 1, 2, 3].map((turn) => kindsAt(all, turn))).toEqual([
      ['whatsapp shopee', 'instagram'],
      ['whatsapp instagram', 'website'],
      ['whatsapp website', 'shopee'],
      ['whatsapp shopee', 'instagram'],
    ]);
  });

  it('a code that needs the room stands alone', () => {
    const wide = codes(link('whatsapp', 110), link('instagram'));
    expect([0, 1].map((turn) => kindsAt(wide, turn))).toEqual([
      ['whatsapp', 'instagram'],
      ['instagram', 'whatsapp'],
    ]);
    expect(kindsAt(codes(link('whatsapp'), link('instagram', 110)), 0)).toEqual(['whatsapp instagram', undefined]);
  });

  it('an address too long for any code is left as text', () => {
    const { codes: none, textOnly } = scanLinks({ links: [link('whatsapp', 290)], sample: true });
    expect([none, textOnly.length]).toEqual([[], 1]);
  });

  it('the band keeps room for the largest of them', () => {
    expect(largestBlock(codes(link('whatsapp'), link('instagram', 110)))).toBe('large');
    expect(largestBlock([])).toBeUndefined();
  });

  it('[C7] a link that breaks a rule becomes no code', () => {
    expect(
      codes({ kind: 'website', url: 'http://plain.example/' }, { kind: 'whatsapp', url: 'https://wa.me/62' }),
    ).toEqual([]);
  });
});

describe('an address as text', () => {
  it.each([
    ['https://wa.me/6281200000000?text=Halo%20Kak', 'wa.me/6281200000000'],
    ['https://www.instagram.com/dapur/?igsh=abc&utm_source=qr', 'instagram.com/dapur'],
    ['https://api.whatsapp.com/send?phone=62812', 'api.whatsapp.com/send?phone=62812'],
    ['https://toko.example/', 'toko.example'],
    ['https://toko.example/%E2%80%AEdapur', 'toko.example/%E2%80%AEdapur'],
    ['https://tоko.example/', 'xn--tko-sed.example'],
  ])('%s is read as %s', (url, text) => {
    expect(addressText(url)).toBe(text);
  });

  it('has a plain word before it', () => {
    const kinds = ['whatsapp', 'instagram', 'tokopedia', 'shopee', 'website'] as const;
    expect(kinds.map((kind) => linkLabel('id', kind))).toEqual([
      'WhatsApp',
      'Instagram',
      'Tokopedia',
      'Shopee',
      'Situs web',
    ]);
    expect(linkLabel('en', 'website')).toBe('Website');
  });
});
