import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeShown } from '../../src/contract/card-rules.ts';
import { addDays, type LocalDate } from '../../src/contract/dates.ts';
import { COMMODITIES, SUDIN_KEYS } from '../../src/contract/places.ts';
import type { Candidate, PlannedRotation } from '../../src/rotation/propose.ts';
import {
  addedIds,
  calendar,
  candidate,
  catalogue,
  catalogues,
  handMadePlans,
  kept,
  propose,
  roughCatalogues,
  turnsById,
} from './plans.ts';

const YEAR = calendar(26);
/** A proposal of a year takes a moment; so many are enough to meet every kind of catalogue. */
const YEARS = { numRuns: 20 };
/** Shorter ones. */
const PLANS = { numRuns: 50 };

const daysOf = ({ starts, ends }: PlannedRotation): LocalDate[] => {
  const days = [starts];
  for (let day = starts; day < ends;) days.push((day = addDays(day, 1)));
  return days;
};
const ofUnit = (candidates: readonly Candidate[], sudin: string) => candidates.filter((own) => own.sudin === sudin);
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

describe('places of the Suku Dinas', () => {
  it('[E1] 1 to 30 products a unit: every unit has all its places in every rotation, or all it has and a named gap', () => {
    fc.assert(
      fc.property(catalogues, fc.integer({ min: 1, max: 3 }), (candidates, placesPerSudin) => {
        const { rotations, gaps } = propose(candidates, YEAR, { placesPerSudin });
        const placesOf = (sudin: string) => Math.min(placesPerSudin, ofUnit(candidates, sudin).length);
        const short = SUDIN_KEYS.filter((sudin) => placesOf(sudin) < placesPerSudin);
        expect(rotations.map(({ id }) => id)).toEqual(YEAR.map(({ id }) => id));
        const unlike = rotations.filter(({ added }) =>
          SUDIN_KEYS.some((sudin) => {
            const own = added.filter((placement) => placement.sudin === sudin).map(({ product }) => product);
            return own.length !== placesOf(sudin) || new Set(own).size !== own.length;
          }),
        );
        expect(unlike).toEqual([]);
        expect(gaps).toEqual(
          YEAR.flatMap(({ id }) =>
            short.map((sudin) => ({
              rotation: id,
              sudin,
              empty: placesPerSudin - placesOf(sudin),
              why: 'not-enough-products',
            })),
          ),
        );
      }),
      YEARS,
    );
  });

  it('[E1] each gap tells why: nothing approved, too few, or nothing that may be shown to the end', () => {
    const [rotation] = calendar(1) as [PlannedRotation];
    const candidates = [
      ...catalogue('rrr', 'r'),
      candidate('kpkp', 0, 'k', { halal: addDays(rotation.ends, -1) }),
      candidate('parekraf', 0, 'k', { halal: addDays(rotation.ends, -1) }),
      candidate('parekraf', 1, 'k', { halal: rotation.ends }),
    ];
    expect(propose(candidates, [rotation]).gaps).toEqual([
      { rotation: 'r00', sudin: 'ppapp', empty: 1, why: 'not-enough-products' },
      { rotation: 'r00', sudin: 'kpkp', empty: 2, why: 'all-forbidden' },
      { rotation: 'r00', sudin: 'parekraf', empty: 1, why: 'not-enough-products' },
      { rotation: 'r00', sudin: 'sosial', empty: 2, why: 'no-approved-product' },
      { rotation: 'r00', sudin: 'nakertransgi', empty: 2, why: 'no-approved-product' },
    ]);
  });

  it('[E1] what stands takes a place, also when it is not approved any more', () => {
    const [own, gone] = catalogue('rr') as [Candidate, Candidate];
    const rotations = calendar(1, [gone.id]);
    expect(addedIds(propose([own], rotations, { strangers: [gone], placesPerSudin: 1 }))).toEqual([[]]);
    expect(addedIds(propose([own], rotations, { strangers: [gone] }))).toEqual([[own.id]]);
  });

  it('[E1] a unit that has more than its places gets nothing, and takes nothing from the others', () => {
    const candidates = catalogue('rrrr', 'rr');
    const rotations = calendar(1, ['ppkukm-00', 'ppkukm-01', 'ppkukm-02']);
    const { rotations: filled, gaps } = propose(candidates, rotations);
    expect(filled[0]?.added.map(({ sudin }) => sudin)).toEqual(['ppapp', 'ppapp']);
    expect(gaps.map(({ sudin }) => sudin)).not.toContain('ppkukm');
  });

  it('[E1] a rotation that is not to be filled stays as it is', () => {
    const rotations = calendar(3);
    const proposal = propose(catalogue('rrr'), rotations, { fill: ['r01'] });
    expect(proposal.rotations.map(({ id }) => id)).toEqual(['r01']);
    expect(new Set(proposal.gaps.map(({ rotation }) => rotation))).toEqual(new Set(['r01']));
  });

  it('[E1] an unknown rotation and a broken number of places are refused', () => {
    expect(() => propose([], calendar(1), { fill: ['r09'] })).toThrow(/no rotation "r09"/);
    for (const placesPerSudin of [-1, 1.5, Number.NaN]) {
      expect(() => propose([], calendar(1), { placesPerSudin })).toThrow(RangeError);
    }
  });
});

