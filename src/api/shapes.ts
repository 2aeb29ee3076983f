/** Small shapes several routes share. */
import * as z from 'zod/mini';
import { LocalDateSchema } from '../contract/date-schema.ts';
import { SUDIN_KEYS } from '../contract/places.ts';
import { Id } from '../contract/product.ts';

export const Sudin = z.enum(SUDIN_KEYS);
export const Nothing = z.strictObject({});
/** Epoch milliseconds. */
export const Instant = z.int().check(z.gte(0));
export const Day = LocalDateSchema;
export const Note = z.string().check(z.trim(), z.maxLength(500));
/** A reason somebody has to read: never empty. */
export const Reason = z.string().check(z.trim(), z.minLength(3), z.maxLength(500));
/** Of a row in the database, or drawn: nothing that could be a path. */
export const Key = z.string().check(z.regex(/^[\w-]{1,80}$/));
/** A plain name beside the JSON file that names it: no folder, no "..". */
export const PhotoName = z.string().check(z.regex(/^[\w][\w .()-]*\.(?:jpe?g|png|webp)$/i), z.maxLength(120));
export const ETag = z.string().check(z.maxLength(80));

export const ProductKey = z.strictObject({ sudin: Sudin, id: Id });
export type ProductKey = z.infer<typeof ProductKey>;

/** Who did something, and when. */
export const Deed = z.strictObject({ by: z.string(), atMs: Instant });
export type Deed = z.infer<typeof Deed>;

export const ProblemShape = z.strictObject({
  severity: z.enum(['error', 'warning']),
  field: z.string(),
  sentence: z.string(),
});
export const FiledProblemShape = z.strictObject({ ...ProblemShape.shape, file: z.string() });
