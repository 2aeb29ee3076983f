import { describe, expect, it } from 'vitest';
import { measureViewport } from '../../../src/display/viewport.ts';
import { gridOf, type Fit } from '../../../src/display/visitor/browse/cards-per-page.ts';

const PANELS = {
  '16:9': measureViewport(1920, 1080),
  '9:16': measureViewport(1080, 1920),
  '5:4': measureViewport(1280, 1024),
  '4:5': measureViewport(1024, 1280),
  '21:9': measureViewport(2560, 1080),
};
type Panel = keyof typeof PANELS;

function grid(panel: Panel, fit: Partial<Omit<Fit, 'liftPx'>> & { lift?: number } = {}): string {
  const { lift = 0, ...others } = fit;
  const viewport = PANELS[panel];
  const liftPx = lift * viewport.heightPx;
  const { columns, rows, isBeside } = gridOf(viewport, { isLowered: false, isLargeText: false, ...others, liftPx });
  return `${columns} x ${rows}${isBeside ? ' beside' : ''}`;
}

describe('[V2] the tiles of a page', () => {
  it('are as many as were drawn on the panels of the design', () => {
    expect(grid('16:9')).toBe('5 x 2');
    expect(grid('16:9', { isLargeText: true })).toBe('4 x 2');
    expect(grid('9:16')).toBe('3 x 3');
    expect(grid('9:16', { isLowered: true })).toBe('3 x 2');
  });

  it('keep their shape on others: there are more of them, not wider or taller ones', () => {
    expect(grid('5:4')).toBe('5 x 3');
    expect(grid('4:5')).toBe('4 x 3');
    expect(grid('21:9')).toBe('7 x 2');
  });

  it('[V9] with larger text are fewer, or lie beside their words, before a photo becomes a stripe', () => {
    expect(grid('9:16', { isLargeText: true })).toBe('3 x 3');
    expect(grid('5:4', { isLargeText: true })).toBe('4 x 3');
    expect(grid('9:16', { isLargeText: true, isLowered: true })).toBe('2 x 3 beside');
  });

  it('[V8] are fewer above a bar that was lifted', () => {
    expect([0.05, 0.15, 0.3].map((lift) => grid('16:9', { lift }))).toEqual(['5 x 2', '5 x 1', '5 x 1']);
    expect([0.1, 0.2, 0.3].map((lift) => grid('9:16', { lift }))).toEqual(['3 x 3', '3 x 2', '3 x 2']);
    expect(grid('9:16', { lift: 0.3, isLargeText: true })).toBe('2 x 3 beside');
  });

  it('[V8] lowered, are in the same reach of a lifted bar, and there is never less than the plain shelf', () => {
    for (const lift of [0, 0.1, 0.2, 0.3]) expect(grid('9:16', { isLowered: true, lift })).toBe('3 x 2');
  });
});
