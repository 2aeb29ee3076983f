import { describe, expect, it } from 'vitest';
import type { Feed } from '../../src/contract/feed.ts';
import { FEED_MAX_BYTES } from '../../src/contract/limits.ts';
import { verifyFeed } from '../../src/contract/verify.ts';
import { cards, feed, gallery, goodFeed, json, rotation } from '../factory.ts';
import '../matchers.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** id, starts, ends */
type Span = readonly [string, string, string];

describe('a feed at the gate', () => {
  it('[F4] a good feed passes, with the digest of exactly its bytes', async () => {
    const { bytes, feed: good } = await goodFeed();
    const verified = await verifyFeed(bytes, undefined);
    expect(verified.feed).toEqual(good);
    expect(verified.bytes).toBe(bytes);
    expect(verified.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('[F4] fields of a newer builder are dropped, not refused', async () => {
    const { feed: good } = await goodFeed();
    const newer = { ...good, motto: 'x', rotations: good.rotations.map((entry) => ({ ...entry, colour: 'red' })) };
    expect((await verifyFeed(json(newer), undefined)).feed).toEqual(good);
  });

  it('[F1] a body above the ceiling is refused before it is read, whatever it holds', async () => {
    await expect(verifyFeed(new Uint8Array(FEED_MAX_BYTES + 1), undefined)).rejects.toThrowFeedError('feed-too-large');
    const padded = bytesOf(new TextDecoder().decode((await goodFeed()).bytes).padEnd(FEED_MAX_BYTES, ' '));
    await expect(verifyFeed(padded, undefined)).resolves.toBeDefined();
  });

  it.each([
    ['nothing', bytesOf('')],
    ['a captive portal', bytesOf('<!doctype html><title>Login</title>')],
    ['half a feed', bytesOf('{"format":1,"revision":')],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
  ])('[F2] %s is not read as a feed', async (_, bytes) => {
    await expect(verifyFeed(bytes, undefined)).rejects.toThrowFeedError('feed-not-json');
  });

  it.each([2, 0, '1', null, { deep: true }])('[F3] format %j is refused by name, before its shape', async (format) => {
    await expect(verifyFeed(json({ format }), undefined)).rejects.toThrowFeedError('feed-format-unknown');
  });

  it('[F3] a format nested without end is refused like any other', async () => {
    const bytes = bytesOf(`{"format":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    await expect(verifyFeed(bytes, undefined)).rejects.toThrowFeedError('feed-format-unknown');
  });

  it.each([
    ['no object', 'feed'],
    ['an empty object', {}],
    ['null', null],
    ['a list', [1]],
  ])('[F4] %s has no format and is another shape', async (_, value) => {
    await expect(verifyFeed(json(value), undefined)).rejects.toThrowFeedError('feed-shape');
  });

  it.each<[string, Partial<Record<keyof Feed, unknown>>]>([
    ['a revision that is no integer', { revision: 1.5 }],
    ['a revision of 0', { revision: 0 }],
    ['a revision beyond exact integers', { revision: 1e300 }],
    ['a publication time without a zone', { publishedAt: '2026-11-23' }],
    ['no gallery', { gallery: undefined }],
    ['an unknown zone', { gallery: gallery({ timeZone: 'Asia/Jayakarta' }) }],
    ['rotations that are no list', { rotations: {} }],
  ])('[F4] %s is refused', async (_, broken) => {
    const { feed: good } = await goodFeed();
    await expect(verifyFeed(json({ ...good, ...broken }), undefined)).rejects.toThrowFeedError('feed-shape');
  });

  it.each<[string, Record<string, unknown>]>([
    ['a digest in capitals', { sha256: 'A'.repeat(64) }],
    ['a date that does not exist', { starts: '2026-02-30' }],
    ['an id that could leave its folder', { id: '../../etc' }],
    ['no bytes', { bytes: 0 }],
  ])('[F4] a rotation line with %s is refused', async (_, broken) => {
    const { feed: good } = await goodFeed();
    const rotations = good.rotations.map((entry, index) => (index === 0 ? { ...entry, ...broken } : entry));
    await expect(verifyFeed(json({ ...good, rotations }), undefined)).rejects.toThrowFeedError('feed-shape');
  });

  it('[D3] absurd durations do not refuse a feed; the screen clamps them', async () => {
    const { feed: good } = await goodFeed();
    const screen = { ...good.gallery.screen, slideSeconds: 9_999_999_999_999, idleSeconds: 'soon', pollSeconds: null };
    const bytes = json({ ...good, gallery: { ...good.gallery, screen } });
    await expect(verifyFeed(bytes, undefined)).resolves.toBeDefined();
  });

  it('[F5] an older revision is refused, a newer one accepted', async () => {
    const { bytes, feed: good } = await goodFeed();
    const accepted = { revision: good.revision + 1, sha256: 'f'.repeat(64) };
    await expect(verifyFeed(bytes, accepted)).rejects.toThrowFeedError('feed-older');
    await expect(verifyFeed(bytes, { ...accepted, revision: good.revision - 1 })).resolves.toBeDefined();
  });

  it('[F6] the accepted revision passes with the same bytes and with no others', async () => {
    const { bytes, feed: good } = await goodFeed();
    const { sha256 } = await verifyFeed(bytes, undefined);
    await expect(verifyFeed(bytes, { revision: good.revision, sha256 })).resolves.toBeDefined();
    const other = json({ ...good, publishedAt: '2026-11-23T02:00:00Z' });
    await expect(verifyFeed(other, { revision: good.revision, sha256 })).rejects.toThrowFeedError(
      'feed-same-revision-other-bytes',
    );
  });

  it.each<[string, Span, Span]>([
    ['reversed dates', ['a', '2026-11-29', '2026-11-16'], ['b', '2026-11-30', '2026-12-13']],
    ['a repeated id', ['a', '2026-11-16', '2026-11-29'], ['a', '2026-11-30', '2026-12-13']],
    ['one shared day', ['a', '2026-11-16', '2026-11-30'], ['b', '2026-11-30', '2026-12-13']],
    ['one rotation inside another, listed first', ['b', '2026-11-20', '2026-11-21'], ['a', '2026-11-16', '2026-12-13']],
    ['the same first day', ['a', '2026-11-16', '2026-11-16'], ['b', '2026-11-16', '2026-11-20']],
  ])('[F7] a calendar with %s is refused', async (_, ...spans) => {
    const content = await cards(1);
    const rotations = await Promise.all(spans.map(([id, starts, ends]) => rotation(id, starts, ends, content)));
    await expect(verifyFeed(feed(rotations).bytes, undefined)).rejects.toThrowFeedError('feed-calendar');
  });

  it('[F7] gaps, any order and an empty calendar are no faults', async () => {
    const content = await cards(1);
    const later = await rotation('later', '2027-01-10', '2027-01-10', content);
    const sooner = await rotation('sooner', '2026-11-16', '2026-11-29', content);
    await expect(verifyFeed(feed([later, sooner]).bytes, undefined)).resolves.toBeDefined();
    await expect(verifyFeed(feed([]).bytes, undefined)).resolves.toBeDefined();
  });

  it('[F5][F7] the checks come in the order of their numbers: an older feed is told as older, however broken its calendar', async () => {
    const content = await cards(1);
    const twice = await rotation('a', '2026-11-16', '2026-11-29', content);
    const { bytes, feed: broken } = feed([twice, twice]);
    const accepted = { revision: broken.revision + 1, sha256: 'f'.repeat(64) };
    await expect(verifyFeed(bytes, accepted)).rejects.toThrowFeedError('feed-older');
  });

  it('[F2] a refusal keeps its cause', async () => {
    const refusal: unknown = await verifyFeed(bytesOf('{'), undefined).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'FeedError', code: 'feed-not-json', cause: expect.any(SyntaxError) });
  });
});
