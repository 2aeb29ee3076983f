import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fitName, NAME_STEPS, type NameBox } from '../../src/display/fit-name.ts';

/** A panel in which a name of a certain length takes so many lines at every step. */
interface Room {
  /** Lines at each step, largest size first. */
  readonly lines: readonly number[];
  /** Steps at which one word is wider than the panel. */
  readonly tooWide?: readonly number[];
  /** Height of everything in the panel, at each step. */
  readonly bodyPx?: readonly number[];
}

const FONT_PX = 100;
const AREA_PX = 900;
const U_PX = 10;

function box({ lines, tooWide = [], bodyPx = [] }: Room) {
  const dataset: Record<string, string> = { wrap: 'anywhere' };
  const step = () => Number(dataset['step']);
  const name = {
    dataset,
    clientWidth: 500,
    get clientHeight() {
      return (lines[step()] ?? 0) * FONT_PX;
    },
    get scrollWidth() {
      return tooWide.includes(step()) ? 501 : 500;
    },
  };
  const body = {
    offsetTop: 0,
    get offsetHeight() {
      return bodyPx[step()] ?? 500;
    },
  };
  return { dataset, parts: { name, body, area: { clientHeight: AREA_PX } } as unknown as NameBox };
}

function fit(room: Room, isPortrait = false): Record<string, string> {
  const { dataset, parts } = box(room);
  fitName(parts, U_PX, isPortrait);
  return dataset;
}

beforeEach(() => vi.stubGlobal('getComputedStyle', () => ({ fontSize: `${FONT_PX}px` })));
afterEach(() => vi.unstubAllGlobals());

describe('a product name', () => {
  it('[D10] that fits is set in the largest size', () => {
    expect(fit({ lines: [3, 3, 3, 3, 3, 3] })).toEqual({ step: '0' });
  });

  it('[D10] steps down until it has three lines', () => {
    expect(fit({ lines: [5, 4, 3, 3, 3, 3] })).toEqual({ step: '2' });
  });

  it('[D10] has two lines in portrait', () => {
    expect(fit({ lines: [3, 3, 3, 2, 2, 2] }, true)).toEqual({ step: '3' });
  });

  it('[D10] steps down until its longest word is inside the panel', () => {
    expect(fit({ lines: [2, 2, 2, 2, 2, 2], tooWide: [0, 1, 2] })).toEqual({ step: '3' });
  });

  it('[D10] leaves 2.6 units of air above the invitation', () => {
    const airless = AREA_PX - 2.6 * U_PX + 1;
    expect(fit({ lines: [2, 2, 2, 2, 2, 2], bodyPx: [airless, airless - 1] })).toEqual({ step: '1' });
  });

  it('[D10] may have one line more at the last step only', () => {
    expect(fit({ lines: [4, 4, 4, 4, 4, 4] })).toEqual({ step: String(NAME_STEPS - 1) });
    expect(fit({ lines: [3, 3, 3, 3, 3, 3] }, true)).toEqual({ step: String(NAME_STEPS - 1) });
  });

  it('[D10] that fits at no step is broken anywhere rather than running out of the panel', () => {
    expect(fit({ lines: [2, 2, 2, 2, 2, 2], tooWide: [0, 1, 2, 3, 4, 5] })).toEqual({
      step: String(NAME_STEPS - 1),
      wrap: 'anywhere',
    });
  });
});
