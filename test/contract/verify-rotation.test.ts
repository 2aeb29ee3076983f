import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/contract/digest.ts';
import type { Card, RotationEntry } from '../../src/contract/feed.ts';
import { CARDS_PER_ROTATION_MAX } from '../../src/contract/limits.ts';
import { verifyPhoto, verifyRotation } from '../../src/contract/verify.ts';
import { card, cards, photo, photoBytes, rotation, type MintedRotation } from '../factory.ts';
import '../matchers.ts';

const STARTS = '2026-11-16';
const ENDS = '2026-11-29';

const minted = (content: readonly unknown[], overrides: Record<string, unknown> = {}): Promise<MintedRotation> =>
  rotation('r-now', STARTS, ENDS, content, overrides);

/** A line of the feed that announces exactly these bytes. */
async function entryFor(bytes: Uint8Array<ArrayBuffer>): Promise<RotationEntry> {
  const sha256 = await sha256Hex(bytes);
  return { id: 'r-now', title: { id: 'Rotasi' }, starts: STARTS, ends: ENDS, sha256, bytes: bytes.byteLength };
}

const verifyAll = async (content: readonly unknown[]) => {
  const { bytes, entry } = await minted(content);
  return verifyRotation(bytes, entry);
};

/** `bad` broken cards among `good` good ones. */
async function mixed(good: number, bad: number): Promise<unknown[]> {
  const content: unknown[] = Array.from({ length: bad }, (_, n) => ({ id: `bad-${n}` }));
  for (let n = 0; n < good; n++) content.push(await card({ id: `good-${n}` }));
  return content;
}

const variantOf = async (bytes: Uint8Array<ArrayBuffer>, type: 'image/webp' | 'image/avif' | 'image/jpeg') => ({
  sha256: await sha256Hex(bytes),
  bytes: bytes.byteLength,
  width: 10,
  height: 10,
  type,
});

describe('a rotation document at the gate', () => {
  it('[F8] a good one passes with all its cards', async () => {
    const content = await cards(2);
    const verified = await verifyAll(content);
    expect(verified.document.cards).toEqual(content);
    expect(verified.quarantined).toEqual([]);
  });

  it('[F8] a truncated body is told by its length, before anything else', async () => {
    const { bytes, entry } = await minted(await cards(1));
    await expect(verifyRotation(bytes.slice(0, -1), entry)).rejects.toThrowFeedError('rotation-size');
    await expect(verifyRotation(new Uint8Array(0), entry)).rejects.toThrowFeedError('rotation-size');
  });

  it('[F8] one changed byte is told by the digest, even where it breaks the JSON too', async () => {
    const { bytes, entry } = await minted(await cards(1));
    const damaged = bytes.slice();
    damaged[0] = 0x20;
    await expect(verifyRotation(damaged, entry)).rejects.toThrowFeedError('rotation-digest');
  });

  it('[F8] a document that is no JSON although its digest is right is refused', async () => {
    const bytes = new TextEncoder().encode('<html>');
    await expect(verifyRotation(bytes, await entryFor(bytes))).rejects.toThrowFeedError('rotation-not-json');
  });

  it('[F3] an unknown format is refused by name', async () => {
    const { bytes, entry } = await minted(await cards(1), { format: 2 });
    await expect(verifyRotation(bytes, entry)).rejects.toThrowFeedError('rotation-format-unknown');
  });

  it('[F8] another shape is refused', async () => {
    for (const broken of [{ cards: {} }, { title: 'Rotasi' }, { starts: '16 November' }, { format: undefined }]) {
      const { bytes, entry } = await minted(await cards(1), broken);
      await expect(verifyRotation(bytes, entry)).rejects.toThrowFeedError('rotation-shape');
    }
    const crowd = await minted(Array.from({ length: CARDS_PER_ROTATION_MAX + 1 }, () => ({})));
    await expect(verifyRotation(crowd.bytes, crowd.entry)).rejects.toThrowFeedError('rotation-shape');
  });

  it('[F9] a document that speaks of another rotation is refused', async () => {
    for (const other of [{ id: 'r-next' }, { starts: '2026-11-17' }, { ends: '2026-11-28' }]) {
      const { bytes, entry } = await minted(await cards(1), other);
      await expect(verifyRotation(bytes, entry)).rejects.toThrowFeedError('rotation-other');
    }
  });

  it('[F10] a rotation without cards is refused', async () => {
    await expect(verifyAll([])).rejects.toThrowFeedError('rotation-empty');
  });

  it('[F10] one bad card of forty is set aside by name, the rest plays', async () => {
    const content = await mixed(39, 1);
    const { document, quarantined } = await verifyAll(content);
    expect(document.cards).toHaveLength(39);
    expect(quarantined).toEqual([{ index: 0, id: 'bad-0', reason: expect.any(String) }]);
  });

  it('[F10] exactly a quarter may be bad, one more refuses the rotation', async () => {
    expect((await verifyAll(await mixed(30, 10))).quarantined).toHaveLength(10);
    await expect(verifyAll(await mixed(29, 11))).rejects.toThrowFeedError('rotation-too-many-bad-cards');
  });

  it('[F10] in a very small rotation a single bad card is one card, unless it is the only one', async () => {
    expect((await verifyAll(await mixed(1, 1))).document.cards).toHaveLength(1);
    await expect(verifyAll(await mixed(0, 1))).rejects.toThrowFeedError('rotation-too-many-bad-cards');
    await expect(verifyAll(await mixed(1, 2))).rejects.toThrowFeedError('rotation-too-many-bad-cards');
  });

  it('[F10] the second card of the same product is set aside', async () => {
    const content = await cards(1);
    const { document, quarantined } = await verifyAll([...content, content[0]]);
    expect(document.cards).toEqual(content);
    expect(quarantined).toEqual([{ index: 6, id: content[0]?.id, reason: 'the same product twice' }]);
  });

  it.each<[string, (good: Card) => unknown]>([
    ['nothing', () => null],
    ['text', () => 'sambal'],
    ['an unknown unit', (good) => ({ ...good, sudin: 'perhubungan' })],
    ['an unknown commodity', (good) => ({ ...good, commodity: 'jasa' })],
    ['a name of blanks', (good) => ({ ...good, name: { id: '   ' } })],
    ['a price of nothing', (good) => ({ ...good, price: { idr: 0 } })],
    ['a photo without variants', (good) => ({ ...good, photos: [{ ...good.photos[0], variants: [] }] })],
    ['a focus outside the photo', (good) => ({ ...good, photos: [{ ...good.photos[0], focus: { x: 50, y: 101 } }] })],
    [
      'a decree instead of a certificate',
      (good) => ({ ...good, halal: { ...good.halal, certificate: '00160233461223' } }),
    ],
  ])('[F10] a card with %s is set aside', async (_, broken) => {
    const content = await cards(1);
    const { quarantined } = await verifyAll([...content, broken(await card({ id: 'broken' }))]);
    expect(quarantined.map(({ index }) => index)).toEqual([6]);
  });

  it('[C1] food without a halal certificate is set aside, even when a feed offers it', async () => {
    const { halal: _, ...withoutHalal } = await card({ id: 'gorengan' });
    const content = [...(await cards(1)), withoutHalal];
    const { document, quarantined } = await verifyAll(content);
    expect(document.cards.map(({ id }) => id)).not.toContain('gorengan');
    expect(quarantined).toMatchObject([{ id: 'gorengan', reason: 'food without a halal certificate' }]);
  });

  it('[C2] a certificate that ends during the rotation is no reason to set its food aside today', async () => {
    const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2020-01-01' };
    expect((await verifyAll([await card({ halal })])).quarantined).toEqual([]);
  });

  it('[F10] the id told of a bad card is cut short', async () => {
    const content = [...(await cards(1)), { id: 'x'.repeat(5000) }];
    expect((await verifyAll(content)).quarantined[0]?.id).toHaveLength(80);
  });
});

