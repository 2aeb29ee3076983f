import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairShares, type Candidate, type ShareProduct } from '../../src/rotation/propose.ts';
import { calendar, catalogue, catalogues, kept, propose } from './plans.ts';

const byId = (candidates: readonly Candidate[]) => new Map(candidates.map((own) => [own.id, own]));
const sum = (values: readonly { turns: number; fair: number }[], what: 'turns' | 'fair') =>
  values.reduce((total, share) => total + share[what], 0);

describe('fair shares', () => {
  it('[E1] a Suku Dinas that is a turn short stands out, whatever it has', () => {
    const rotations = calendar(1, ['ppkukm-00', 'ppkukm-01', 'ppapp-00']);
    const { perSudin } = fairShares(rotations, byId(catalogue('krf', 'k')), 2);
    expect(perSudin.map(({ key, turns, fair }) => `${key} ${turns}/${fair}`)).toEqual([
      'ppkukm 2/2',
      'ppapp 1/2',
      'kpkp 0/2',
      'parekraf 0/2',
      'sosial 0/2',
      'nakertransgi 0/2',
    ]);
  });

  it('[E1] without a number of places a sixth of all turns is fair', () => {
    const { perSudin } = fairShares(calendar(1, ['ppkukm-00', 'ppkukm-01', 'ppapp-00']), byId(catalogue('krf', 'k')));
    expect(perSudin.map(({ fair }) => fair)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('[E1] fair for a commodity is what each unit’s turns would be in proportion to its own products', () => {
    const rotations = calendar(2, ['ppkukm-00', 'ppapp-00'], ['ppkukm-01', 'ppapp-00']);
    const { perCommodity } = fairShares(rotations, byId(catalogue('kkkr', 'f')));
    expect(perCommodity).toEqual([
      { key: 'kuliner', turns: 2, fair: 1.5 },
      { key: 'kriya', turns: 0, fair: 0.5 },
      { key: 'fesyen', turns: 2, fair: 2 },
    ]);
  });

  it('[E1] what is not approved any more has its turn, but is owed none; an unknown product is nobody’s', () => {
    const known = new Map<string, ShareProduct>([
      ...[...byId(catalogue('rr'))].map(([id, own]) => [id, { ...own, isApproved: true }] as const),
      ['gone', { sudin: 'ppkukm', commodity: 'fesyen', isApproved: false }] as const,
      ['last', { sudin: 'sosial', commodity: 'kuliner', isApproved: false }] as const,
    ]);
    const { perCommodity } = fairShares(calendar(1, ['gone', 'last', 'unknown', 'ppkukm-00']), known);
    expect(perCommodity).toEqual([
      { key: 'kuliner', turns: 1, fair: 1 },
      { key: 'kriya', turns: 1, fair: 2 },
      { key: 'fesyen', turns: 1, fair: 0 },
    ]);
  });

  it('[E1] a year of proposals comes to the fair value: each Suku Dinas exactly, each commodity within a place a unit', () => {
    const year = calendar(26);
    fc.assert(
      fc.property(catalogues, (candidates) => {
        const { perSudin, perCommodity } = fairShares(kept(year, propose(candidates, year)), byId(candidates), 2);
        for (const { key, turns, fair } of perSudin) {
          const own = candidates.filter(({ sudin }) => sudin === key).length;
          expect(turns).toBe(own === 1 ? fair / 2 : fair);
        }
        for (const { turns, fair } of perCommodity) expect(Math.abs(turns - fair)).toBeLessThan(6);
        expect(sum(perCommodity, 'fair')).toBeCloseTo(sum(perCommodity, 'turns'));
      }),
      { numRuns: 15 },
    );
  });
});
