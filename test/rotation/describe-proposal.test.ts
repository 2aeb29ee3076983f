import { describe, expect, it } from 'vitest';
import { describeGap, describeReason, describeReasons, type Gap, type Reason } from '../../src/rotation/propose.ts';

const REASONS: readonly Reason[] = [
  { code: 'only-one' },
  { code: 'spreads-commodity', commodity: 'kriya' },
  { code: 'pirt-first' },
  { code: 'pirt-had-its-share' },
  { code: 'least-shown', turns: 0 },
  { code: 'least-shown', turns: 1200 },
  { code: 'least-shown', turns: 0, isMeasured: true },
  { code: 'least-shown', turns: 2, isMeasured: true },
  { code: 'longest-ago' },
  { code: 'longest-ago', since: '2026-11-29' },
  { code: 'its-round' },
  { code: 'equal' },
];

describe('what staff read of a proposal', () => {
  it('[E4] every reason has one sentence of its own, with every blank filled', () => {
    const sentences = REASONS.map(describeReason);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^{}.]*(?:\d\.\d[^{}.]*)?\.$/);
  });

  it('[E4] names commodity, number and day as they are written in Indonesian', () => {
    expect(
      describeReasons([
        { code: 'spreads-commodity', commodity: 'fesyen' },
        { code: 'least-shown', turns: 1200 },
        { code: 'longest-ago', since: '2026-11-29' },
      ]),
    ).toBe(
      'Menjaga sebaran komoditas: sekarang giliran fesyen. Paling jarang mendapat giliran: baru 1.200 kali. Paling lama tidak tayang: terakhir 29 November 2026.',
    );
  });

  it('[H5] says of what screens have shown that they have shown it', () => {
    expect(describeReason({ code: 'least-shown', turns: 1.25, isMeasured: true })).toBe(
      'Paling jarang tayang: setara 1,25 giliran menurut catatan layar dan rencana.',
    );
    expect(describeReason({ code: 'least-shown', turns: 0, isMeasured: true })).toBe(
      'Belum pernah tayang menurut catatan layar.',
    );
  });

  it('[E1] a gap says how much is empty, why, and what to do', () => {
    const gap = (why: Gap['why']) => describeGap({ rotation: 'r00', sudin: 'sosial', empty: 2, why });
    expect(gap('no-approved-product')).toBe(
      '2 tempat kosong karena unit ini belum memiliki produk yang disetujui; setujui produknya.',
    );
    expect(gap('not-enough-products')).toMatch(/^2 tempat kosong karena .*tambahkan produk\.$/);
    expect(gap('all-forbidden')).toMatch(/^2 tempat kosong karena sertifikat halal .*perbarui .*\.$/);
  });
});
