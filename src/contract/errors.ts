/** Why a feed, a rotation or a photo was refused. The list is closed: a new reason is a new code here and a rule in SPEC. */
export const FEED_ERROR_CODES = [
  'feed-too-large',
  'feed-not-json',
  'feed-format-unknown',
  'feed-shape',
  'feed-older',
  'feed-same-revision-other-bytes',
  'feed-calendar',
  'rotation-size',
  'rotation-digest',
  'rotation-not-json',
  'rotation-format-unknown',
  'rotation-shape',
  'rotation-other',
  'rotation-empty',
  'rotation-too-many-bad-cards',
  'photo-size',
  'photo-digest',
  'photo-type',
] as const;
export type FeedErrorCode = (typeof FEED_ERROR_CODES)[number];

/** A refusal with its code; what went wrong underneath is kept as `cause`. */
export class FeedError extends Error {
  readonly code: FeedErrorCode;

  constructor(code: FeedErrorCode, detail: string, options?: { cause?: unknown }) {
    super(`${code}: ${detail}`, options);
    this.name = 'FeedError';
    this.code = code;
  }
}
