/** gallery.json: names, host line, hours, screen settings, the six Suku Dinas, colours. All of it data, none of it code. */
import * as z from 'zod/mini';
import { LocalDateSchema } from './date-schema.ts';
import type { Weekday } from './dates.ts';
import {
  CONTROLS_MM,
  IDLE_SECONDS,
  PANEL_BOTTOM_EDGE_MM,
  PANEL_HEIGHT_MM,
  POLL_SECONDS,
  SHORT_TEXT_MAX_CHARS,
  SLIDE_SECONDS,
  type Bounds,
} from './limits.ts';
import { SUDIN_KEYS } from './places.ts';
import { localText, plainText } from './text.ts';

const Clock = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const DayHours = z.nullable(z.strictObject({ opens: Clock, closes: Clock }));
const WeeklyHours = z.strictObject({
  mon: DayHours,
  tue: DayHours,
  wed: DayHours,
  thu: DayHours,
  fri: DayHours,
  sat: DayHours,
  sun: DayHours,
});
const HoursException = z.strictObject({
  from: LocalDateSchema,
  until: LocalDateSchema,
  reason: localText(SHORT_TEXT_MAX_CHARS),
  closed: z.optional(z.literal(true)),
  weekly: z.optional(WeeklyHours),
});
const Hours = z.strictObject({ weekly: WeeklyHours, exceptions: z.array(HoursException) });

const Color = z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/));
const CommodityColors = z.strictObject({ panel: Color, deep: Color, tint: Color });

const bounded = ({ min, max }: Pick<Bounds, 'min' | 'max'>) => z.number().check(z.gte(min), z.lte(max));

/** How the panel hangs, so that the screen can put its controls where hands are. */
const Panel = z.strictObject({
  /** Of the picture, as mounted. */
  heightMm: bounded(PANEL_HEIGHT_MM),
  /** From the floor to the picture's lower edge. */
  bottomEdgeMm: bounded(PANEL_BOTTOM_EDGE_MM),
  /** Wanted height of the centre of the control band. */
  controlsMm: z.optional(bounded(CONTROLS_MM)),
});

const TimeZone = z.string().check(z.refine(isTimeZone, { params: { code: 'time-zone' } }));

const shape = {
  name: z.strictObject({ title: plainText(40), place: plainText(40) }),
  host: z.strictObject({ line: localText(SHORT_TEXT_MAX_CHARS), partner: plainText(60) }),
  intro: localText(SHORT_TEXT_MAX_CHARS),
  languages: z.array(z.enum(['id', 'en'])).check(z.minLength(1)),
  sudin: z.array(
    z.strictObject({ key: z.enum(SUDIN_KEYS), short: plainText(40), name: localText(SHORT_TEXT_MAX_CHARS) }),
  ),
  colors: z.strictObject({ kuliner: CommodityColors, kriya: CommodityColors, fesyen: CommodityColors }),
};

/** The file as staff write it: out-of-bounds numbers are refused. */
export const GallerySchema = z.strictObject({
  $schema: z.optional(z.string()),
  ...shape,
  screen: z.strictObject({
    slideSeconds: bounded(SLIDE_SECONDS),
    idleSeconds: bounded(IDLE_SECONDS),
    pollSeconds: bounded(POLL_SECONDS),
    timeZone: TimeZone,
    hours: Hours,
    panel: z.optional(Panel),
  }),
});
export type GalleryContent = z.infer<typeof GallerySchema>;

/** The same in a feed: unknown keys of a newer builder are dropped, absurd numbers are left for the screen to clamp. */
export const FeedGallerySchema = z.object({
  ...shape,
  screen: z.object({
    slideSeconds: z.unknown(),
    idleSeconds: z.unknown(),
    pollSeconds: z.unknown(),
    timeZone: TimeZone,
    hours: Hours,
    panel: z.optional(z.unknown()),
  }),
});
export type FeedGallery = z.infer<typeof FeedGallerySchema>;

export type GalleryHours = z.infer<typeof Hours>;
export type DayHours = z.infer<typeof DayHours>;
export type WeeklyHours = Record<Weekday, DayHours>;

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