describe('what may take a place', () => {
  it('[E2] only a candidate, once in a rotation, and only if every day of the rotation allows it', () => {
    fc.assert(
      fc.property(roughCatalogues, (candidates) => {
        const rotations = calendar(12);
        const byId = new Map(candidates.map((own) => [own.id, own]));
        for (const rotation of kept(rotations, propose(candidates, rotations))) {
          const { products } = rotation;
          expect(new Set(products).size).toBe(products.length);
          const own = products.map((id) => byId.get(id) as Candidate);
          expect(daysOf(rotation).filter((day) => !own.every((product) => mayBeShown(product, day)))).toEqual([]);
        }
      }),
      PLANS,
    );
  });

  it('[E2] halal that ends on the last day is enough, a day before is not', () => {
    const [rotation] = calendar(1) as [PlannedRotation];
    const whole = candidate('ppkukm', 0, 'p', { halal: rotation.ends });
    const short = candidate('ppkukm', 1, 'p', { halal: addDays(rotation.ends, -1) });
    expect(addedIds(propose([whole, short], [rotation]))).toEqual([[whole.id]]);
  });

  it('[E2] food without a halal certificate takes no place, should it ever be handed in', () => {
    const { halal: _, ...bare } = candidate('ppkukm', 0, 'p');
    expect(addedIds(propose([bare], calendar(1)))).toEqual([[]]);
  });
});

describe('commodities', () => {
  it('[E1] every unit brings them in proportion to its products, at no moment of a year a whole place off', () => {
    fc.assert(
      fc.property(catalogues, (candidates) => {
        const rotations = propose(candidates, YEAR).rotations.map(({ added }) => added);
        const offBy = SUDIN_KEYS.flatMap((sudin) => {
          const stock = ofUnit(candidates, sudin);
          const places = rotations.map((added) => added.filter((placement) => placement.sudin === sudin));
          return COMMODITIES.flatMap((commodity) => {
            const own = new Set(stock.filter((product) => product.commodity === commodity).map(({ id }) => id));
            return YEAR.map((_, n) => {
              const soFar = places.slice(0, n + 1).flat();
              const given = soFar.filter(({ product }) => own.has(product)).length;
              return Math.abs(given - (own.size / stock.length) * soFar.length);
            });
          });
        });
        expect(Math.max(...offBy)).toBeLessThan(1);
      }),
      YEARS,
    );
  });

  it('[E1] one fesyen product among thirty has one place of thirty, not one in every rotation', () => {
    const candidates = catalogue(`f${'r'.repeat(29)}`, 'rr', 'rr', 'kk', 'kk', 'kk');
    const turns = turnsById(candidates, addedIds(propose(candidates, YEAR)));
    expect(turns.get('ppkukm-00')).toBe(2);
  });

  it('[E1] where all units have all three, every rotation has as much of each', () => {
    const candidates = catalogue('krf', 'pprrff', 'krf', 'kkprrrfff', 'krf', 'krf');
    const byId = new Map(candidates.map((own) => [own.id, own.commodity]));
    for (const ids of addedIds(propose(candidates, YEAR))) {
      for (const commodity of COMMODITIES) expect(ids.filter((id) => byId.get(id) === commodity)).toHaveLength(4);
    }
  });

  it('[E1] a unit that can choose brings what the others cannot', () => {
    for (const [units, brings] of [
      [['kk', 'kk', 'rr', 'rr', 'kr', 'krf'], 'nakertransgi-02'],
      [['krf', 'kk', 'kk', 'rr', 'rr', 'kr'], 'ppkukm-02'],
    ] as const) {
      const ids = addedIds(propose(catalogue(...units), calendar(1), { placesPerSudin: 1 })).flat();
      expect(ids).toContain(brings);
    }
  });

  it('[E1] what stands already is looked at', () => {
    // The fifth unit has brought its fesyen by hand: the sixth need not.
    const candidates = catalogue('k', 'k', 'r', 'r', 'krf', 'krf');
    const rotations = calendar(1, ['sosial-02']);
    const [ids = []] = addedIds(propose(candidates, rotations, { placesPerSudin: 1 }));
    expect(ids.at(-1)).not.toBe('nakertransgi-02');
  });

  it('[E1] rotations of a year differ by little: no commodity comes in heaps', () => {
    const candidates = catalogue('kkkkrrrrf', 'kkkkrrrrf', 'kkkkrrrrf', 'kkkkrrrrf', 'kkkkrrrrf', 'kkkkrrrrf');
    const byId = new Map(candidates.map((own) => [own.id, own.commodity]));
    const perRotation = addedIds(propose(candidates, YEAR)).map(
      (ids) => ids.filter((id) => byId.get(id) === 'fesyen').length,
    );
    // A ninth of twelve places.
    expect(Math.min(...perRotation)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...perRotation)).toBeLessThanOrEqual(2);
  });
});

