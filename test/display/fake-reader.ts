/** A store that holds what a test puts in, and counts how often it is asked. */
import type { Card } from '../../src/contract/feed.ts';
import type { ScreenReader, Snapshot, StoredRotation } from '../../src/store/ports.ts';
import type { MintedFeed, MintedRotation } from '../factory.ts';
import { photoDigestsOf } from './fakes.ts';

export interface FakeReader extends ScreenReader {
  hold(minted: MintedFeed, complete?: readonly MintedRotation[]): void;
  filling: Snapshot['filling'];
  readonly facts: Map<string, unknown>;
  /** Documents that no longer match their digest. */
  readonly damaged: Set<string>;
  fault: Error | undefined;
  reads: number;
}

export function fakeReader(): FakeReader {
  let snapshot: Snapshot = { feed: undefined, complete: new Set(), filling: undefined };
  const rotations = new Map<string, StoredRotation>();
  const reader: FakeReader = {
    facts: new Map(),
    damaged: new Set(),
    filling: undefined,
    fault: undefined,
    reads: 0,
    hold(minted, complete = minted.rotations) {
      const sha256 = String(minted.feed.revision).padEnd(64, '0');
      snapshot = {
        feed: { revision: minted.feed.revision, sha256, feed: minted.feed },
        complete: new Set(complete.map(({ entry }) => entry.sha256)),
        filling: undefined,
      };
      for (const { entry, cards } of minted.rotations) {
        const own = cards as Card[];
        rotations.set(entry.sha256, { entry, cards: own, quarantinedIds: [], photoDigests: photoDigestsOf(own) });
      }
    },
    async opening(choose) {
      const chosen = choose(await reader.snapshot(), reader.facts);
      return {
        snapshot,
        facts: reader.facts,
        rotation: chosen === undefined ? undefined : await reader.rotation(chosen),
      };
    },
    snapshot() {
      reader.reads++;
      return reader.fault === undefined
        ? Promise.resolve({ ...snapshot, filling: reader.filling })
        : Promise.reject(reader.fault);
    },
    rotation(sha256) {
      reader.reads++;
      return Promise.resolve(reader.damaged.has(sha256) ? undefined : rotations.get(sha256));
    },
    photo: () => Promise.resolve(undefined),
  };
  return reader;
}
