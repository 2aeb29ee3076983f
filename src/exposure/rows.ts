/** The questions a report asks of the records: sums and names, never a single play. */
import * as z from 'zod/mini';
import type { Period } from '../api/exposure.ts';
import { COMMODITIES, SUDIN_KEYS } from '../contract/places.ts';
import type { Records } from '../records/records.ts';

const Sudin = z.enum(SUDIN_KEYS);
const Commodity = z.enum(COMMODITIES);
const Reason = z.enum(['passive', 'touch']);

const played = { reason: Reason, plays: z.int(), shownMs: z.int() };
const visited = { opened: z.int(), qrShown: z.int(), viewedMs: z.int() };

const ProductPlays = z.object({ id: z.string(), sudin: Sudin, commodity: Commodity, ...played });
const ProductVisits = z.object({ id: z.string(), ...visited });
const DayPlays = z.object({ day: z.string(), sudin: Sudin, ...played });
const DayVisits = z.object({ day: z.string(), ...visited });
const ProductName = z.object({
  id: z.string(),
  sudin: Sudin,
  commodity: Commodity,
  name: z.string(),
  producer: z.string(),
});

export type ProductPlays = z.infer<typeof ProductPlays>;
export type ProductVisits = z.infer<typeof ProductVisits>;
export type DayPlays = z.infer<typeof DayPlays>;
export type DayVisits = z.infer<typeof DayVisits>;
export type ProductName = z.infer<typeof ProductName>;

const PLAYED = 'reason, sum(plays) as plays, sum(shown_ms) as shownMs';
const VISITED = 'sum(opened) as opened, sum(qr_shown) as qrShown, sum(viewed_ms) as viewedMs';
const IN_PERIOD = 'where day between :from and :to';

export const readProductPlays = (records: Records, { from, to }: Period): Promise<ProductPlays[]> =>
  records.all(
    ProductPlays,
    `select product_id as id, sudin, max(commodity) as commodity, ${PLAYED} from play_days ${IN_PERIOD}
     group by product_id, sudin, reason`,
    { from, to },
  );

export const readDayPlays = (records: Records, { from, to }: Period): Promise<DayPlays[]> =>
  records.all(
    DayPlays,
    `select day, sudin, ${PLAYED} from play_days ${IN_PERIOD} group by day, sudin, reason order by day`,
    { from, to },
  );

export const readProductVisits = (records: Records, { from, to }: Period): Promise<ProductVisits[]> =>
  records.all(ProductVisits, `select product_id as id, ${VISITED} from visit_days ${IN_PERIOD} group by product_id`, {
    from,
    to,
  });

export const readDayVisits = (records: Records, { from, to }: Period): Promise<DayVisits[]> =>
  records.all(DayVisits, `select day, ${VISITED} from visit_days ${IN_PERIOD} group by day order by day`, { from, to });

/** Of everything that was ever published: some thousand lines, fewer than there are sums to find them by. */
export const readProductNames = (records: Records): Promise<ProductName[]> =>
  records.all(ProductName, 'select product_id as id, sudin, commodity, name, producer from product_names');

/** How many screens have sent anything for these days. */
export async function countScreens(records: Records, { from, to }: Period): Promise<number> {
  const found = await records.first(
    z.object({ screens: z.int() }),
    `select count(*) as screens from (
       select screen_id from play_days ${IN_PERIOD} union select screen_id from visit_days ${IN_PERIOD}
     )`,
    { from, to },
  );
  return found?.screens ?? 0;
}