describe('a photo at the gate', () => {
  it('[F11] passes when length, digest and first bytes agree', async () => {
    const { variants } = await photo('sambal');
    for (const variant of variants) await expect(verifyPhoto(photoBytes('sambal'), variant)).resolves.toBeUndefined();
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8]);
    await expect(verifyPhoto(jpeg, await variantOf(jpeg, 'image/jpeg'))).resolves.toBeUndefined();
    const avif = new TextEncoder().encode('\0\0\0\u0020ftypavif');
    await expect(verifyPhoto(avif, await variantOf(avif, 'image/avif'))).resolves.toBeUndefined();
  });

  it('[F11] a truncated or empty file is told by its length', async () => {
    const { variants } = await photo('sambal');
    const [variant] = variants as [(typeof variants)[number]];
    await expect(verifyPhoto(photoBytes('samba'), variant)).rejects.toThrowFeedError('photo-size');
    await expect(verifyPhoto(new Uint8Array(0), variant)).rejects.toThrowFeedError('photo-size');
  });

  it('[F11] other bytes of the same length are told by the digest', async () => {
    const { variants } = await photo('sambal');
    const [variant] = variants as [(typeof variants)[number]];
    await expect(verifyPhoto(photoBytes('lambas'), variant)).rejects.toThrowFeedError('photo-digest');
  });

  it('[F11] a page under the digest of a photo is no photo', async () => {
    const page = new TextEncoder().encode('<!doctype html><title>Login</title>');
    await expect(verifyPhoto(page, await variantOf(page, 'image/webp'))).rejects.toThrowFeedError('photo-type');
    const webp = photoBytes('x');
    await expect(verifyPhoto(webp, await variantOf(webp, 'image/jpeg'))).rejects.toThrowFeedError('photo-type');
    const short = new Uint8Array([0xff]);
    await expect(verifyPhoto(short, await variantOf(short, 'image/jpeg'))).rejects.toThrowFeedError('photo-type');
  });
});
