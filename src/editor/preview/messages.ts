/** What the form and the frame of its preview say to each other. Both are pages of ours on one origin, and check that. */
import type { LocalDate } from '../../contract/dates.ts';
import type { Card } from '../../contract/feed.ts';
import type { FeedGallery } from '../../contract/gallery.ts';
import type { Language } from '../../display/words.ts';

export interface PreviewContent {
  readonly card: Card;
  readonly gallery: FeedGallery;
  /** The loop's slide, or the product looked at closely. */
  readonly view: 'loop' | 'detail';
  readonly language: Language;
  readonly today: LocalDate | undefined;
  /** By the `sha256` of a variant, which in a draft is the file's name. */
  readonly photoUrls: Readonly<Record<string, string>>;
}

/**
 * How the name came to stand: in a size it may choose, in the smallest, or broken and perhaps cut. The design's limit is
 * three lines (two in portrait); the smallest size has one line more.
 */
export type NameFit = 'fits' | 'smallest' | 'broken';

export type ToFrame = { readonly type: 'galeri-preview-show'; readonly content: PreviewContent };
export type FromFrame =
  { readonly type: 'galeri-preview-ready' } | { readonly type: 'galeri-preview-name'; readonly fit: NameFit };

interface Received {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
}

/**
 * A message for us: from our own origin, from the very window we speak with, and of a type we know.
 * @param from the window on the other side; null while there is none
 * @returns undefined for anybody else's
 */
export function readMessage<Message extends ToFrame | FromFrame>(
  { origin, source, data }: Received,
  from: unknown,
  types: readonly Message['type'][],
): Message | undefined {
  if (origin !== location.origin || source !== from || from === null || from === undefined) return undefined;
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined;
  return types.some((type) => type === data.type) ? (data as Message) : undefined;
}
