/** What was on the screens in a period, and what visitors did with it: numbers to answer for, never about people. */
import * as z from 'zod/mini';
import { daysBetween, type LocalDate } from '../contract/dates.ts';
import { COMMODITIES } from '../contract/places.ts';
import { route } from './route.ts';
import { Day, Sudin } from './shapes.ts';

/** A year with its leap day and five weeks around it: two financial years laid over each other are never asked for. */
export const PERIOD_MAX_DAYS = 400;

const REVERSED = 'Tanggal akhir lebih awal daripada tanggal awal; tukar kedua tanggalnya.';
const TOO_LONG = `Laporan memuat paling banyak ${PERIOD_MAX_DAYS} hari; pilih masa yang lebih pendek.`;

/** Local days of the gallery, both inclusive. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Why there is no report of these days, in words; undefined where there is one. */
export function periodFault({ from, to }: Period): string | undefined {
  const days = daysBetween(from, to) + 1;
  if (days < 1) return REVERSED;
  return days > PERIOD_MAX_DAYS ? TOO_LONG : undefined;
}

const Whole = z.int().check(z.gte(0));

export const ExposureFigures = z.strictObject({
  /** Turns of the loop. */
  turns: Whole,
  shownMs: Whole,
  /** How often, and for how long, a visitor held a card of the loop: nobody's turn. */
  touches: Whole,
  touchMs: Whole,
  opened: Whole,
  qrShown: Whole,
  viewedMs: Whole,
});
export type ExposureFigures = z.infer<typeof ExposureFigures>;

export const SudinExposure = z.strictObject({
  sudin: Sudin,
  /** That had a turn or a touch. */
  products: Whole,
  ...ExposureFigures.shape,
  /** Of all time of the loop, 0–1. */
  share: z.number(),
  /** From the fair share, as a part of it: -0.1 is ten percent too little. Missing where nothing of it was shown: then it is owed none. */
  deviation: z.optional(z.number()),
});
export type SudinExposure = z.infer<typeof SudinExposure>;

export const CommodityExposure = z.strictObject({
  commodity: z.enum(COMMODITIES),
  products: Whole,
  ...ExposureFigures.shape,
  share: z.number(),
});
export type CommodityExposure = z.infer<typeof CommodityExposure>;

export const ProductExposure = z.strictObject({
  id: z.string(),
  sudin: Sudin,
  commodity: z.enum(COMMODITIES),
  /** As it was published last, also when it has been archived or deleted since; its id where no publication told one. */
  name: z.string(),
  producer: z.string(),
  ...ExposureFigures.shape,
});
export type ProductExposure = z.infer<typeof ProductExposure>;

export const DayExposure = z.strictObject({
  day: Day,
  ...ExposureFigures.shape,
  /** Time of the loop by Suku Dinas, milliseconds; what is missing had none. */
  shownMsBySudin: z.partialRecord(Sudin, Whole),
});
export type DayExposure = z.infer<typeof DayExposure>;

export const ExposureReport = z.strictObject({
  /** Local days, both inclusive. */
  from: Day,
  to: Day,
  /** That have sent anything for these days. */
  screens: Whole,
  total: ExposureFigures,
  /** Time of the loop, divided equally among the units that had anything shown; 0 where none had. */
  fairMs: z.number(),
  /** All six, in the order of SUDIN_KEYS. */
  perSudin: z.array(SudinExposure),
  /** All three, in the order of COMMODITIES. */
  perCommodity: z.array(CommodityExposure),
  /** What was shown longest first. */
  perProduct: z.array(ProductExposure),
  /** Days with anything on record, the oldest first. */
  perDay: z.array(DayExposure),
});
export type ExposureReport = z.infer<typeof ExposureReport>;

const period = { from: Day, to: Day };

export const exposureRoutes = {
  readExposure: route({
    method: 'GET',
    path: '/exposure',
    access: 'read',
    query: z.strictObject(period),
    answer: ExposureReport,
  }),
  /** The answer is the file. */
  downloadExposure: route({
    method: 'GET',
    path: '/exposure/download',
    access: 'read',
    query: z.strictObject({ ...period, format: z.enum(['csv', 'xlsx']) }),
    answer: z.unknown(),
  }),
} as const;
