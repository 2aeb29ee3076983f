import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseNext } from '../../src/rotation/choose-next.ts';
import { exposure } from '../../src/rotation/exposure.ts';
import { parseTurns } from '../../src/rotation/stored-turns.ts';
import { emptyTurns } from '../../src/rotation/turns.ts';
import { catalogue, catalogues, deviationMs, histories, play, SLIDE_MS, wholeSlides } from './loop.ts';

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('turns out of the store', () => {
  it('[R6] come back as they were', () => {
    fc.assert(
      fc.property(catalogues, histories, (cards, steps) => {
        for (const { turns } of play(cards, steps)) expect(parseTurns(stored(turns))).toEqual(turns);
      }),
      { numRuns: 20 },
    );
  });

  it('[R6] start anew when they are missing, of another version or no account at all', () => {
    for (const nonsense of [undefined, null, 0, 'turns', [], {}, { version: 2 }, { version: '1', units: [] }]) {
      expect(parseTurns(nonsense)).toEqual(emptyTurns);
    }
  });

  it('[R6] lose only what makes no sense', () => {
    expect(
      parseTurns({
        version: 1,
        units: [
          { key: 'ppkukm', aheadMs: 5 },
          { key: 'ppkukm', aheadMs: 7 },
          { key: 'ppapp', aheadMs: -1 },
          { key: 'kpkp', aheadMs: Number.NaN },
          { key: 'parekraf', aheadMs: 1e300 },
          { key: 'sosial', aheadMs: '5' },
          { key: 'somebody', aheadMs: 5 },
          null,
        ],
        products: {
          ppkukm: [
            { key: 'a', aheadMs: 1 },
            { key: 3, aheadMs: 1 },
          ],
          somebody: [],
          ppapp: 'none',
        },
        last: { id: 'a', commodity: 'furniture' },
        totals: { ppkukm: { shownMs: 10, touchMs: 0 }, ppapp: { shownMs: -10, touchMs: 0 }, kpkp: 4 },
        surprise: true,
      }),
    ).toEqual({
      version: 1,
      units: [{ key: 'ppkukm', aheadMs: 5 }],
      products: { ppkukm: [{ key: 'a', aheadMs: 1 }] },
      last: null,
      totals: { ppkukm: { shownMs: 10, touchMs: 0 } },
    });
  });

  it('[R5][R6] whatever the store held, the loop runs on and is fair from then on', () => {
    const ms = fc.oneof(fc.integer(), fc.double(), fc.constant('x'), fc.constant(Number.MAX_SAFE_INTEGER));
    const standings = fc.array(
      fc.record({ key: fc.constantFrom('ppkukm', 'ppapp', 'kpkp', 'ppkukm-0', 'ppkukm-1', 'x'), aheadMs: ms }),
    );
    const nonsense = fc.record(
      {
        version: fc.constant(1),
        units: fc.oneof(standings, fc.anything()),
        products: fc.oneof(fc.record({ ppkukm: standings, ppapp: standings }), fc.anything()),
        last: fc.oneof(
          fc.record({ id: fc.constantFrom('ppkukm-0', 'x'), commodity: fc.constant('kriya') }),
          fc.anything(),
        ),
        totals: fc.oneof(fc.record({ ppkukm: fc.record({ shownMs: ms, touchMs: ms }) }), fc.anything()),
      },
      { requiredKeys: ['version'] },
    );
    fc.assert(
      fc.property(nonsense, (value) => {
        const turns = parseTurns(value);
        const cards = catalogue('kr', 'k', 'rf');
        // What was in the account may take a few slides to even out; after that shares are equal again.
        const shown = [...play(cards, wholeSlides(60), turns)];
        expect(deviationMs(shown.at(-1)?.account ?? new Map())).toBeLessThanOrEqual(3 * SLIDE_MS);
        expect(exposure(turns).every(({ shownMs }) => Number.isFinite(shownMs))).toBe(true);
      }),
    );
  });

  it('[R6] an absurdly large account does not shut a unit out', () => {
    const cards = catalogue('k', 'r', 'f');
    const turns = parseTurns({
      version: 1,
      units: [
        { key: 'ppkukm', aheadMs: Number.MAX_SAFE_INTEGER },
        { key: 'ppapp', aheadMs: 0 },
        { key: 'kpkp', aheadMs: 0 },
      ],
    });
    expect(chooseNext(cards, turns, SLIDE_MS)).toBeDefined();
    const first = [...play(cards, wholeSlides(12), turns)].map(({ card }) => card.sudin);
    expect(first).toContain('ppkukm');
  });
});
