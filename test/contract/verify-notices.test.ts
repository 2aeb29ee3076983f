import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyFeed } from '../../src/contract/verify.ts';
import { feedNotice, goodFeed, json } from '../factory.ts';

/** What the gate makes of a good feed with this at `notices`. */
async function verifiedWith(notices: unknown) {
  const { feed: good } = await goodFeed();
  return verifyFeed(json({ ...good, notices }), undefined);
}

describe('the notices of a feed at the gate', () => {
  it('[F16] good ones pass as they are, and a feed without any stays one', async () => {
    const notices = [await feedNotice(), await feedNotice({ id: 'tanpa-foto', photo: undefined, link: undefined })];
    const { feed, quarantinedNotices } = await verifiedWith(notices);
    expect(feed.notices).toEqual(notices);
    expect(quarantinedNotices).toEqual([]);
    const { feed: without } = await verifyFeed((await goodFeed()).bytes, undefined);
    expect(without).not.toHaveProperty('notices');
  });

  it.each<[string, Record<string, unknown>]>([
    ['no title', { title: undefined }],
    ['a title longer than 60 characters', { title: { id: 'x'.repeat(61) } }],
    ['a text longer than 240 characters', { text: { id: 'x'.repeat(241) } }],
    ['a text that scrambles the slide', { text: { id: 'a\u202eb' } }],
    ['a link of an unknown kind', { link: { kind: 'telegram', url: 'https://t.me/x' } }],
    ['a day that does not exist', { ends: '2026-11-31' }],
    ['its days reversed', { starts: '2026-11-30', ends: '2026-11-01' }],
    ['no word on how often', { everySlides: undefined }],
    ['a place after every second slide', { everySlides: 2 }],
    ['a place after every 101st slide', { everySlides: 101 }],
    ['a place after half a slide', { everySlides: 3.5 }],
    ['an id that could leave its folder', { id: '../../etc' }],
    [
      'a photo without variants',
      { photo: { alt: { id: 'Foto' }, focus: { x: 1, y: 1 }, color: '#ffffff', variants: [] } },
    ],
  ])('[F16] one with %s is set aside by its place, the others and the feed stay', async (_, broken) => {
    const other = await feedNotice({ id: 'lain' });
    const { feed, quarantinedNotices } = await verifiedWith([{ ...(await feedNotice()), ...broken }, other]);
    expect(feed.notices).toEqual([other]);
    expect(quarantinedNotices).toEqual([
      { index: 0, id: broken['id'] ?? 'cara-bergabung', reason: expect.any(String) },
    ]);
  });

  it('[F16] the same notice twice counts once', async () => {
    const { feed, quarantinedNotices } = await verifiedWith([await feedNotice(), await feedNotice()]);
    expect(feed.notices).toHaveLength(1);
    expect(quarantinedNotices).toEqual([{ index: 1, id: 'cara-bergabung', reason: 'the same notice twice' }]);
  });

  it('[F16] the thirteenth good one and all after it are cut off', async () => {
    const many = await Promise.all(Array.from({ length: 15 }, (_, n) => feedNotice({ id: `n-${n}` })));
    const { feed, quarantinedNotices } = await verifiedWith([null, ...many]);
    expect(feed.notices).toEqual(many.slice(0, 12));
    expect(quarantinedNotices.map(({ index }) => index)).toEqual([0, 13, 14, 15]);
  });

  it('[C13] a product or a Suku Dinas on a notice is dropped like any unknown field', async () => {
    const { feed } = await verifiedWith([{ ...(await feedNotice()), sudin: 'ppkukm', products: ['sambal-bawang'] }]);
    expect(feed.notices).toEqual([await feedNotice()]);
  });

  it('[F16] whatever stands there, the feed is not refused', async () => {
    const { feed: good } = await goodFeed();
    const anything = fc.oneof(fc.jsonValue(), fc.array(fc.record({ id: fc.string(), title: fc.jsonValue() })));
    await fc.assert(
      fc.asyncProperty(anything, async (notices) => {
        const { feed } = await verifyFeed(json({ ...good, notices }), undefined);
        expect(feed.notices).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
