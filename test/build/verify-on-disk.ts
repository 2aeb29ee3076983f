/** A feed folder as a screen would accept it: everything it names is there and passes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { photoPath, rotationPath } from '../../src/contract/feed-paths.ts';
import type { Card, Feed, Photo } from '../../src/contract/feed.ts';
import { verifyFeed, verifyPhoto, verifyRotation } from '../../src/contract/verify.ts';

export interface OnDisk {
  readonly feed: Feed;
  /** Of each rotation, in the order of the feed. */
  readonly cards: readonly (readonly Card[])[];
  /** Of all variants. */
  readonly photoNames: ReadonlySet<string>;
}

/** @throws {FeedError} as a screen would */
export async function verifyOnDisk(dir: string): Promise<OnDisk> {
  const bytesOf = async (file: string) => new Uint8Array(await readFile(path.join(dir, file)));
  const { feed, quarantinedNotices } = await verifyFeed(await bytesOf('feed.json'), undefined);
  if (quarantinedNotices.length > 0) throw new Error(`quarantined: ${JSON.stringify(quarantinedNotices)}`);
  const cards: Card[][] = [];
  const photoNames = new Set<string>();
  const verifyPhotos = async (photos: readonly Photo[]) => {
    for (const variant of photos.flatMap(({ variants }) => variants)) {
      if (!photoNames.has(photoPath(variant))) await verifyPhoto(await bytesOf(photoPath(variant)), variant);
      photoNames.add(photoPath(variant));
    }
  };
  for (const entry of feed.rotations) {
    const { document, quarantined } = await verifyRotation(await bytesOf(rotationPath(entry.sha256)), entry);
    if (quarantined.length > 0) throw new Error(`quarantined: ${JSON.stringify(quarantined)}`);
    cards.push(document.cards);
    await verifyPhotos(document.cards.flatMap(({ photos }) => photos));
  }
  await verifyPhotos((feed.notices ?? []).flatMap(({ photo }) => photo ?? []));
  return { feed, cards, photoNames };
}
