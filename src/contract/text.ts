/** Text that visitors read: Indonesian always, English where somebody wrote it. */
import * as z from 'zod/mini';

/** Control characters and bidi overrides: invisible in an editor, able to scramble a whole slide. */
// eslint-disable-next-line no-control-regex -- naming them is the point
const FORBIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export const FORBIDDEN_CHARACTERS = 'forbidden-characters';

/** One visible line of at most `maxChars` characters, not blank. */
export const plainText = (maxChars: number) =>
  z.string().check(
    z.refine((value) => value.trim().length > 0, { params: { code: 'blank' } }),
    z.maxLength(maxChars),
    z.refine((value) => !FORBIDDEN.test(value), { params: { code: FORBIDDEN_CHARACTERS } }),
  );

/** `{ id, en? }`; a missing `en` falls back to `id`. */
export const localText = (maxChars: number) =>
  z.strictObject({ id: plainText(maxChars), en: z.optional(plainText(maxChars)) });

export type LocalText = z.infer<ReturnType<typeof localText>>;
