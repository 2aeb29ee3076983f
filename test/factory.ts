/**
 * Mints a good gallery, product, card and feed. A test takes the good thing and breaks one field of it.
 * Digests are real: what the factory mints passes the screen's own verification.
 */
import { sha256Hex } from '../src/contract/digest.ts';
import {
  FEED_FORMAT,
  type Card,
  type Feed,
  type Photo,
  type RotationEntry,
  type Variant,
} from '../src/contract/feed.ts';
import type { GalleryContent } from '../src/contract/gallery.ts';
import { COMMODITIES, SUDIN_KEYS, type Commodity, type SudinKey } from '../src/contract/places.ts';
import type { FeedNotice, NoticeContent } from '../src/contract/notice.ts';
import type { Product } from '../src/contract/product.ts';

export const TODAY = '2026-11-24';

const openAllDay = { opens: '00:00', closes: '24:00' };

export function gallery(overrides: Partial<GalleryContent['screen']> = {}): GalleryContent {
  return {
    name: { title: 'Galeri JakPreneur', place: 'Jakarta Timur' },
    host: { line: { id: 'Pemerintah Kota Administrasi Jakarta Timur bersama', en: 'With' }, partner: 'Bank DKI' },
    intro: { id: 'Karya pelaku usaha dari sepuluh kecamatan.', en: 'Made in ten districts.' },
    languages: ['id', 'en'],
    screen: {
      slideSeconds: 12,
      idleSeconds: 45,
      pollSeconds: 30,
      timeZone: 'Asia/Jakarta',
      hours: {
        weekly: {
          mon: openAllDay,
          tue: openAllDay,
          wed: openAllDay,
          thu: openAllDay,
          fri: openAllDay,
          sat: openAllDay,
          sun: openAllDay,
        },
        exceptions: [],
      },
      ...overrides,
    },
    sudin: SUDIN_KEYS.map((key) => ({
      key,
      short: `Sudin ${key}`,
      name: { id: `Suku Dinas ${key}`, en: `Sub-department ${key}` },
    })),
    colors: {
      kuliner: { panel: '#8E2417', deep: '#741A10', tint: '#F6DCCB' },
      kriya: { panel: '#0F5447', deep: '#0A4338', tint: '#D3E5DA' },
      fesyen: { panel: '#2A3A80', deep: '#202D68', tint: '#DADFF1' },
    },
  };
}

const halal = { certificate: 'ID31119999000010324', issuedOn: '2024-03-12' };
const pirt = { number: '111317599990129', validUntil: '2029-05-20' };

const common = (id: string, commodity: Commodity, sudin: SudinKey) => ({
  id,
  sudin,
  commodity,
  name: { id: `Produk ${id}`, en: `Product ${id}` },
  producer: { name: 'Dapur Contoh', kecamatan: 'Jatinegara' as const },
  description: { id: 'Dibuat dengan teliti.', en: 'Made with care.' },
  price: { idr: 35_000, unit: { id: 'buah', en: 'piece' } },
  ...(commodity === 'kuliner' ? { halal, pirt } : {}),
  links: [{ kind: 'instagram' as const, url: 'https://instagram.example/contoh' }],
  sample: true,
});

/** A curated product that passes every rule on TODAY. */
export function product(overrides: Partial<Product> = {}): Product {
  const commodity = overrides.commodity ?? 'kuliner';
  return {
    ...common(overrides.id ?? 'sambal-bawang', commodity, overrides.sudin ?? 'ppkukm'),
    status: 'curated',
    photos: [{ file: 'sampul.jpg', alt: { id: 'Foto produk', en: 'Product photo' } }],
    ...(commodity === 'kuliner' ? { packagingChecked: true } : {}),
    ...overrides,
  };
}

/** The smallest bytes that look like a WebP of their own: RIFF header, then `seed`. */
export function photoBytes(seed: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`RIFF0000WEBP${seed}`);
}

/** Of every photo minted so far, by digest. */
const minted = new Map<string, Uint8Array<ArrayBuffer>>();

/** The bytes of a variant the factory has minted. */
export function bytesOf({ sha256 }: Pick<Variant, 'sha256'>): Uint8Array<ArrayBuffer> {
  const bytes = minted.get(sha256);
  if (bytes === undefined) throw new Error(`no photo ${sha256}`);
  return bytes;
}

