import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandLiftPx } from '../../src/visit/band-lift.ts';

const SCREEN_PX = 1920;
const BAND_PX = 160;
const low = { heightMm: 1200, bottomEdgeMm: 600 };

describe('how far the control band is raised', () => {
  it('[V8] until its centre lies 950 mm above the floor', () => {
    // 350 mm above the edge of a picture with 1.6 px/mm are 560 px; half of the band lies below its centre.
    expect(bandLiftPx(low, SCREEN_PX, BAND_PX)).toBe(560 - BAND_PX / 2);
  });

  it('[V8] or where the gallery wants it, between 800 and 1100 mm', () => {
    const at = (controlsMm: unknown) => bandLiftPx({ ...low, controlsMm }, SCREEN_PX, BAND_PX);
    expect(at(800)).toBe(320 - BAND_PX / 2);
    expect(at(300)).toBe(at(800));
    expect(at(9000)).toBe(at(1100));
    for (const nonsense of ['high', null, Number.NaN]) expect(at(nonsense)).toBe(at(950));
  });

  it('[V8] by at most 30 % of the screen', () => {
    expect(bandLiftPx({ heightMm: 1200, bottomEdgeMm: 100 }, SCREEN_PX, BAND_PX)).toBe(576);
  });

  it('[V8] not at all where the lower edge is high enough already', () => {
    expect(bandLiftPx({ heightMm: 685, bottomEdgeMm: 950 }, 1080, BAND_PX)).toBe(0);
    expect(bandLiftPx({ heightMm: 685, bottomEdgeMm: 2500 }, 1080, BAND_PX)).toBe(0);
    // A band at the very edge has its centre at 951 mm.
    expect(bandLiftPx({ heightMm: 685, bottomEdgeMm: 900 }, 1080, BAND_PX)).toBe(0);
  });

  it.each([
    undefined,
    null,
    'low',
    7,
    [],
    {},
    { heightMm: 1200 },
    { bottomEdgeMm: 600 },
    { ...low, heightMm: 199 },
    { ...low, heightMm: 3001 },
    { ...low, bottomEdgeMm: -1 },
    { ...low, bottomEdgeMm: Number.NaN },
    { ...low, heightMm: '1200' },
  ])('[V8] not at all for %j, which is no mounting', (panel) => {
    expect(bandLiftPx(panel, SCREEN_PX, BAND_PX)).toBe(0);
  });

  it('[V8] whatever stands in a feed and however large the screen, it stays between the edge and 30 %', () => {
    const measure = fc.oneof(fc.double(), fc.integer({ min: -100, max: 3500 }));
    const panel = fc.oneof(
      fc.anything(),
      fc.record({ heightMm: measure, bottomEdgeMm: measure, controlsMm: fc.anything() }),
    );
    const pixels = fc.oneof(fc.integer({ min: 0, max: 8000 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(panel, pixels, pixels, (anyPanel, screenPx, bandPx) => {
        const liftPx = bandLiftPx(anyPanel, screenPx, bandPx);
        expect(Number.isInteger(liftPx) && liftPx >= 0 && liftPx <= (screenPx || 0) * 0.3).toBe(true);
      }),
    );
  });
});
