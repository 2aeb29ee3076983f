import { describe, expect, it } from 'vitest';
import { measureViewport, watchViewport } from '../../src/display/viewport.ts';

describe('the design unit', () => {
  it.each([
    // width, height, one unit in px, teeth, portrait
    [1366, 768, 7.68, 36, false],
    [1280, 1024, 7.2, 36, false],
    [1920, 1080, 10.8, 36, false],
    [3840, 2160, 21.6, 36, false],
    [768, 1366, 7.68, 20, true],
    [1080, 1920, 10.8, 20, true],
    // Wider than 16:9: the short side rules, and there is room for more teeth.
    [2560, 1080, 10.8, 47, false],
  ])('at %d x %d is %d px', (width, height, uPx, teeth, isPortrait) => {
    const viewport = measureViewport(width, height);
    expect(viewport.uPx).toBeCloseTo(uPx, 1);
    expect(viewport).toMatchObject({ widthPx: width, heightPx: height, teeth, isPortrait });
  });

  it('a window without size still has a unit and teeth, so that nothing is divided by zero', () => {
    expect(measureViewport(0, 0)).toMatchObject({ uPx: 0.1, teeth: 8 });
  });

  it('follows the window until it is told to stop', () => {
    const target = Object.assign(new EventTarget(), { innerWidth: 1920, innerHeight: 1080 });
    const { viewport, stop } = watchViewport(target as unknown as Window);
    Object.assign(target, { innerWidth: 1080, innerHeight: 1920 });
    target.dispatchEvent(new Event('resize'));
    expect(viewport.value).toMatchObject({ isPortrait: true, teeth: 20 });
    stop();
    Object.assign(target, { innerWidth: 1366, innerHeight: 768 });
    target.dispatchEvent(new Event('resize'));
    expect(viewport.value.isPortrait).toBe(true);
  });
});
