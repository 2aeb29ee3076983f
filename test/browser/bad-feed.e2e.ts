/** Whatever the network brings in place of a feed, the old gallery plays on, staff can read why, and the next good feed is taken. */
import { SLIDE_SECONDS } from '../../src/contract/limits.ts';
import { json, FEED, cutOff, half, PHOTO, portal, ROTATION, silence, status } from './fixtures/faults.ts';
import { oneOfEach, rotation, type Gallery } from './fixtures/gallery.ts';
import { NETWORK_FAILURES } from './fixtures/noise.ts';
import type { LobbyServer } from './fixtures/server.ts';
import { expect, test } from './fixtures/test.ts';

interface Fault {
  readonly rule: string;
  readonly what: string;
  /** As the status overlay names it. */
  readonly code: string;
  /** Begins it; resolves to what ends it. */
  readonly begin: (at: { server: LobbyServer; gallery: Gallery }) => Promise<() => void>;
}

const never = () => undefined;

/** A next publication whose photos are not on the screen yet. */
const publishNews = (gallery: Gallery) => {
  const old = oneOfEach();
  const news = oneOfEach('baru');
  return gallery.publish({
    products: [...old, ...news],
    rotations: gallery.plan().rotations.map(({ id, starts, ends }) => rotation(id, starts, ends, news)),
  });
};

const FAULTS: readonly Fault[] = [
  {
    rule: 'F2',
    what: "a captive portal's page",
    code: 'content-type',
    begin: async ({ server }) => server.answer(FEED, portal),
  },
  {
    rule: 'F2',
    what: 'half of a feed',
    code: 'feed-not-json',
    begin: async ({ server, gallery }) => {
      await gallery.tamper({});
      return server.answer(FEED, half);
    },
  },
  {
    rule: 'F3',
    what: 'a feed of an unknown format',
    code: 'feed-format-unknown',
    begin: async ({ server, gallery }) =>
      server.answer(FEED, json(JSON.stringify({ ...(await gallery.feed()), format: 99 }))),
  },
  {
    rule: 'F4',
    what: 'a feed of another shape',
    code: 'feed-shape',
    begin: async ({ server }) => server.answer(FEED, json('{"format":1,"products":[]}')),
  },
  {
    rule: 'F5',
    what: 'an older feed',
    code: 'feed-older',
    begin: async ({ server, gallery }) => {
      const feed = await gallery.feed();
      return server.answer(FEED, json(JSON.stringify({ ...feed, revision: feed.revision - 1 })));
    },
  },
  {
    rule: 'F6',
    what: 'the same revision with other bytes',
    code: 'feed-same-revision-other-bytes',
    begin: async ({ server, gallery }) =>
      server.answer(FEED, json(JSON.stringify({ ...(await gallery.feed()), publishedAt: '2026-01-01T00:00:00.000Z' }))),
  },
  {
    rule: 'F10',
    what: 'an empty rotation',
    code: 'rotation-empty',
    begin: async ({ gallery }) => {
      await gallery.tamper({ rotation: (document) => document.cards.splice(0) });
      return never;
    },
  },
  {
    rule: 'F8',
    what: 'half of a rotation',
    code: 'rotation-size',
    begin: async ({ server, gallery }) => {
      await publishNews(gallery);
      return server.answer(ROTATION, half);
    },
  },
  {
    rule: 'F11',
    what: 'half of a photo',
    code: 'photo-size',
    begin: async ({ server, gallery }) => {
      await publishNews(gallery);
      return server.answer(PHOTO, half);
    },
  },
  {
    rule: 'F11',
    what: 'a photo whose line is cut',
    code: 'network',
    begin: async ({ server, gallery }) => {
      await publishNews(gallery);
      return server.answer(PHOTO, cutOff);
    },
  },
  ...([401, 404, 500] as const).map((code) => ({
    rule: 'P6',
    what: `an answer ${code}`,
    code: 'http-status',
    begin: async ({ server }: { server: LobbyServer }) => server.answer(FEED, status(code)),
  })),
  {
    rule: 'P2',
    what: 'a server that asks for patience',
    code: 'http-status',
    begin: async ({ server }) => server.answer(FEED, status(503, { 'retry-after': '1800' })),
  },
  {
    rule: 'P1',
    what: 'a half-open connection',
    code: 'timeout',
    begin: async ({ server }) => server.answer(FEED, silence),
  },
];

for (const { rule, what, code, begin } of FAULTS) {
  test(`[${rule}] ${what} changes nothing, is named to staff, and the next good feed is taken`, async ({
    lobby,
    noise,
  }) => {
    noise.expect(NETWORK_FAILURES);
    const { kiosk, server, gallery } = await lobby();
    await kiosk.setDeviceClock(Date.now());
    await kiosk.openShowing();
    await kiosk.untilStaged(['r-kini']);
    const before = await kiosk.mark('revision');

    const end = await begin({ server, gallery });
    let status = await kiosk.openStatus();
    await status.pullNow();
    // A dead line is given twenty seconds.
    await expect(status.fact('Pembaruan terakhir')).toContainText(`(${code})`, { timeout: 30_000 });
    await status.close();
    await kiosk.nextSlides(2);
    expect(await kiosk.mark('revision')).toBe(before);
    expect((await kiosk.shown()).every((card) => card.endsWith('-a'))).toBe(true);

    end();
    const revision = await gallery.publish({ screen: { idleSeconds: 7 } });
    status = await kiosk.openStatus();
    await status.pullNow();
    // Behind a pull that may still be hanging on the dead line.
    // Its own next try may have been quicker than the hand; then there is nothing left to change.
    await expect(status.fact('Pembaruan terakhir')).toContainText(
      new RegExp(`Diperbarui ke terbitan ${revision}|Tidak ada perubahan`),
      { timeout: 30_000 },
    );
    await kiosk.untilMark('revision', revision);
    expect(kiosk.loads).toBe(1);
    expect(await kiosk.journey()).toMatchObject({ mostCurrent: 1, gaps: 0 });
  });
}

test('[F10] one bad card of a good rotation is set aside and named, the rest plays', async ({ lobby }) => {
  const { kiosk, gallery } = await lobby();
  await gallery.tamper({
    rotation: ({ cards }) => {
      // Food that has lost its certificate on the way here.
      delete cards.find(({ id }) => id === 'ppkukm-a')?.halal;
    },
  });
  await kiosk.openShowing();
  await kiosk.untilAllShown(['ppapp-a', 'kpkp-a', 'parekraf-a', 'sosial-a', 'nakertransgi-a']);
  const status = await kiosk.openStatus();
  await expect(status.fact('Produk disisihkan')).toHaveText('ppkukm-a');
});

test.describe('where motion is wanted', () => {
  // Only there a tooth fills for as long as its product stands.
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('[D3] absurd numbers of a feed are brought inside their bounds', async ({ lobby }) => {
    const { kiosk, gallery } = await lobby();
    await gallery.tamper({
      feed: ({ gallery: { screen } }) => {
        screen.slideSeconds = -1;
        screen.idleSeconds = 1e308;
        screen.pollSeconds = 'soon';
      },
    });
    await kiosk.openShowing();
    // How long a product is told to stand, not how long it stood: that is up to the machine.
    const floorMs = SLIDE_SECONDS.min * 1000;
    for (let slide = 0; slide < 4; slide++) {
      await kiosk.nextSlide();
      await expect.poll(() => kiosk.toothFillsMs()).toEqual([floorMs, floorMs]);
    }
  });
});
