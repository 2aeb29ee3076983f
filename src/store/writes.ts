/**
 * The writes of a pull as plain data. When the worker lives from memory, or the page does, each write is sent over and
 * done again on the page's own store: one code path for both sides, and nothing to keep in step by hand.
 */
import type { VerifiedFeed, VerifiedRotation } from '../contract/verify.ts';
import type { PhotoFile, RotationCommit, ScreenWriter } from './ports.ts';

export type StoreWrite =
  | {
      readonly write: 'begin-fill';
      readonly feed: VerifiedFeed;
      readonly rotation: VerifiedRotation;
      readonly photoDigests: readonly string[];
    }
  | { readonly write: 'fill-card'; readonly cardId: string; readonly photos: readonly PhotoFile[] }
  | { readonly write: 'add-photos'; readonly photos: readonly PhotoFile[] }
  | { readonly write: 'commit'; readonly commit: RotationCommit }
  | { readonly write: 'prune'; readonly keep: readonly string[] };

/** @throws {StoreError} as the method it stands for */
export async function applyWrite(store: ScreenWriter, write: StoreWrite): Promise<void> {
  switch (write.write) {
    case 'begin-fill':
      return store.beginFill(write.feed, write.rotation, write.photoDigests);
    case 'fill-card':
      return store.fillCard(write.cardId, write.photos);
    case 'add-photos':
      return store.addPhotos(write.photos);
    case 'commit':
      return store.commit(write.commit);
    case 'prune':
      return store.prune(write.keep);
  }
}