/** 4:3, in one size, whose bytes are `photoBytes(seed)`, or in several of bytes of their own. */
export async function photo(seed: string, widthsPx: readonly number[] = [1440]): Promise<Photo> {
  const variants: Variant[] = [];
  for (const width of widthsPx) {
    const bytes = photoBytes(widthsPx.length === 1 ? seed : `${seed}-${width}`);
    const sha256 = await sha256Hex(bytes);
    minted.set(sha256, bytes);
    variants.push({ sha256, bytes: bytes.byteLength, width, height: width * 0.75, type: 'image/webp' });
  }
  return { alt: { id: 'Foto produk', en: 'Product photo' }, focus: { x: 50, y: 60 }, color: '#884422', variants };
}

/** A card that passes every rule; its photo's bytes are `photoBytes(id)`. */
export async function card(overrides: Partial<Card> = {}): Promise<Card> {
  const id = overrides.id ?? 'sambal-bawang';
  return {
    ...common(id, overrides.commodity ?? 'kuliner', overrides.sudin ?? 'ppkukm'),
    photos: [await photo(id)],
    ...overrides,
  };
}

/** Widths of which a Full HD screen wants the first for a tile, the second for a large photo, and the third for nothing. */
const WIDTHS_PX = [480, 1440, 2880];

/** A card with a cover and one further photo, each in the sizes a builder writes. */
export async function cardOfTwoPhotos(overrides: Partial<Card> = {}): Promise<Card> {
  const id = overrides.id ?? 'sambal-bawang';
  return card({ photos: [await photo(id, WIDTHS_PX), await photo(`${id}-lagi`, WIDTHS_PX)], ...overrides });
}

/** A notice as staff write it, that passes every rule on TODAY; without photo and link. */
export function notice(overrides: Partial<NoticeContent> = {}): NoticeContent {
  return {
    title: { id: 'Cara bergabung', en: 'How to join' },
    text: { id: 'Pindai kode untuk mendaftar.', en: 'Scan the code to register.' },
    starts: '2026-11-01',
    ends: '2026-11-30',
    everySlides: 12,
    sample: true,
    ...overrides,
  };
}

/** The same in a feed, with a photo whose bytes are `photoBytes(id)`, and a link. */
export async function feedNotice(overrides: Partial<FeedNotice> = {}): Promise<FeedNotice> {
  const { photo: _, ...fields } = notice();
  const id = overrides.id ?? 'cara-bergabung';
  const link = { kind: 'website' as const, url: 'https://jakpreneur.example/gabung' };
  return { ...fields, id, photo: await photo(id), link, ...overrides };
}

/** `perUnit` cards of each Suku Dinas, commodities in turn. */
export async function cards(perUnit = 2): Promise<Card[]> {
  const made: Card[] = [];
  for (const [unitIndex, sudin] of SUDIN_KEYS.entries()) {
    for (let n = 0; n < perUnit; n++) {
      const commodity = COMMODITIES[(unitIndex + n) % COMMODITIES.length] as Commodity;
      made.push(await card({ id: `${sudin}-${n + 1}`, sudin, commodity }));
    }
  }
  return made;
}

export interface MintedRotation {
  readonly entry: RotationEntry;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cards: readonly unknown[];
}

/** A rotation document with its line for the feed; `cards` may be broken on purpose. */
export async function rotation(
  id: string,
  starts: string,
  ends: string,
  content: readonly unknown[],
  overrides: Record<string, unknown> = {},
): Promise<MintedRotation> {
  const title = { id: `Rotasi ${id}`, en: `Rotation ${id}` };
  const bytes = json({ format: FEED_FORMAT, id, title, starts, ends, cards: content, ...overrides });
  return {
    entry: { id, title, starts, ends, sha256: await sha256Hex(bytes), bytes: bytes.byteLength },
    bytes,
    cards: content,
  };
}

export interface MintedFeed {
  readonly feed: Feed;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rotations: readonly MintedRotation[];
}

export function feed(rotations: readonly MintedRotation[], overrides: Partial<Feed> = {}): MintedFeed {
  const value: Feed = {
    format: FEED_FORMAT,
    revision: 1_795_000_000,
    publishedAt: '2026-11-23T01:00:00Z',
    gallery: gallery(),
    rotations: rotations.map(({ entry }) => entry),
    ...overrides,
  };
  return { feed: value, bytes: json(value), rotations };
}

/** Two adjoining rotations around TODAY, two cards of each unit, everything in order. */
export async function goodFeed(overrides: Partial<Feed> = {}): Promise<MintedFeed> {
  return feed(
    [
      await rotation('r-now', '2026-11-16', '2026-11-29', await cards(2)),
      await rotation('r-next', '2026-11-30', '2026-12-13', await cards(1)),
    ],
    overrides,
  );
}

export const json = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
