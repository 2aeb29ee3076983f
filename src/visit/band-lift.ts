/** [V8] How far the control band is raised on a panel that hangs low, so that its controls are where hands are. */
import { BAND_LIFT_MAX_SHARE, clamp, CONTROLS_MM, PANEL_BOTTOM_EDGE_MM, PANEL_HEIGHT_MM } from '../contract/limits.ts';

/**
 * Pixels between the lower edge of the screen and the band, so that the band's centre lands at the wanted height above
 * the floor. Never below the edge, never higher than 30 % of the screen, and 0 for a panel that is missing or absurd.
 * @param panel `screen.panel` of a feed, whatever stands there
 */
export function bandLiftPx(panel: unknown, screenHeightPx: number, bandHeightPx: number): number {
  const { heightMm, bottomEdgeMm, controlsMm } = (panel ?? {}) as Record<string, unknown>;
  if (!isWithin(heightMm, PANEL_HEIGHT_MM) || !isWithin(bottomEdgeMm, PANEL_BOTTOM_EDGE_MM)) return 0;
  const centreMm = clamp(controlsMm, CONTROLS_MM) - bottomEdgeMm;
  const liftPx = Math.round((centreMm / heightMm) * screenHeightPx - bandHeightPx / 2);
  // Not a number where the screen has not been measured yet.
  return liftPx > 0 ? Math.min(liftPx, Math.floor(BAND_LIFT_MAX_SHARE * screenHeightPx)) : 0;
}

/** Guessing at a mounting would move the controls somewhere nobody asked for: what lies outside is no mounting at all. */
const isWithin = (value: unknown, { min, max }: { readonly min: number; readonly max: number }): value is number =>
  typeof value === 'number' && value >= min && value <= max;
