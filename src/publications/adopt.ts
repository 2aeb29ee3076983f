/**
 * A feed that was made elsewhere, by `npm run feed` or at a start without accounts, taken into the history. It does not
 * carry the files it was made of; those in the content folder that say the same as the feed are they. Where a file has
 * changed since, the feed's own words are written down in its place, without photos: enough to compare with, not to
 * return to.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkNotices } from '../build/check-notices.ts';
import { checkProducts, isDraft, type SourceProduct } from '../build/check-products.ts';
import { cardOf } from '../build/feed-content.ts';
import { feedNotices } from '../build/feed-notices.ts';
import { hasEnded } from '../build/has-ended.ts';
import { knownPhoto, type ReadyPhoto } from '../build/photo-cache.ts';
import { photoCacheDir } from '../build/publish.ts';
import { readContent, type Content } from '../build/read.ts';
import { stableJson } from '../build/stable-json.ts';
import { mayBeShown } from '../contract/card-rules.ts';
import { rotationPath } from '../contract/feed-paths.ts';
import type { Card, Feed } from '../contract/feed.ts';
import { verifyRotation } from '../contract/verify.ts';
import { localNow } from '../rotation/local-time.ts';
import type { BlobSource } from './blobs.ts';
import { newFileList, type FileList } from './file-list.ts';
import { jsonFile } from './fit-rotations.ts';
import { productKey, productOfFile, type Manifest } from './manifest.ts';
import type { RunningFeed } from './running-feed.ts';
import type { Workshop } from './workshop.ts';

export interface Adopted {
  readonly manifest: Manifest;
  readonly sources: ReadonlyMap<string, BlobSource>;
  /** Not every file it was made of could be found. */
  readonly isPartial: boolean;
}

/** @throws {FeedError} when a rotation of the feed does not pass */
export async function adopt(workshop: Workshop, { feed, publishedAtMs }: RunningFeed): Promise<Adopted> {
  const { contentDir, dataDir, digests } = workshop;
  const today = localNow(publishedAtMs, feed.gallery.screen.timeZone).date;
  const content = await readContent(contentDir);
  const { byId } = await checkProducts(content, today);
  const { notices } = await checkNotices(content, today);
  const cards = await cardsOf(feed, workshop.feedDir);
  const cardById = new Map([...cards.values()].flat().map((card) => [card.id, card]));

  const ready = new Map<string, ReadyPhoto>();
  const sources = [
    ...[...byId.values()].flatMap(({ photos }) => photos),
    ...notices.flatMap(({ photo }) => photo ?? []),
  ];
  for (const { path: file } of sources) {
    const photo = await knownPhoto(photoCacheDir(dataDir), file, digests);
    if (photo !== undefined) ready.set(file, photo);
  }

  const list = newFileList(content.dir, digests);
  let isPartial = false;
  for (const source of byId.values()) {
    const card = cardById.get(source.product.id);
    const isMissed = card !== undefined && !isSame(() => cardOf(source, ready), card);
    if (isMissed || isDraft(source.product)) continue;
    cardById.delete(source.product.id);
    await addProduct(list, content, source);
  }
  for (const card of cardById.values()) {
    isPartial = true;
    list.addJson({ file: `products/${productKey(card)}/product.json`, ...jsonFile(productOfCard(card)) });
  }

  const shown = new Map([...byId].filter(([, { product }]) => !isDraft(product) && mayBeShown(product, today)));
  addRotations(list, content, { feed, cards, shown });
  // No feed carries what is over; that was never in doubt.
  for (const json of [...content.rotations, ...content.notices]) {
    if (hasEnded(json.value, today) && list.files[json.file] === undefined) list.addJson(json);
  }
  addGallery(list, content, feed);

  const made = new Map(notices.map((notice) => [notice.id, notice]));
  for (const notice of feed.notices ?? []) {
    const source = made.get(notice.id);
    const file = `notices/${notice.id}.json`;
    const json = content.notices.find((one) => one.file === file);
    if (source !== undefined && json !== undefined && isSame(() => feedNotices([source], ready)[0], notice)) {
      list.addJson(json);
      const name = source.notice.photo?.file;
      if (name !== undefined && source.photo !== undefined) await list.addFile(`notices/${name}`, source.photo.path);
    } else {
      const { id: _, photo, ...words } = notice;
      if (photo !== undefined) isPartial = true;
      list.addJson({ file, ...jsonFile(words) });
    }
  }
  return { manifest: { today, files: list.files }, sources: list.sources, isPartial };
}

/** By rotation. */
async function cardsOf({ rotations }: Feed, feedDir: string): Promise<Map<string, readonly Card[]>> {
  const cards = new Map<string, readonly Card[]>();
  for (const entry of rotations) {
    const bytes = new Uint8Array(await readFile(path.join(feedDir, rotationPath(entry.sha256))));
    cards.set(entry.id, (await verifyRotation(bytes, entry)).document.cards);
  }
  return cards;
}

/** @param make throws where a photo was never encoded: then it is not what is in the feed */
function isSame(make: () => unknown, published: unknown): boolean {
  try {
    return Buffer.compare(stableJson(make()), stableJson(published)) === 0;
  } catch {
    return false;
  }
}

async function addProduct(list: FileList, content: Content, { file, product, photos }: SourceProduct): Promise<void> {
  const json = content.products.find((found) => found.file === file);
  const folder = productOfFile(file);
  if (json === undefined || folder === undefined) return;
  list.addJson(json);
  for (const [index, photo] of product.photos.entries()) {
    const at = photos[index];
    if (at !== undefined) await list.addFile(`products/${productKey(folder)}/${photo.file}`, at.path);
  }
}

/** The words of a card as a product. The curator's tick is no word of it, and no card of food is without. */
function productOfCard(card: Card): unknown {
  const { photos: _, ...words } = card;
  return { ...words, status: 'curated', photos: [], ...(words.commodity === 'kuliner' && { packagingChecked: true }) };
}

interface Calendar {
  readonly feed: Feed;
  readonly cards: ReadonlyMap<string, readonly Card[]>;
  /** What the content folder would show, by id. */
  readonly shown: ReadonlyMap<string, SourceProduct>;
}

function addRotations(list: FileList, content: Content, { feed, cards, shown }: Calendar): void {
  for (const { id, title, starts, ends } of feed.rotations) {
    const products = (cards.get(id) ?? []).map((card) => card.id);
    const file = `rotations/${id}.json`;
    const json = content.rotations.find((found) => found.file === file);
    const onDisk = json?.value as { products?: readonly string[]; title?: unknown; starts?: unknown; ends?: unknown };
    const isOnDisk =
      json !== undefined &&
      isSame(() => ({ ...pick(onDisk), products: onDisk.products?.filter((product) => shown.has(product)) }), {
        title,
        starts,
        ends,
        products,
      });
    if (isOnDisk) list.addJson(json);
    else list.addJson({ file, ...jsonFile({ id, title, starts, ends, products }) });
  }
}

const pick = ({ title, starts, ends }: { title?: unknown; starts?: unknown; ends?: unknown }) => ({
  title,
  starts,
  ends,
});

function addGallery(list: FileList, content: Content, { gallery }: Feed): void {
  const file = 'gallery.json';
  const { $schema: _, ...onDisk } = (content.gallery?.value ?? {}) as Record<string, unknown>;
  if (content.gallery !== undefined && isSame(() => onDisk, gallery)) list.addJson(content.gallery);
  else list.addJson({ file, ...jsonFile(gallery) });
}
