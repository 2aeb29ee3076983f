/** A proposal for empty places, of what stands on somebody's page and what stands in the folder, in words. */
import type { BodyOf } from '../api/route.ts';
import type { planRoutes, ProposalView } from '../api/plan.ts';
import { Refused } from '../api/refusal.ts';
import type { LocalDate } from '../contract/dates.ts';
import type { RotationContent } from '../contract/product.ts';
import {
  describeGap,
  describeReasons,
  proposeRotations,
  type PlannedRotation,
  type ShownTime,
} from '../rotation/propose.ts';
import { turnsBefore } from './past-turns.ts';
import type { Catalogue } from './plan-catalogue.ts';
import { placesPerSudin } from './plan-figures.ts';

export type ProposalWish = BodyOf<(typeof planRoutes)['propose']>;

const NOTHING_TO_FILL = 'Pilih rotasi yang belum berakhir untuk diisi.';

/**
 * @param times what screens have shown so far; empty where none reports
 * @throws {Refused} `invalid` when a rotation to fill is unknown or has ended
 */
export function proposeFor(
  { rotations: onPage, fill }: ProposalWish,
  saved: readonly RotationContent[],
  catalogue: Catalogue,
  times: readonly ShownTime[],
  today: LocalDate,
): ProposalView {
  const isOnPage = new Set(onPage.map(({ id }) => id));
  // Turns are counted in all rotations, also in those the page does not show.
  const rotations: PlannedRotation[] = [...onPage, ...saved.filter(({ id }) => !isOnPage.has(id))];
  const ahead = new Set(rotations.filter(({ ends }) => ends >= today).map(({ id }) => id));
  if (fill.some((id) => !ahead.has(id))) throw new Refused('invalid', NOTHING_TO_FILL);
  const placeable = new Set(catalogue.placeable.map(({ id }) => id));
  const shownTurns = turnsBefore(fill, rotations, times, today);
  const proposal = proposeRotations({
    candidates: catalogue.placeable,
    strangers: [...catalogue.sources.values()].flatMap(({ product }) => (placeable.has(product.id) ? [] : [product])),
    rotations,
    fill,
    placesPerSudin: placesPerSudin(saved, catalogue.unitOf, today),
    ...(shownTurns && { shownTurns }),
  });
  return {
    rotations: proposal.rotations.map(({ id, added }) => ({
      id,
      added: added.map(({ product, sudin, reasons }) => ({ product, sudin, why: describeReasons(reasons) })),
    })),
    gaps: proposal.gaps.map((gap) => ({
      rotation: gap.rotation,
      sudin: gap.sudin,
      empty: gap.empty,
      why: describeGap(gap),
    })),
  };
}