describe('precedence', () => {
  const one = { placesPerSudin: 1 };

  it('[E3] food with P-IRT goes first, whatever its id', () => {
    expect(addedIds(propose(catalogue('kkp'), calendar(1), one))).toEqual([['ppkukm-02']]);
  });

  it('[E3] a P-IRT that ends during the rotation counts as none', () => {
    const [rotation] = calendar(1) as [PlannedRotation];
    const ending = candidate('ppkukm', 0, 'p', { pirt: addDays(rotation.ends, -1) });
    const lasting = candidate('ppkukm', 1, 'p', { pirt: rotation.ends });
    expect(addedIds(propose([ending, lasting], [rotation], one))).toEqual([[lasting.id]]);
    expect(addedIds(propose([ending], [rotation], one))).toEqual([[ending.id]]);
  });

  it('[E3] with both in a unit, a food with P-IRT is shown twice as often as one without, and none is shut out', () => {
    const food = fc.record({ withPirt: fc.integer({ min: 1, max: 6 }), without: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(food, ({ withPirt, without }) => {
        const rounds = 3;
        // As many places as make whole rounds of two turns with and one without.
        const rotations = calendar(rounds * (2 * withPirt + without));
        const candidates = catalogue('p'.repeat(withPirt) + 'k'.repeat(without));
        const turns = turnsById(candidates, addedIds(propose(candidates, rotations, one)));
        const shown = [...turns.values()];
        expect(shown).toEqual(shown.map((_, n) => (n < withPirt ? 2 * rounds : rounds)));
      }),
      { numRuns: 20 },
    );
  });

  it('[E3] P-IRT decides between foods only: it wins no place from kriya', () => {
    const candidates = catalogue('pprr');
    const turns = [...turnsById(candidates, addedIds(propose(candidates, YEAR))).values()];
    expect(turns).toEqual([13, 13, 13, 13]);
  });

  it('[E3] where all have a place nobody goes first', () => {
    const [ids = []] = addedIds(propose(catalogue('kp'), calendar(1)));
    expect(ids.toSorted()).toEqual(['ppkukm-00', 'ppkukm-01']);
  });

  it('[E3] the least often shown goes first, then the one shown longest ago, then by id', () => {
    const candidates = catalogue('rrrr');
    const [a, b, c, d] = candidates.map(({ id }) => id) as [string, string, string, string];
    const next = (...products: (readonly string[])[]) =>
      addedIds(
        propose(candidates, calendar(products.length + 1, ...products), { ...one, fill: [`r0${products.length}`] }),
      )[0];
    expect(next()).toEqual([a]);
    expect(next([a, b, c], [a, b, d], [a, c, d])).toEqual([b]);
    expect(next([d], [c], [a, b])).toEqual([d]);
    expect(next([d, c], [a, b])).toEqual([c]);
    expect(next([a, b], [c])).toEqual([d]);
  });

  it('[E3] a turn that is planned for later counts, too', () => {
    const candidates = catalogue('rr');
    const rotations = calendar(2, [], ['ppkukm-00']);
    expect(addedIds(propose(candidates, rotations, { ...one, fill: ['r00'] }))).toEqual([['ppkukm-01']]);
  });

  it('[E3] what is planned for later is no time ago', () => {
    const [a, b] = ['ppkukm-00', 'ppkukm-01'] as const;
    const rotations = calendar(5, [a], [b], [], [b], [a]);
    expect(addedIds(propose(catalogue('rr'), rotations, { ...one, fill: ['r02'] }))).toEqual([[a]]);
  });

  it('[E3] within a unit nobody of a kind is two turns ahead of another over a year', () => {
    fc.assert(
      fc.property(catalogues, (candidates) => {
        const turns = turnsById(candidates, addedIds(propose(candidates, YEAR)));
        const kinds = new Map<string, number[]>();
        for (const { id, sudin, commodity, pirt } of candidates) {
          const kind = `${sudin} ${commodity} ${pirt !== undefined}`;
          kinds.set(kind, [...(kinds.get(kind) ?? []), turns.get(id) ?? 0]);
        }
        for (const own of kinds.values()) expect(spread(own)).toBeLessThanOrEqual(1);
      }),
      YEARS,
    );
  });

  it('[E3] a newcomer goes first, but is not paid for the years before', () => {
    const before = catalogue('rrr');
    const past = kept(YEAR, propose(before, YEAR, one));
    const rotations = [...past, ...calendar(38).slice(26)];
    const fill = rotations.slice(26).map(({ id }) => id);
    const ids = addedIds(propose(catalogue('rrrr'), rotations, { ...one, fill })).flat();
    expect(ids[0]).toBe('ppkukm-03');
    // Three of twelve would be its share, and two more are forgiven it.
    expect(ids.filter((id) => id === 'ppkukm-03').length).toBeLessThanOrEqual(5);
  });

  it('[E3] a commodity that is new in a unit is owed one place, not those of the years before', () => {
    const past = kept(YEAR, propose(catalogue('kkk'), YEAR, one));
    const rotations = [...past, ...calendar(32).slice(26)];
    const fill = rotations.slice(26).map(({ id }) => id);
    const ids = addedIds(propose(catalogue('kkkrrr'), rotations, { ...one, fill })).flat();
    const crafts = ids.filter((id) => id >= 'ppkukm-03');
    expect(ids[0]).toBe(crafts[0]);
    expect(crafts).toHaveLength(4);
  });

  it('[E3] real turns take the place of the planned ones before', () => {
    const candidates = catalogue('rr');
    const rotations = calendar(3, ['ppkukm-00'], ['ppkukm-00']);
    const shownTurns = new Map([
      ['ppkukm-00', 1],
      ['ppkukm-01', 2],
    ]);
    const more = { ...one, fill: ['r02'] };
    expect(addedIds(propose(candidates, rotations, more))).toEqual([['ppkukm-01']]);
    expect(addedIds(propose(candidates, rotations, { ...more, shownTurns }))).toEqual([['ppkukm-00']]);
  });

  it('[E3] neither years of rotations nor thousands of real turns starve anybody', () => {
    const candidates = catalogue('pkrf');
    const shownTurns = new Map([
      ['ppkukm-00', 9000],
      ['ppkukm-02', 4000],
    ]);
    const turns = turnsById(candidates, addedIds(propose(candidates, YEAR, { ...one, shownTurns })));
    for (const own of turns.values()) expect(own).toBeGreaterThanOrEqual(2);
  });
});

describe('a proposal', () => {
  it('[E4] adds only: what stood stands, in its order, and every addition says why', () => {
    fc.assert(
      fc.property(handMadePlans, ({ candidates, rotations }) => {
        const before = JSON.stringify({ candidates, rotations });
        const proposal = propose(candidates, rotations);
        expect(JSON.stringify({ candidates, rotations })).toBe(before);
        const places = proposal.rotations.flatMap(({ id, added }) => {
          const standing = rotations.find((rotation) => rotation.id === id)?.products ?? [];
          expect(added.filter(({ product, reasons }) => standing.includes(product) || reasons.length === 0)).toEqual(
            [],
          );
          return SUDIN_KEYS.map((sudin) => {
            const own = new Set(ofUnit(candidates, sudin).map((product) => product.id));
            const had = standing.filter((product) => own.has(product)).length;
            const got = added.filter(({ product }) => own.has(product)).length;
            expect(added.filter((placement) => placement.sudin === sudin)).toHaveLength(got);
            const empty = proposal.gaps.find((gap) => gap.rotation === id && gap.sudin === sudin)?.empty ?? 0;
            return { places: had + got + empty, wanted: Math.max(2, had) };
          });
        });
        expect(places.map((unit) => unit.places)).toEqual(places.map(({ wanted }) => wanted));
      }),
      PLANS,
    );
  });

  it('[E4] is the same in whatever order the lists come', () => {
    const shuffled = handMadePlans.chain(({ candidates, rotations }) =>
      fc.record({
        given: fc.constant({ candidates, rotations }),
        candidates: fc.shuffledSubarray(candidates, { minLength: candidates.length }),
        rotations: fc.shuffledSubarray(rotations, { minLength: rotations.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ given, candidates, rotations }) => {
        expect(propose(candidates, rotations)).toEqual(propose(given.candidates, given.rotations));
      }),
      PLANS,
    );
  });

  it('[E4] filled at once or rotation by rotation, a year comes to the same', () => {
    fc.assert(
      fc.property(roughCatalogues, (candidates) => {
        const rotations = calendar(10);
        let oneByOne = rotations;
        for (const { id } of rotations) oneByOne = kept(oneByOne, propose(candidates, oneByOne, { fill: [id] }));
        expect(oneByOne).toEqual(kept(rotations, propose(candidates, rotations)));
      }),
      { numRuns: 25 },
    );
  });

  it('[E4] kept as it is, leaves nothing to propose', () => {
    fc.assert(
      fc.property(handMadePlans, ({ candidates, rotations }) => {
        const first = propose(candidates, rotations);
        const second = propose(candidates, kept(rotations, first));
        expect(addedIds(second).flat()).toEqual([]);
        expect(second.gaps).toEqual(first.gaps);
      }),
      PLANS,
    );
  });

  describe('says why', () => {
    const reasons = (candidates: readonly Candidate[], rotations: readonly PlannedRotation[], placesPerSudin = 1) =>
      propose(candidates, rotations, { placesPerSudin, fill: [rotations.at(-1)?.id ?? ''] }).rotations[0]?.added.map(
        (placement) => [placement.product, placement.reasons],
      );

    it('[E4] the only one there is', () => {
      expect(reasons(catalogue('r'), calendar(1))).toEqual([['ppkukm-00', [{ code: 'only-one' }]]]);
    });

    it('[E4] the commodity, where there was a choice', () => {
      expect(reasons(catalogue('krr'), calendar(1))).toEqual([
        [
          'ppkukm-01',
          [
            { code: 'spreads-commodity', commodity: 'kriya' },
            { code: 'least-shown', turns: 0 },
          ],
        ],
      ]);
    });

    it('[E4] P-IRT, and that those with it have had their share', () => {
      expect(reasons(catalogue('kp'), calendar(1))).toEqual([['ppkukm-01', [{ code: 'pirt-first' }]]]);
      expect(reasons(catalogue('kp'), calendar(3, ['ppkukm-01'], ['ppkukm-01']))).toEqual([
        ['ppkukm-00', [{ code: 'pirt-had-its-share' }]],
      ]);
    });

    it('[E4] fewest turns, longest ago, or nothing but its place in the order', () => {
      expect(reasons(catalogue('rr'), calendar(4, ['ppkukm-00'], ['ppkukm-01'], ['ppkukm-00']))).toEqual([
        ['ppkukm-01', [{ code: 'least-shown', turns: 1 }]],
      ]);
      expect(reasons(catalogue('rr'), calendar(3, ['ppkukm-01'], ['ppkukm-00']))).toEqual([
        ['ppkukm-01', [{ code: 'longest-ago', since: '2026-01-18' }]],
      ]);
      expect(reasons(catalogue('rr'), calendar(2, ['ppkukm-00', 'ppkukm-01']))).toEqual([
        ['ppkukm-00', [{ code: 'equal' }]],
      ]);
    });

    it('[E4] that what has fewer turns is only newer', () => {
      const [a, b, c] = ['ppkukm-00', 'ppkukm-01', 'ppkukm-02'] as const;
      const years = Array.from({ length: 5 }, () => [[a], [b]]).flat();
      // Two turns catch up with the others, two more were given by hand; then the others have one each.
      const past = [...years, [c], [c], [c], [c], [a], [b]];
      expect(reasons(catalogue('rrr'), calendar(past.length + 1, ...past))).toEqual([[a, [{ code: 'its-round' }]]]);
    });

    it('[E4] with turns that can be counted in the plan', () => {
      fc.assert(
        fc.property(handMadePlans, ({ candidates, rotations }) => {
          const after = kept(rotations, propose(candidates, rotations));
          const last = rotations.at(-1)?.id;
          const turns = turnsById(
            candidates,
            after.filter(({ id }) => id !== last).map(({ products }) => Array.from(new Set(products))),
          );
          const { rotations: filled } = propose(candidates, rotations);
          for (const { product, reasons: told } of filled.at(-1)?.added ?? []) {
            for (const reason of told) if (reason.code === 'least-shown') expect(reason.turns).toBe(turns.get(product));
          }
        }),
        PLANS,
      );
    });
  });
});
