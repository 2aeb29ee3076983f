import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/contract/feed.ts';
import { sentencesOf } from '../../../src/display/visitor/detail/sentences.ts';
import { english } from '../../../src/display/words.en.ts';
import { learn, type Language } from '../../../src/display/words.ts';
import { card, TODAY } from '../../factory.ts';

learn(english);

async function read(overrides: Partial<Card>, language: Language = 'id', today = TODAY): Promise<string[]> {
  return sentencesOf(await card(overrides), language, today).map(({ text, lang }) => `${lang}: ${text}`);
}

describe('[V10] what is read of a product', () => {
  it('is its name, price, maker, place, description, allergens and halal certificate', async () => {
    expect(await read({ name: { id: 'Sambal Bawang' }, allergens: ['kacang-tanah', 'susu'] })).toEqual([
      'id: Sambal Bawang',
      'id: 35.000 rupiah',
      'id: buah',
      'id: Dibuat oleh Dapur Contoh',
      'id: Kecamatan Jatinegara',
      'id: Dibuat dengan teliti.',
      'id: Mengandung kacang tanah, susu',
      'id: Bersertifikat halal',
    ]);
  });

  it('is English where it can be, numbers as an English voice reads them, and says what is Indonesian', async () => {
    const indonesian = { name: { id: 'Sambal Bawang' }, description: { id: 'Diulek.' }, allergens: ['susu'] as const };
    expect(await read({ ...indonesian, allergens: [...indonesian.allergens] }, 'en')).toEqual([
      'id: Sambal Bawang',
      'en: 35,000 rupiah',
      'en: piece',
      'en: Made by Dapur Contoh',
      'en: Jatinegara District',
      'id: Diulek.',
      'en: Contains milk',
      'en: Halal certified',
    ]);
  });

  it('a price that is not known is asked for, and nothing is said of what there is not', async () => {
    expect(await read({ price: {}, allergens: [], commodity: 'kriya' })).toEqual([
      'id: Produk sambal-bawang',
      'id: Tanyakan harga',
      'id: Dibuat oleh Dapur Contoh',
      'id: Kecamatan Jatinegara',
      'id: Dibuat dengan teliti.',
    ]);
  });

  it('[C2] an expired certificate is not mentioned', async () => {
    const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2026-11-23' };
    expect(await read({ commodity: 'kriya', halal })).not.toContain('id: Bersertifikat halal');
  });
});
