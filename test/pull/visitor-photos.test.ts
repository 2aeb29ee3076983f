/** What a pull brings beside the covers of the loop: small and further photos for visitors, and the photos of notices. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { feedPath, photoPath } from '../../src/contract/feed-paths.ts';
import type { Variant } from '../../src/contract/feed.ts';
import { StoreError } from '../../src/store/errors.ts';
import { feedNotice, goodFeed, type MintedFeed } from '../factory.ts';
import { commitOf, freshDatabase, shaOf } from '../store/fakes.ts';
import { FakeScreen } from './fake-screen.ts';
import { digestSet, twoPhotosEach } from './minted-photos.ts';

let screen: FakeScreen;
let minted: MintedFeed;

beforeEach(async () => {
  freshDatabase();
  screen = new FakeScreen();
  minted = await goodFeed();
  screen.server.publish(minted);
});

const photosAsked = () => screen.server.pathsAsked().filter((path) => path.startsWith('photos/'));

it('[P4] of a photo a pull takes the variants this screen needs, and others when the screen is another', async () => {
  const { minted: rich, cover, further } = await twoPhotosEach(1, minted);
  screen.server.publish(rich);
  await screen.pull();
  const taken = [cover(0, 1440), cover(0, 480), further(0, 480), further(0, 1440)];
  expect(screen.server.pathsAsked().slice(2)).toEqual(taken.map(photoPath));
  expect((await screen.store.rotation(shaOf(rich)))?.photoDigests).toEqual(digestSet(taken));

  // The same box, hung upright on a small panel.
  screen.forget();
  screen.screen = { widthPx: 400, heightPx: 600 };
  expect((await screen.pull()).outcome.outcome).toBe('updated');
  expect(screen.server.pathsAsked()).toEqual([feedPath]);
  const small = [cover(0, 480), further(0, 480)];
  expect((await screen.store.rotation(shaOf(rich)))?.photoDigests).toEqual(digestSet(small));
});

it('[P4] a notice’s photo comes last of all, and is committed with every rotation', async () => {
  const notices = [await feedNotice({ id: 'ikut' })];
  const speaking = await goodFeed({ notices, revision: minted.feed.revision + 1 });
  screen.server.publish(speaking);
  await screen.pull();
  const digest = notices[0]?.photo?.variants[0]?.sha256 ?? '';
  for (const { entry } of speaking.rotations) {
    expect((await screen.store.rotation(entry.sha256))?.photoDigests.has(digest)).toBe(true);
  }
  expect(await screen.store.photo(digest)).toBeDefined();
  const asked = photosAsked();
  const ofCurrent = (speaking.rotations[0]?.cards.length ?? 0) + 1;
  expect(asked[ofCurrent - 1]).toContain(digest);
});

it('[P4] a notice that is new brings its photo to a rotation already here', async () => {
  await screen.pull();
  const notices = [await feedNotice({ id: 'baru' })];
  screen.server.publish(await goodFeed({ notices, revision: minted.feed.revision + 1 }));
  expect((await screen.pull()).outcome.outcome).toBe('updated');
  expect(await screen.store.photo(notices[0]?.photo?.variants[0]?.sha256 ?? '')).toBeDefined();
});

describe('the photos of visitors', () => {
  let rich: Awaited<ReturnType<typeof twoPhotosEach>>;
  let wanted: readonly Variant[];

  beforeEach(async () => {
    rich = await twoPhotosEach(3, minted);
    const { cover, further } = rich;
    const covers = [cover(0, 1440), cover(1, 1440), cover(2, 1440)];
    const others = [0, 1, 2].flatMap((index) => [cover(index, 480), further(index, 480), further(index, 1440)]);
    wanted = [...covers, ...others];
    screen.server.publish(rich.minted);
  });

  describe('during the very first fill', () => {
    it('[S2] come after every cover, in fair order, and count for nothing in how far it is', async () => {
      await screen.pull();
      expect(photosAsked()).toEqual(wanted.map(photoPath));
      expect(screen.told.filter((line) => line.startsWith('filling'))).toEqual([1, 2, 3].map((n) => `filling ${n}/3`));
      const kinds = screen.writes.map(({ write }) => write);
      expect(kinds).toHaveLength(1 + 3 + 9 + 1);
      expect([kinds.indexOf('fill-card'), kinds.lastIndexOf('commit')]).toEqual([1, 13]);
    });

    it('[S2] keep no card waiting: with its cover it is ready', async () => {
      for (const variant of wanted.slice(3)) screen.server.lose(photoPath(variant));
      expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'http-status' });
      const { filling } = await screen.store.snapshot();
      expect(filling?.readyCardIds).toEqual(new Set(rich.cards.map(({ id }) => id)));
    });

    it('[S1] that will not come keep the rotation from being committed, until they come', async () => {
      const lost = photoPath(rich.further(1, 1440));
      screen.server.lose(lost);
      expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'http-status' });
      expect(await screen.complete()).toEqual([]);

      screen.forget();
      screen.server.publish(rich.minted);
      expect((await screen.pull()).outcome.outcome).toBe('updated');
      expect(photosAsked()).toEqual([lost]);
      expect(await screen.store.missingPhotos([...digestSet(wanted)])).toEqual(new Set());
    });

    it('[S2] come although a cover will not', async () => {
      screen.server.lose(photoPath(rich.cover(0, 1440)));
      await screen.pull();
      expect(await screen.store.missingPhotos([...digestSet(wanted)])).toEqual(digestSet([rich.cover(0, 1440)]));
    });

    it('[S2] are written as they come: a power cut costs what was on the line', async () => {
      let written = 0;
      screen.beforeWrite = ({ write }) => {
        if (write === 'add-photos' && ++written > 5) throw new Error('power cut');
      };
      await screen.pull();
      screen.beforeWrite = () => {};
      screen.forget();
      screen.server.httpCache.clear();
      expect((await screen.store.snapshot()).filling?.readyCardIds.size).toBe(3);
      expect((await screen.pull()).outcome.outcome).toBe('updated');
      expect(photosAsked()).toHaveLength(9 - 5);
    });

    it('[S5] that find no room leave the loop its cards', async () => {
      screen.beforeWrite = ({ write }) => {
        if (write === 'add-photos') throw new StoreError('quota', 'full');
      };
      expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'storage-full' });
      expect((await screen.store.snapshot()).filling?.readyCardIds.size).toBe(3);
    });
  });

  it('[S1] of a newer feed are committed with it, or it is not committed', async () => {
    screen.server.publish(minted);
    await screen.pull();
    screen.server.publish(rich.minted);
    screen.server.lose(photoPath(rich.cover(2, 480)));
    screen.forget();
    expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'http-status' });
    expect(await screen.revision()).toBe(minted.feed.revision);
    expect(screen.writes).toEqual([]);

    screen.server.publish(rich.minted);
    expect((await screen.pull()).outcome.outcome).toBe('updated');
    expect((await screen.store.rotation(shaOf(rich.minted)))?.photoDigests).toEqual(digestSet(wanted));
    expect(screen.writes.map(({ write }) => write)).toEqual(['commit', 'prune']);
  });

  describe('of a rotation that was committed with covers only', () => {
    const offered = async () => (await screen.store.rotation(shaOf(rich.minted)))?.photoDigests;
    let covers: ReadonlySet<string>;

    beforeEach(async () => {
      const commit = await commitOf(rich.minted);
      covers = digestSet(wanted.slice(0, 3));
      const photos = commit.photos.filter(({ variant }) => covers.has(variant.sha256));
      await screen.store.commit({ ...commit, photos, photoDigests: [...covers] });
    });

    it('[P3] are fetched although the feed is unchanged, and the rotation is committed with them', async () => {
      expect((await screen.pull()).outcome).toMatchObject({ outcome: 'updated', rotationIds: ['r-now'] });
      expect(photosAsked()).toEqual(wanted.slice(3).map(photoPath));
      expect(await offered()).toEqual(digestSet(wanted));
      expect(await screen.store.missingPhotos([...digestSet(wanted)])).toEqual(new Set());
      expect((await screen.pull()).outcome.outcome).toBe('unchanged');
    });

    it('[S1] leave it as it was until the last of them is here', async () => {
      const lost = photoPath(rich.further(0, 1440));
      screen.server.lose(lost);
      expect((await screen.pull()).outcome).toMatchObject({ outcome: 'kept-old', code: 'http-status' });
      expect(await screen.complete()).toEqual(['r-now']);
      expect(await offered()).toEqual(covers);

      screen.forget();
      screen.server.publish(rich.minted);
      expect((await screen.pull()).outcome.outcome).toBe('updated');
      expect(photosAsked()).toEqual([lost]);
      expect(await offered()).toEqual(digestSet(wanted));
    });
  });
});
