import { describe, expect, it } from 'vitest';
import { badgesOf, mayBeShown } from '../../src/contract/card-rules.ts';
import { showableLinks } from '../../src/contract/links.ts';
import type { Card } from '../../src/contract/feed.ts';

type Permits = Parameters<typeof mayBeShown>[0];

const TODAY = '2026-11-24';
const certificate = 'ID31119999000010324';
const lasting = { certificate, issuedOn: '2024-03-12' };
const until = (validUntil: string) => ({ ...lasting, validUntil });
const pirt = (validUntil: string) => ({ number: '111317599990129', validUntil });
const food = (permits: Omit<Permits, 'commodity'>): Permits => ({ commodity: 'kuliner', ...permits });
const craft = (permits: Omit<Permits, 'commodity'>): Permits => ({ commodity: 'kriya', ...permits });

describe('what may be shown today', () => {
  it('[C1] food without a halal certificate never, with or without a clock', () => {
    expect(mayBeShown(food({}), TODAY)).toBe(false);
    expect(mayBeShown(food({}), undefined)).toBe(false);
    expect(mayBeShown(food({ pirt: pirt('2029-05-20') }), TODAY)).toBe(false);
  });

  it('[C2] food with a certificate without a printed end always', () => {
    expect(mayBeShown(food({ halal: lasting }), TODAY)).toBe(true);
    expect(mayBeShown(food({ halal: lasting }), '2099-01-01')).toBe(true);
  });

  it('[C2] on the last printed day still, on the day after no more', () => {
    expect(mayBeShown(food({ halal: until(TODAY) }), TODAY)).toBe(true);
    expect(mayBeShown(food({ halal: until('2026-11-23') }), TODAY)).toBe(false);
  });

  it('[R4] without a trusted clock nothing expires', () => {
    expect(mayBeShown(food({ halal: until('2000-01-01') }), undefined)).toBe(true);
    expect(badgesOf(food({ halal: until('2000-01-01'), pirt: pirt('2000-01-01') }), undefined)).toEqual({
      halal: true,
      pirt: true,
    });
  });

  it('[C1] crafts and clothes need no certificate, and an expired one costs them the badge only', () => {
    expect(mayBeShown(craft({}), TODAY)).toBe(true);
    expect(mayBeShown(craft({ halal: until('2020-01-01') }), TODAY)).toBe(true);
    expect(badgesOf(craft({ halal: until('2020-01-01') }), TODAY).halal).toBe(false);
    expect(badgesOf(craft({ halal: lasting }), TODAY).halal).toBe(true);
  });

  it('[C3] the P-IRT badge goes on the day after its end, the product stays', () => {
    expect(badgesOf(food({ halal: lasting, pirt: pirt(TODAY) }), TODAY)).toEqual({ halal: true, pirt: true });
    expect(badgesOf(food({ halal: lasting, pirt: pirt('2026-11-23') }), TODAY)).toEqual({ halal: true, pirt: false });
    expect(mayBeShown(food({ halal: lasting, pirt: pirt('2026-11-23') }), TODAY)).toBe(true);
    expect(badgesOf(food({}), TODAY)).toEqual({ halal: false, pirt: false });
  });

  it('[C7] only links that keep the rules become a QR code', () => {
    const links: Card['links'] = [
      { kind: 'whatsapp', url: 'https://wa.me/628123' },
      { kind: 'instagram', url: 'https://evil.id/' },
      { kind: 'website', url: 'https://toko.example/' },
    ];
    expect(showableLinks({ links })).toEqual([links[0]]);
    expect(showableLinks({ links, sample: true })).toEqual([links[2]]);
  });
});
