import { afterEach, describe, expect, it, vi } from 'vitest';
import { fitFacts } from '../../../src/display/visitor/detail/fit-facts.ts';

afterEach(() => vi.unstubAllGlobals());

interface Layout {
  /** Lines the name takes at a step. */
  readonly nameLines: (step: number) => number;
  /** Height of all facts, name aside. */
  readonly otherPx: (cut: number) => number;
  readonly hasLongWord?: boolean;
}

/** Facts in an area of 500 px; a line of the name is 50 px high. */
function fit({ nameLines, otherPx, hasLongWord = false }: Layout) {
  vi.stubGlobal('getComputedStyle', () => ({ lineHeight: '50px' }));
  const [name, body, area] = [
    document.createElement('h1'),
    document.createElement('div'),
    document.createElement('div'),
  ];
  const namePx = () => nameLines(Number(name.dataset['step'])) * 50;
  Object.defineProperties(name, {
    clientHeight: { get: namePx },
    clientWidth: { value: 700 },
    scrollWidth: { value: hasLongWord ? 900 : 700 },
  });
  Object.defineProperty(body, 'offsetHeight', { get: () => namePx() + otherPx(Number(body.dataset['cut'])) });
  Object.defineProperty(area, 'clientHeight', { value: 500 });
  fitFacts({ name, body, area });
  return [name.dataset['step'], body.dataset['cut'], name.dataset['wrap']];
}

describe('[D10] the facts', () => {
  it('stay as large as they are when they fit', () => {
    expect(fit({ nameLines: () => 2, otherPx: () => 400 })).toEqual(['0', '0', undefined]);
  });

  it('give up size of the name first', () => {
    expect(fit({ nameLines: (step) => 4 - step, otherPx: () => 300 })).toEqual(['2', '0', undefined]);
  });

  it('then lines of the description', () => {
    expect(fit({ nameLines: () => 1, otherPx: (cut) => 520 - cut * 35 })).toEqual(['2', '2', undefined]);
  });

  it('at last all of it, so that permits stay in sight', () => {
    expect(fit({ nameLines: () => 2, otherPx: (cut) => (cut === 5 ? 400 : 600) })).toEqual(['3', '5', undefined]);
  });

  it('[V9] and then large text is only as large as it can be', () => {
    expect(fit({ nameLines: () => 2, otherPx: (cut) => (cut === 6 ? 400 : 600) })).toEqual(['3', '6', undefined]);
  });

  it('keep the description when it is only the name that does not fit', () => {
    expect(fit({ nameLines: () => 2, otherPx: () => 300, hasLongWord: true })).toEqual(['3', '0', 'anywhere']);
  });
});
