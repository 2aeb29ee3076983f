/**
 * Random weeks in the life of a screen, against a model of three lines. Feeds come good, old, altered, broken or half
 * there; pulls are killed at any await and screens restarted. Whatever happens, the store offers one whole rotation of
 * the newest feed that ever was whole, with all its photos.
 */
import 'fake-indexeddb/auto';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { feedPath, photoPath } from '../../src/contract/feed-paths.ts';
import type { Card, Variant } from '../../src/contract/feed.ts';
import type { PullOutcome } from '../../src/pull/messages.ts';
import type { ScreenStore, StoredFeed } from '../../src/store/ports.ts';
import { bytesOf, cardOfTwoPhotos, feed, json, rotation, type MintedFeed } from '../factory.ts';
import { freshDatabase, open } from '../store/fakes.ts';
import { variantsFor } from '../../src/pull/variants.ts';
import { FakeScreen, FULL_HD } from './fake-screen.ts';

/** What may be wrong with what is published. */
const FAULTS = [
  'good',
  'older',
  'same-revision',
  'bad-card',
  'half-photo',
  'portal',
  'empty',
  'gone-photo',
  'broken-next',
] as const;
type Fault = (typeof FAULTS)[number];

interface Step {
  readonly fault: Fault;
  /** Which of the photos that its first card needs a faulty one is: its cover in the loop, or one of a visitor's. */
  readonly faultyPhoto: number;
  /** Which cards the current rotation has, as numbers of a small stock, so that photos are shared between feeds. */
  readonly stock: readonly number[];
  /** The pull is killed at this await of its store or network; undefined lets it end. */
  readonly killedAt: number | undefined;
  /** A restart of the browser before the pull. */
  readonly restart: boolean;
  readonly evictHttpCache: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  fault: fc.constantFrom<Fault>('good', 'good', ...FAULTS),
  faultyPhoto: fc.nat(3),
  stock: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
  killedAt: fc.option(fc.nat(60), { nil: undefined, freq: 2 }),
  restart: fc.boolean(),
  evictHttpCache: fc.boolean(),
});

const good: Step = {
  fault: 'good',
  faultyPhoto: 0,
  stock: [1],
  killedAt: undefined,
  restart: false,
  evictHttpCache: false,
};

const cardOf = (n: number): Promise<Card> => cardOfTwoPhotos({ id: `produk-${n}`, commodity: 'kriya' });

/** Four: the cover in two sizes, the further photo in two. */
function neededFor(card: Card): Variant[] {
  const { loop, visitor } = variantsFor(card, FULL_HD);
  return loop === undefined ? [] : [loop, ...visitor];
}

/** The feed this step publishes, without its faults. */
async function mint({ stock, fault }: Step, revision: number): Promise<MintedFeed> {
  const content: unknown[] = await Promise.all(stock.map(cardOf));
  if (fault === 'bad-card') content.push({ id: 'rusak' });
  return feed(
    [
      await rotation('now', '2026-11-16', '2026-11-29', fault === 'empty' ? [] : content),
      await rotation('next', '2026-11-30', '2026-12-13', fault === 'broken-next' ? [{}] : [await cardOf(7)]),
    ],
    { revision },
  );
}

async function publish(screen: FakeScreen, { fault, faultyPhoto, stock }: Step, minted: MintedFeed): Promise<void> {
  const { server } = screen;
  server.publish(minted);
  const photo = neededFor(await cardOf(stock[0] ?? 1))[faultyPhoto];
  if (photo === undefined) throw new Error('not in the factory');
  if (fault === 'half-photo') server.put(photoPath(photo), bytesOf(photo).slice(0, 9));
  if (fault === 'gone-photo') server.lose(photoPath(photo));
  if (fault === 'portal') server.put(feedPath, json('<html>'), 'text/html');
}

