/** How long each product was on in each rotation: what the planner goes by where screens report. */
import * as z from 'zod/mini';
import type { LocalDate } from '../contract/dates.ts';
import { SUDIN_KEYS } from '../contract/places.ts';
import type { Records } from '../records/records.ts';
import type { ShownTime } from '../rotation/propose.ts';

const Row = z.object({
  rotation: z.string(),
  sudin: z.enum(SUDIN_KEYS),
  product: z.string(),
  shownMs: z.int(),
});

/** @param since the first day that counts */
export const readShownTimes = (records: Records, since: LocalDate): Promise<ShownTime[]> =>
  records.all(
    Row,
    `select rotation_id as rotation, sudin, product_id as product, sum(shown_ms) as shownMs from play_days
     where day >= :since and reason = 'passive' group by rotation_id, sudin, product_id`,
    { since },
  );
