/**
 * The planner's board, without a page: rotations with places per Suku Dinas, edits that are not saved yet, and a proposal
 * that stands hatched until somebody keeps it.
 */
import type { Plan, ProposalView, RotationView } from '../../api/plan.ts';
import { SUDIN_KEYS, type SudinKey } from '../../contract/places.ts';

export interface Board {
  readonly plan: Plan;
  /** Products of rotations somebody changed here, by rotation id. */
  readonly edits: ReadonlyMap<string, readonly string[]>;
  /** What the proposal would add, by rotation id; why, by product. */
  readonly proposed: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export const boardOf = (plan: Plan): Board => ({ plan, edits: new Map(), proposed: new Map() });

/** With what was changed here, without the proposal. */
export const productsOf = ({ edits }: Board, rotation: Pick<RotationView, 'id' | 'products'>): readonly string[] =>
  edits.get(rotation.id) ?? rotation.products;

export interface Place {
  /** Undefined where the place is empty. */
  readonly product: string | undefined;
  /** Why the proposal chose it; undefined for what stands. */
  readonly why: string | undefined;
}

/** The places of one unit in one rotation: what stands, what is proposed, what is empty. More than the usual number are all shown. */
export function placesOf(board: Board, rotation: RotationView, sudin: SudinKey): readonly Place[] {
  const unitOf = new Map(board.plan.products.map((product) => [product.id, product.sudin]));
  const standing = productsOf(board, rotation)
    .filter((id) => unitOf.get(id) === sudin)
    .map((product) => ({ product, why: undefined }));
  const proposed = [...(board.proposed.get(rotation.id) ?? [])]
    .filter(([id]) => unitOf.get(id) === sudin)
    .map(([product, why]) => ({ product, why }));
  const taken = [...standing, ...proposed];
  const empty = Math.max(0, board.plan.placesPerSudin - taken.length);
  return [...taken, ...Array.from({ length: empty }, () => ({ product: undefined, why: undefined }))];
}

/** What of a rotation no column of the board can hold: products that are gone or no longer approved. */
export function strangersOf(board: Board, rotation: RotationView): readonly string[] {
  const known = new Set(board.plan.products.map(({ id }) => id));
  return productsOf(board, rotation).filter((id) => !known.has(id));
}

/** Puts a product into a rotation, in place of another one where one is named. A product stands in a rotation once. */
export function place(board: Board, rotation: RotationView, product: string, insteadOf?: string): Board {
  const before = productsOf(board, rotation);
  if (before.includes(product)) return board;
  const index = insteadOf === undefined ? -1 : before.indexOf(insteadOf);
  return edited(board, rotation, index === -1 ? [...before, product] : before.with(index, product));
}

export function remove(board: Board, rotation: RotationView, product: string): Board {
  const proposal = board.proposed.get(rotation.id);
  if (proposal?.has(product) === true) {
    const rest = new Map([...proposal].filter(([id]) => id !== product));
    return { ...board, proposed: new Map([...board.proposed, [rotation.id, rest]]) };
  }
  return edited(
    board,
    rotation,
    productsOf(board, rotation).filter((id) => id !== product),
  );
}

/** Moves a product from one rotation to another; what stood in the place there comes back the other way. */
export function swap(
  board: Board,
  from: { readonly rotation: RotationView; readonly product: string },
  to: { readonly rotation: RotationView; readonly product: string | undefined },
): Board {
  if (from.rotation.id === to.rotation.id) return board;
  const there = productsOf(board, to.rotation);
  if (there.includes(from.product)) return board;
  if (to.product !== undefined && productsOf(board, from.rotation).includes(to.product)) return board;
  const left =
    to.product === undefined
      ? remove(board, from.rotation, from.product)
      : edited(board, from.rotation, exchange(productsOf(board, from.rotation), from.product, to.product));
  return to.product === undefined
    ? place(left, to.rotation, from.product)
    : edited(left, to.rotation, exchange(there, to.product, from.product));
}

const exchange = (ids: readonly string[], out: string, into: string): readonly string[] =>
  ids.map((id) => (id === out ? into : id));

/** Lays a proposal over the board; it changes nothing until it is kept. */
export const withProposal = (board: Board, { rotations }: ProposalView): Board => ({
  ...board,
  proposed: new Map(rotations.map(({ id, added }) => [id, new Map(added.map(({ product, why }) => [product, why]))])),
});

export const withoutProposal = (board: Board): Board => ({ ...board, proposed: new Map() });

/** The proposal becomes an edit like one made by hand. */
export function keepProposal(board: Board): Board {
  const kept = board.plan.rotations.reduce((next, rotation) => {
    const added = [...(board.proposed.get(rotation.id)?.keys() ?? [])];
    return added.length === 0 ? next : edited(next, rotation, [...productsOf(next, rotation), ...added]);
  }, board);
  return withoutProposal(kept);
}

/** Rotations that differ from what is saved. */
export const changedRotations = (board: Board): readonly RotationView[] =>
  board.plan.rotations.filter(({ id }) => board.edits.has(id));

/** Takes over what the server has saved of one rotation. */
export function saved(board: Board, rotation: RotationView): Board {
  const plan = {
    ...board.plan,
    rotations: board.plan.rotations.map((each) => (each.id === rotation.id ? rotation : each)),
  };
  return { ...board, plan, edits: new Map([...board.edits].filter(([id]) => id !== rotation.id)) };
}

/** A newer plan under edits that go on: what was changed here stays changed. */
export const withPlan = (board: Board, plan: Plan): Board => ({
  ...board,
  plan,
  edits: new Map([...board.edits].filter(([id]) => plan.rotations.some((rotation) => rotation.id === id))),
});

function edited(board: Board, rotation: RotationView, products: readonly string[]): Board {
  const edits = new Map(board.edits);
  // Back to what is saved is no edit.
  if (products.join(' ') === rotation.products.join(' ')) edits.delete(rotation.id);
  else edits.set(rotation.id, products);
  return { ...board, edits };
}

/** Coming and running rotations with fewer products of a unit than it has places; for the note beside the board. */
export const emptyPlaces = (board: Board): readonly { rotation: RotationView; sudin: SudinKey; empty: number }[] =>
  board.plan.rotations
    .filter(({ phase }) => phase !== 'ended')
    .flatMap((rotation) =>
      SUDIN_KEYS.map((sudin) => ({
        rotation,
        sudin,
        empty: placesOf(board, rotation, sudin).filter(({ product }) => product === undefined).length,
      })),
    )
    .filter(({ empty }) => empty > 0);
