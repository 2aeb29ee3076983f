/**
 * What a screen tells a server that listens, and what it hears back. A screen is a machine: nothing here says who stood
 * before it. Both sides parse by these shapes; a static host has no such side and says nothing.
 */
import * as z from 'zod/mini';
import { LocalDateSchema } from './date-schema.ts';
import { COMMODITIES, SUDIN_KEYS } from './places.ts';
import { Id } from './product.ts';
import {
  BATCH_MAX_PLAYS,
  BATCH_MAX_SUMS,
  BATCH_MAX_VISIT_DAYS,
  RECORD_ID_MAX_CHARS,
  SCREEN_NAME_MAX_CHARS,
  VISIT_DAY_MAX_PRODUCTS,
} from './report-limits.ts';

/** As in `rotation/screen-mode.ts`. */
export const SCREEN_MODES = ['starting', 'empty', 'showing', 'browsing', 'detail', 'asleep'] as const;

/** Drawn once by the screen itself. */
export const ScreenId = z.uuid();
export const ScreenName = z.string().check(z.trim(), z.minLength(1), z.maxLength(SCREEN_NAME_MAX_CHARS));

const Bytes = z.int().check(z.gte(0));
const Epoch = z.int().check(z.gte(0));
const Whole = z.int().check(z.gte(0));

export const ScreenReport = z.strictObject({
  screenId: ScreenId,
  name: ScreenName,
  appVersion: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Of the accepted feed; missing while there is none. */
  revision: z.optional(z.int().check(z.gte(1))),
  /** Missing while nothing is shown. */
  rotationId: z.optional(Id),
  mode: z.enum(SCREEN_MODES),
  /** Asleep: when it opens again, epoch milliseconds, where the gallery's hours say so. Until then silence is no failure. */
  opensAtMs: z.optional(Epoch),
  /** The product whose card stands on the screen; missing during a notice, while a visitor browses and while asleep. */
  cardId: z.optional(Id),
  /** Why the last pull kept the old content; missing after a good one. */
  errorCode: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  storage: z.optional(z.strictObject({ usedBytes: Bytes, quotaBytes: Bytes })),
  clockTrusted: z.boolean(),
  /** Plays and sums that have not been taken by the server yet; parked ones count apart. */
  waitingPlays: Whole,
  parkedPlays: Whole,
});
export type ScreenReport = Readonly<z.infer<typeof ScreenReport>>;

/** Many plays of one product on one day as one record, with an id of its own, made when too many were waiting. */
export const PlaySum = z.strictObject({
  id: z.uuid(),
  day: LocalDateSchema,
  productId: Id,
  sudin: z.enum(SUDIN_KEYS),
  commodity: z.enum(COMMODITIES),
  rotationId: Id,
  reason: z.enum(['passive', 'touch']),
  plays: z.int().check(z.gte(1)),
  shownMs: Whole,
});
export type PlaySum = Readonly<z.infer<typeof PlaySum>>;

/** What visitors looked at on one day, whole: a newer upload of the same day takes the place of the older. */
export const VisitDay = z.strictObject({
  day: LocalDateSchema,
  products: z
    .array(z.strictObject({ productId: Id, opened: Whole, qrShown: Whole, viewedMs: Whole }))
    .check(z.maxLength(VISIT_DAY_MAX_PRODUCTS)),
});
export type VisitDay = Readonly<z.infer<typeof VisitDay>>;

/**
 * The frame of a batch. What lies in it is judged record by record (`PlaySchema`, `PlaySum`, `VisitDay`), so that one
 * poisoned record costs nothing but itself.
 */
export const PlayBatch = z.strictObject({
  screenId: ScreenId,
  name: ScreenName,
  plays: z.array(z.unknown()).check(z.maxLength(BATCH_MAX_PLAYS)),
  sums: z.array(z.unknown()).check(z.maxLength(BATCH_MAX_SUMS)),
  visitDays: z.array(z.unknown()).check(z.maxLength(BATCH_MAX_VISIT_DAYS)),
});
export type PlayBatch = Readonly<z.infer<typeof PlayBatch>>;

const RecordId = z.string().check(z.minLength(1), z.maxLength(RECORD_ID_MAX_CHARS));

/** Every record of a batch is named once: plays and sums by id, visit days by day. One that has no name is `#` and its place. */
export const PlayAnswer = z.strictObject({
  accepted: z.array(RecordId),
  refused: z.array(z.strictObject({ id: RecordId, reason: z.string().check(z.maxLength(200)) })),
});
export type PlayAnswer = Readonly<z.infer<typeof PlayAnswer>>;

export const ReportAnswer = z.strictObject({
  /** Of the feed the server has; a screen that has an older one asks for it at once. */
  revision: z.optional(z.int()),
});
export type ReportAnswer = Readonly<z.infer<typeof ReportAnswer>>;
