import { describe, expect, it } from 'vitest';
import type { Plan, RotationView } from '../../../src/api/plan.ts';
import {
  boardOf,
  changedRotations,
  emptyPlaces,
  keepProposal,
  place,
  placesOf,
  productsOf,
  remove,
  saved,
  strangersOf,
  swap,
  withPlan,
  withProposal,
} from '../../../src/editor/plan/plan-board.ts';

const rotation = (id: string, products: string[], phase: RotationView['phase'] = 'coming'): RotationView => ({
  id,
  etag: `etag-${id}`,
  title: { id: `Rotasi ${id}` },
  starts: '2026-11-30',
  ends: '2026-12-13',
  products,
  phase,
  closedDays: [],
});

const made = (id: string, sudin: 'kpkp' | 'sosial') => ({
  id,
  sudin,
  name: id,
  commodity: 'kriya' as const,
  hasPirt: false,
  turns: 0,
});

const now = rotation('r8', ['kopi', 'teh', 'dodol', 'tas'], 'running');
const next = rotation('r9', ['madu', 'vas', 'hilang']);

const plan: Plan = {
  today: '2026-11-24',
  placesPerSudin: 2,
  rotations: [now, next],
  products: [
    ...['kopi', 'teh', 'madu', 'bibit'].map((id) => made(id, 'kpkp')),
    ...['dodol', 'tas', 'vas', 'kotak'].map((id) => made(id, 'sosial')),
  ],
  strangers: [],
  problems: [],
};

const board = boardOf(plan);
const ids = (places: readonly { product: string | undefined }[]) => places.map(({ product }) => product);

describe('the board of the planner', () => {
  it('has the places of each unit in each rotation, empty ones too', () => {
    expect(ids(placesOf(board, now, 'kpkp'))).toEqual(['kopi', 'teh']);
    expect(ids(placesOf(board, next, 'sosial'))).toEqual(['vas', undefined]);
    expect(emptyPlaces(board).filter(({ sudin }) => sudin === 'kpkp')).toEqual([
      { rotation: next, sudin: 'kpkp', empty: 1 },
    ]);
  });

  it('shows what no longer may stand there instead of hiding it', () => {
    expect(strangersOf(board, next)).toEqual(['hilang']);
  });

  it('a product is placed once in a rotation, into an empty place or instead of another', () => {
    const filled = place(board, next, 'bibit');
    expect(ids(placesOf(filled, next, 'kpkp'))).toEqual(['madu', 'bibit']);
    expect(place(filled, next, 'bibit')).toBe(filled);
    expect(productsOf(place(board, next, 'bibit', 'madu'), next)).toEqual(['bibit', 'vas', 'hilang']);
  });

  it('back to what is saved is no change', () => {
    const there = place(board, next, 'bibit');
    expect(changedRotations(there)).toEqual([next]);
    expect(changedRotations(remove(there, next, 'bibit'))).toEqual([]);
  });

  it('two products change places, and neither stands twice', () => {
    const swapped = swap(board, { rotation: now, product: 'kopi' }, { rotation: next, product: 'madu' });
    expect(productsOf(swapped, now)).toEqual(['madu', 'teh', 'dodol', 'tas']);
    expect(productsOf(swapped, next)).toEqual(['kopi', 'vas', 'hilang']);
    const moved = swap(board, { rotation: now, product: 'kopi' }, { rotation: next, product: undefined });
    expect(productsOf(moved, now)).not.toContain('kopi');
    expect(productsOf(moved, next)).toContain('kopi');
    const both = boardOf({ ...plan, rotations: [now, rotation('r9', ['kopi', 'madu'])] });
    const [, twice] = both.plan.rotations as [RotationView, RotationView];
    expect(swap(both, { rotation: now, product: 'kopi' }, { rotation: twice, product: 'madu' })).toBe(both);
  });

  it('[E4] a proposal stands beside what is there, says why, and changes nothing until it is kept', () => {
    const proposed = withProposal(board, {
      rotations: [{ id: 'r9', added: [{ product: 'bibit', sudin: 'kpkp', why: 'Paling jarang tayang.' }] }],
      gaps: [],
    });
    expect(placesOf(proposed, next, 'kpkp')).toEqual([
      { product: 'madu', why: undefined },
      { product: 'bibit', why: 'Paling jarang tayang.' },
    ]);
    expect(changedRotations(proposed)).toEqual([]);
    expect(ids(placesOf(remove(proposed, next, 'bibit'), next, 'kpkp'))).toEqual(['madu', undefined]);
    const kept = keepProposal(proposed);
    expect(productsOf(kept, next)).toEqual(['madu', 'vas', 'hilang', 'bibit']);
    expect(placesOf(kept, next, 'kpkp')[1]).toEqual({ product: 'bibit', why: undefined });
  });

  it('what the server has saved is no edit any more; the others stay', () => {
    const both = place(remove(board, now, 'kopi'), next, 'bibit');
    const after = saved(both, { ...next, products: [...next.products, 'bibit'], etag: 'newer' });
    expect(changedRotations(after).map(({ id }) => id)).toEqual(['r8']);
    expect(after.plan.rotations[1]?.etag).toBe('newer');
  });

  it('[E7] a newer plan keeps the edits made here', () => {
    const mine = place(board, next, 'bibit');
    expect(productsOf(withPlan(mine, { ...plan }), next)).toContain('bibit');
    expect(changedRotations(withPlan(mine, { ...plan, rotations: [now] }))).toEqual([]);
  });
});
