/** The bars beside the planner: how many turns each Suku Dinas and each commodity has, and how many are its fair share. */
import { COMMODITIES, SUDIN_KEYS, type Commodity, type SudinKey } from '../contract/places.ts';
import type { PlannedRotation } from './proposal.ts';

export interface Share<Key extends string> {
  readonly key: Key;
  readonly turns: number;
  /** Not rounded. */
  readonly fair: number;
}

export interface FairShares {
  /** In the order of SUDIN_KEYS. */
  readonly perSudin: readonly Share<SudinKey>[];
  /** In the order of COMMODITIES. */
  readonly perCommodity: readonly Share<Commodity>[];
}

export interface ShareProduct {
  readonly sudin: SudinKey;
  readonly commodity: Commodity;
  /** False for what stands in a rotation without being approved any more: it has its turn, but is owed none. */
  readonly isApproved?: boolean;
}

/**
 * Turns and fair shares over these rotations.
 *
 * Fair for a Suku Dinas is the same for all: its places in these rotations, or without `placesPerSudin` a sixth of all
 * turns. Fair for a commodity is in proportion to the approved products, unit by unit: each unit's turns are divided by
 * what that unit has. Over all products at once it would ask for what equal units cannot give: thirty foods of one unit
 * would outweigh five units with nothing but crafts.
 * @param productsById all approved products, and the others that stand in these rotations; an unknown id is nobody's turn
 */
export function fairShares(
  rotations: readonly Pick<PlannedRotation, 'products'>[],
  productsById: ReadonlyMap<string, ShareProduct>,
  placesPerSudin?: number,
): FairShares {
  const turns = rotations.flatMap(({ products }) => products.flatMap((id) => productsById.get(id) ?? []));
  const approved = [...productsById.values()].filter(({ isApproved }) => isApproved !== false);
  const fairPerSudin =
    placesPerSudin === undefined ? turns.length / SUDIN_KEYS.length : placesPerSudin * rotations.length;
  const ofUnit = (products: readonly ShareProduct[], key: SudinKey) => products.filter(({ sudin }) => sudin === key);
  const ofCommodity = (products: readonly ShareProduct[], key: Commodity) =>
    products.filter(({ commodity }) => commodity === key).length;

  const fairOf = (commodity: Commodity) =>
    SUDIN_KEYS.reduce((sum, sudin) => {
      const own = ofUnit(turns, sudin);
      const stock = ofUnit(approved, sudin);
      // A unit without approved products has turns left from before; what they are is all it can be held against.
      if (stock.length === 0) return sum + ofCommodity(own, commodity);
      return sum + (own.length * ofCommodity(stock, commodity)) / stock.length;
    }, 0);

  return {
    perSudin: SUDIN_KEYS.map((key) => ({ key, turns: ofUnit(turns, key).length, fair: fairPerSudin })),
    perCommodity: COMMODITIES.map((key) => ({ key, turns: ofCommodity(turns, key), fair: fairOf(key) })),
  };
}
