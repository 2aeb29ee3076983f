/** Text that visitors read: Indonesian always, English where somebody wrote it. */
import * as z from 'zod/mini';

/**
 * Control characters, line separators, bidi overrides and lone surrogates: invisible in an editor, able to scramble a
 * whole slide.
 */
const FORBIDDEN = /\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\u202a-\u202e\u2066-\u2069]/u;
/** Zero-width characters and the like: allowed inside an emoji or a word, but alone they show nothing. */
const INVISIBLE = /\p{Cf}/gu;

export const FORBIDDEN_CHARACTERS = 'forbidden-characters';

/** One visible line of at most `maxChars` characters, not blank. */
export const plainText = (maxChars: number) =>
  z.string().check(
    z.refine((value) => value.replace(INVISIBLE, '').trim().length > 0, { params: { code: 'blank' } }),
    z.maxLength(maxChars),
    z.refine((value) => !FORBIDDEN.test(value), { params: { code: FORBIDDEN_CHARACTERS } }),
  );

/** `{ id, en? }`; a missing `en` falls back to `id`. */
export const localText = (maxChars: number) =>
  z.strictObject({ id: plainText(maxChars), en: z.optional(plainText(maxChars)) });

export type LocalText = z.infer<ReturnType<typeof localText>>;
