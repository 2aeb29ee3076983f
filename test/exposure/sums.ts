/** Fills the records with sums of plays and visits, as screens would have told them. */
import type { Commodity, SudinKey } from '../../src/contract/places.ts';
import type { Records } from '../../src/records/records.ts';

export interface PlayedDay {
  readonly day: string;
  readonly screen: string;
  readonly rotation: string;
  readonly sudin: SudinKey;
  readonly product: string;
  readonly commodity: Commodity;
  readonly reason: 'passive' | 'touch';
  readonly plays: number;
  readonly shownMs: number;
}

const PLAYED: PlayedDay = {
  day: '2026-11-20',
  screen: 'layar-a',
  rotation: 'r-08',
  sudin: 'kpkp',
  product: 'abon-lele',
  commodity: 'kuliner',
  reason: 'passive',
  plays: 10,
  shownMs: 120_000,
};

export const played = (records: Records, day: Partial<PlayedDay> = {}): Promise<number> => {
  const { screen, product, shownMs, ...rest } = { ...PLAYED, ...day };
  return records.run(
    `insert into play_days (day, screen_id, rotation_id, sudin, product_id, commodity, reason, plays, shown_ms)
     values (:day, :screen, :rotation, :sudin, :product, :commodity, :reason, :plays, :shownMs)`,
    { ...rest, screen, product, shownMs },
  );
};

export interface VisitedDay {
  readonly day: string;
  readonly screen: string;
  readonly product: string;
  readonly opened: number;
  readonly qrShown: number;
  readonly viewedMs: number;
}

export const visited = (records: Records, day: Partial<VisitedDay> = {}): Promise<number> =>
  records.run('insert into visit_days values (:day, :screen, :product, :opened, :qrShown, :viewedMs)', {
    day: '2026-11-20',
    screen: 'layar-a',
    product: 'abon-lele',
    opened: 3,
    qrShown: 1,
    viewedMs: 45_000,
    ...day,
  });

export const called = (
  records: Records,
  product: string,
  name: string,
  { sudin = 'kpkp', commodity = 'kuliner' }: { readonly sudin?: SudinKey; readonly commodity?: Commodity } = {},
): Promise<number> =>
  records.run('insert into product_names values (:product, :sudin, :commodity, :name, :producer)', {
    product,
    sudin,
    commodity,
    name,
    producer: 'Dapur Contoh',
  });