/** Kills whatever runs at the `at`-th await of store or network, as a power cut would. */
function killable(screen: FakeScreen, store: ScreenStore, at: number | undefined): AbortSignal {
  const giveUp = new AbortController();
  let awaits = 0;
  const tick = () => {
    if (++awaits === at) giveUp.abort(new Error('power cut'));
    giveUp.signal.throwIfAborted();
  };
  screen.beforeWrite = tick;
  screen.server.interfere(() => {
    tick();
    return undefined;
  });
  screen.store = new Proxy(store, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return Reflect.get(target, name, receiver) as unknown;
      return (...args: unknown[]) => {
        tick();
        return member.apply(target, args) as unknown;
      };
    },
  });
  return giveUp.signal;
}

it('[S1][S8][F5][R2] what a screen offers is always one whole rotation of the newest feed that was whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      freshDatabase();
      const screen = new FakeScreen();
      let store = screen.store;
      let revision = 1000;
      const published: MintedFeed[] = [];
      let last: StoredFeed | undefined;

      const run = async (each: Step): Promise<PullOutcome> => {
        if (each.restart) {
          store.close();
          store = open();
          screen.forget();
        }
        if (each.evictHttpCache) screen.server.httpCache.clear();
        const minted = await mint(
          each,
          each.fault === 'older' ? revision - 1 : each.fault === 'same-revision' ? revision : ++revision,
        );
        published.push(minted);
        await publish(screen, each, minted);
        const { outcome } = await screen.pull(killable(screen, store, each.killedAt));
        screen.beforeWrite = () => {};
        screen.server.interfere(undefined);
        screen.store = store;
        last = await offersOneWhole(store, published, last);
        return outcome;
      };

      for (const each of steps) {
        const outcome = await run(each);
        if (outcome.outcome === 'updated') expect(last?.revision).toBe(outcome.revision);
      }
      // Whatever has happened, the next good feed is accepted.
      const healed = await run({ ...good, stock: [1, 7] });
      expect(healed).toMatchObject({ outcome: 'updated', revision });
    }),
    { numRuns: 60 },
  );
}, 60_000);

/** @returns what is offered now, to be compared with what comes after */
async function offersOneWhole(
  store: ScreenStore,
  published: readonly MintedFeed[],
  last: StoredFeed | undefined,
): Promise<StoredFeed | undefined> {
  const { feed: offered, complete, filling } = await store.snapshot();
  if (offered === undefined || filling !== undefined) {
    // Nothing was accepted yet; a fill may show cards, but only whole ones (S2).
    expect(last).toBeUndefined();
    for (const cardId of filling?.readyCardIds ?? []) {
      const stored = await store.rotation(filling?.sha256 ?? '');
      const ready = stored?.cards.find(({ id }) => id === cardId);
      expect(await store.photo(ready === undefined ? '' : (neededFor(ready)[0]?.sha256 ?? ''))).toBeDefined();
    }
    return undefined;
  }
  // Never older than what was accepted, never the same revision with another content.
  if (last !== undefined) expect(offered.revision).toBeGreaterThanOrEqual(last.revision);
  if (last?.revision === offered.revision) expect(offered.sha256).toBe(last.sha256);

  // Never mixed: feed, document and photos are those of one publication, and all of them are here.
  const origin = published.find(({ feed }) => isDeepStrictEqual(feed, offered.feed));
  const sha256 = offered.feed.rotations[0]?.sha256 ?? '';
  expect(complete.has(sha256)).toBe(true);
  const current = await store.rotation(sha256);
  expect(current?.cards).toEqual(origin?.rotations[0]?.cards.filter((one) => 'photos' in (one as object)));
  const needed = current?.cards.flatMap(neededFor) ?? [];
  expect(needed).toHaveLength(4 * (current?.cards.length ?? 0));
  expect(current?.photoDigests).toEqual(new Set(needed.map(({ sha256 }) => sha256)));
  for (const digest of current?.photoDigests ?? []) expect(await store.photo(digest)).toBeDefined();
  return offered;
}
