/**
 * [D13] When the gallery speaks for itself: after so many products have stood, one notice, never two in a row. It is
 * nobody's turn; the account of turns does not hear of it.
 */
import { h } from 'preact';
import { noticesFor } from '../../contract/notice-rules.ts';
import type { FeedNotice } from '../../contract/notice.ts';
import type { Content } from '../models/content.ts';
import type { PhotoPool } from '../photo-pool.ts';
import type { FaceProps, Interlude } from '../slide.ts';
import { PhotoSlot } from '../components/PhotoSlot.tsx';
import { NoticeFace } from './NoticeFace.tsx';

export interface InterludePorts {
  readonly content: Pick<Content, 'showing' | 'today'>;
  readonly photos: Pick<PhotoPool, 'get'>;
}

/** @returns what is due after `cardsStood` products, counted since the screen began; undefined for the next product */
export function createInterludes({ content, photos }: InterludePorts) {
  /** Notice → how many products had stood when it was shown last. */
  const shownAt = new Map<string, number>();
  let beganAt: number | undefined;

  return async (cardsStood: number): Promise<Interlude | undefined> => {
    beganAt ??= cardsStood;
    const start = beganAt;
    const { feed, rotation } = content.showing.peek() ?? {};
    const overdue = ({ id, everySlides }: FeedNotice) => cardsStood - (shownAt.get(id) ?? start) - everySlides;
    const [notice] = noticesFor(content.today(), feed?.feed.notices)
      .filter((each) => overdue(each) >= 0)
      .toSorted((one, other) => overdue(other) - overdue(one));
    if (notice === undefined) return undefined;
    const variant = notice.photo?.variants.findLast(({ sha256 }) => rotation?.photoDigests.has(sha256) === true);
    const image = variant && (await photos.get(variant.sha256));
    return { noticeId: notice.id, Face: faceOf(notice, image), onShown: () => void shownAt.set(notice.id, cardsStood) };
  };
}

/** A photo that cannot be painted costs the photo, not the words. */
function faceOf(notice: FeedNotice, image: HTMLImageElement | undefined) {
  const { photo } = notice;
  return ({ language, isPortrait }: FaceProps) =>
    h(NoticeFace, {
      notice,
      language,
      isPortrait,
      isInviting: true,
      photo: image && photo && h(PhotoSlot, { image, photo, language }),
    });
}
