import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/contract/feed.ts';
import { CODES_AT_ONCE, scannable } from '../../src/visit/scannable.ts';

type Links = Card['links'];

const whatsapp: Links[number] = { kind: 'whatsapp', url: 'https://wa.me/6280000000000' };
const instagram: Links[number] = { kind: 'instagram', url: 'https://instagram.com/contoh' };
const tokopedia: Links[number] = { kind: 'tokopedia', url: 'https://tokopedia.com/contoh' };
const website: Links[number] = { kind: 'website', url: 'https://contoh.id/' };

const real = (links: Links) => scannable({ links, sample: false });

describe('codes to scan', () => {
  it('[V5] stand in one order, whatever order staff wrote them in', () => {
    const { shown, more } = real([website, instagram, tokopedia, whatsapp]);
    expect([...shown, ...more]).toEqual([whatsapp, tokopedia, instagram, website]);
  });

  it('[V5] are two at once; the others wait for a touch', () => {
    expect(real([instagram, tokopedia, whatsapp])).toEqual({ shown: [whatsapp, tokopedia], more: [instagram] });
    expect(real([instagram])).toEqual({ shown: [instagram], more: [] });
    expect(CODES_AT_ONCE).toBe(2);
  });

  it('[V5] of a product without links are none', () => {
    expect(real([])).toEqual({ shown: [], more: [] });
  });

  it.each([
    ['not https', { kind: 'website', url: 'http://contoh.id/' }],
    ['a script', { kind: 'website', url: 'javascript:alert(1)' }],
    ['another host than its kind has', { kind: 'whatsapp', url: 'https://wa.me.contoh.id/6280000000000' }],
    ['with a password', { kind: 'website', url: 'https://nama:sandi@contoh.id/' }],
    ['no address at all', { kind: 'website', url: 'contoh' }],
  ] as const)('[V5] are never made of a link that is %s', (_, link) => {
    expect(real([link, instagram])).toEqual({ shown: [instagram], more: [] });
  });

  it('[V5] of sample data lead to reserved hosts only', () => {
    const reserved: Links[number] = { kind: 'whatsapp', url: 'https://wa.example/contoh' };
    expect(scannable({ links: [whatsapp, reserved], sample: true }).shown).toEqual([reserved]);
  });
});
