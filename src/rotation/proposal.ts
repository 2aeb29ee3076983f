/** What a proposal for the empty places of rotations is made of. How it is made: propose.ts. */
import type { LocalDate } from '../contract/dates.ts';
import type { Commodity, SudinKey } from '../contract/places.ts';
import type { Product } from '../contract/product.ts';

/** What a proposal needs to know of a product. */
export type Candidate = Readonly<Pick<Product, 'id' | 'sudin' | 'commodity' | 'halal' | 'pirt'>>;

/** A rotation as it stands now, perhaps with empty places. Both dates inclusive. */
export interface PlannedRotation {
  readonly id: string;
  readonly starts: LocalDate;
  readonly ends: LocalDate;
  /** Ids. */
  readonly products: readonly string[];
}

export interface ProposalInput {
  /** Approved products only, in any order. */
  readonly candidates: readonly Candidate[];
  /** What stands in some rotation without being approved any more: it keeps its place and counts as its unit's turn. */
  readonly strangers?: readonly Candidate[];
  /** All of them: a product's turns are counted in those that were and those already planned. */
  readonly rotations: readonly PlannedRotation[];
  /** Ids of the rotations to fill. */
  readonly fill: readonly string[];
  /** How many places each Suku Dinas has in each rotation. */
  readonly placesPerSudin: number;
  /**
   * Turns each product really had, by id; one turn is one rotation's worth of being shown. They take the place of what
   * the rotations before the first one to fill promise. A product that is not in it had none.
   */
  readonly shownTurns?: ReadonlyMap<string, number>;
}

export interface Proposal {
  /** One for each rotation to fill, by start; without an addition when there is nothing to add. */
  readonly rotations: readonly { readonly id: string; readonly added: readonly Placement[] }[];
  /** Every Suku Dinas that stays short, by rotation and then in the order of SUDIN_KEYS. */
  readonly gaps: readonly Gap[];
}

export interface Placement {
  /** Id. */
  readonly product: string;
  readonly sudin: SudinKey;
  /** Why this one, the weightiest first; never empty. */
  readonly reasons: readonly Reason[];
}

export type Reason =
  /** Nothing else of the unit could take the place. */
  | { readonly code: 'only-one' }
  /** Another commodity was there, but this one is owed the place. */
  | { readonly code: 'spreads-commodity'; readonly commodity: Commodity }
  /** Before food without a P-IRT that lasts through the rotation. */
  | { readonly code: 'pirt-first' }
  /** Food without one, because food with one has had its double share. */
  | { readonly code: 'pirt-had-its-share' }
  /** Of its kind; `turns` it has in all other rotations, this proposal included; measured: with those it really had. */
  | { readonly code: 'least-shown'; readonly turns: number; readonly isMeasured?: true }
  /** `since` is the last day of its turn before; undefined when there was none. */
  | { readonly code: 'longest-ago'; readonly since?: LocalDate }
  /** What has fewer turns is newer, and has had its own in this round. */
  | { readonly code: 'its-round' }
  /** Nothing tells it from another but its id. */
  | { readonly code: 'equal' };

/** Places of a Suku Dinas that stay empty in a rotation. */
export interface Gap {
  readonly rotation: string;
  readonly sudin: SudinKey;
  readonly empty: number;
  /** `all-forbidden`: it has approved products, but none that may be shown to the end of the rotation. */
  readonly why: 'no-approved-product' | 'not-enough-products' | 'all-forbidden';
}
