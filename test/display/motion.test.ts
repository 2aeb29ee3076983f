import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { animator, CHANGE_MS, slowSteps } from '../../src/display/motion.ts';

interface Moved {
  readonly part: string;
  readonly keyframes: unknown;
  readonly timing: KeyframeAnimationOptions;
}

let moved: Moved[];
let cancelled: number;

/** A slide of named parts, every one of which remembers how it was moved. */
function slide(parts: Record<string, number>): HTMLElement {
  const element = (part: string) => ({
    animate(keyframes: unknown, timing: KeyframeAnimationOptions) {
      moved.push({ part, keyframes, timing });
      return { cancel: () => void cancelled++ };
    },
  });
  return {
    ...element('slide'),
    querySelectorAll(selector: string) {
      const name = /data-part='(\w+)'/.exec(selector)?.[1] ?? '';
      return Array.from({ length: parts[name] ?? 0 }, () => element(name));
    },
  } as unknown as HTMLElement;
}

const card = () => slide({ photo: 1, blind: 1, rise: 6, invitation: 1, zoom: 1 });
const setReduced = (matches: boolean) => vi.stubGlobal('matchMedia', () => ({ matches }));
const endOf = ({ timing }: Moved) => (timing.delay ?? 0) + Number(timing.duration);
const properties = ({ keyframes }: Moved) =>
  Array.isArray(keyframes)
    ? keyframes.flatMap((frame) => Object.keys(frame as object))
    : Object.keys(keyframes as object);

beforeEach(() => {
  moved = [];
  cancelled = 0;
  setReduced(false);
});
afterEach(() => vi.unstubAllGlobals());

describe('a change of product', () => {
  const change = (sameCommodity: boolean, changeMs = CHANGE_MS) =>
    animator().change({ next: card(), previous: card(), sameCommodity, changeMs });

  it('[D5] moves nothing but opacity and transform', () => {
    change(false);
    change(true);
    animator().stand(card(), 12_000);
    expect(new Set(moved.flatMap(properties))).toEqual(new Set(['opacity', 'transform']));
  });

  it('[D5] every part has come to rest when the change is over', () => {
    change(false);
    expect(moved.length).toBeGreaterThan(8);
    expect(Math.max(...moved.map(endOf))).toBe(CHANGE_MS);
  });

  it('[D5] a shorter change is the same one, squeezed', () => {
    change(false, 500);
    expect(Math.max(...moved.map(endOf))).toBeCloseTo(500);
  });

  it('[D5] another commodity comes down like a blind, the same one only covers the old text', () => {
    change(false);
    expect(moved.filter(({ part }) => part === 'blind').flatMap(properties)).toContain('transform');
    moved = [];
    change(true);
    expect(moved.filter(({ part }) => part === 'blind').flatMap(properties)).not.toContain('transform');
  });

  it('[D2] the first slide has nothing to fade out', () => {
    animator().change({ next: card(), previous: undefined, sameCommodity: false, changeMs: CHANGE_MS });
    expect(moved.filter(({ timing }) => timing.delay === 0)).toEqual([]);
  });

  it('[D5] ends at once when it is cancelled', () => {
    const cancel = change(false);
    cancel();
    expect(cancelled).toBe(moved.length);
  });

  it('[D3] leaves at least half of a short slide to the product', () => {
    expect([12_000, 1000].map((slideMs) => animator().changeMs(slideMs))).toEqual([CHANGE_MS, 500]);
  });
});

describe('reduced motion', () => {
  beforeEach(() => setReduced(true));

  it('[D5] is one plain fade', () => {
    animator().change({ next: card(), previous: card(), sameCommodity: false, changeMs: 400 })();
    expect(moved).toMatchObject([{ part: 'slide', keyframes: { opacity: [0, 1] }, timing: { duration: 400 } }]);
    expect(cancelled).toBe(1);
  });

  it('[D5] stands still', () => {
    animator().stand(card(), 12_000);
    expect(moved).toEqual([]);
  });

  it('[D5] is shorter, and shorter still on a short slide', () => {
    expect([12_000, 500].map((slideMs) => animator().changeMs(slideMs))).toEqual([400, 250]);
  });

  it('[D5] is asked for anew at every change', () => {
    expect(animator().changeMs(12_000)).toBe(400);
    setReduced(false);
    expect(animator().changeMs(12_000)).toBe(CHANGE_MS);
  });
});

describe('what moves while a slide stands', () => {
  it.each([
    [12_000, 'steps(120)'],
    [1000, 'steps(10)'],
    [1, 'steps(1)'],
  ])('over %d ms it moves ten times a second at most', (durationMs, easing) => {
    expect(slowSteps(durationMs)).toBe(easing);
  });
});
