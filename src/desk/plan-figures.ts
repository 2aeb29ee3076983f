/** What a planner sees of rotations beside their products: when, how many places, how often. Pure. */
import type { RotationView } from '../api/plan.ts';
import { addDays, type LocalDate } from '../contract/dates.ts';
import type { GalleryHours } from '../contract/gallery.ts';
import { SUDIN_KEYS, type SudinKey } from '../contract/places.ts';
import type { RotationContent } from '../contract/product.ts';
import { isClosedOn } from '../rotation/opening-hours.ts';

type Days = Pick<RotationContent, 'starts' | 'ends'>;

export function phaseOf({ starts, ends }: Days, today: LocalDate): RotationView['phase'] {
  if (ends < today) return 'ended';
  return starts <= today ? 'running' : 'coming';
}

/** A rotation of more than a year is a typing mistake, and nobody reads its list. */
const DAYS_LOOKED_AT = 400;

export function closedDays({ starts, ends }: Days, hours: GalleryHours | undefined): LocalDate[] {
  const closed: LocalDate[] = [];
  if (hours === undefined) return closed;
  for (let day = 0, date = starts; day < DAYS_LOOKED_AT && date <= ends; day++) {
    if (isClosedOn(hours, date)) closed.push(date);
    date = addDays(date, 1);
  }
  return closed;
}

/** Where nobody has planned anything yet: two products a unit, as in the gallery's first rotations. */
const PLACES_AT_FIRST = 2;

/**
 * How many places a Suku Dinas has in a rotation: the number most of them have in the running and the coming ones. A unit
 * that is missing says nothing about it; of two numbers that are as common the larger one.
 */
export function placesPerSudin(
  rotations: readonly RotationContent[],
  unitOf: (product: string) => SudinKey | undefined,
  today: LocalDate,
): number {
  const timesSeen = new Map<number, number>();
  for (const rotation of rotations) {
    if (rotation.ends < today) continue;
    const units = [...new Set(rotation.products)].map(unitOf);
    for (const sudin of SUDIN_KEYS) {
      const places = units.filter((unit) => unit === sudin).length;
      if (places > 0) timesSeen.set(places, (timesSeen.get(places) ?? 0) + 1);
    }
  }
  const byFrequency = [...timesSeen].toSorted(([a, timesA], [b, timesB]) => timesB - timesA || b - a);
  return byFrequency[0]?.[0] ?? PLACES_AT_FIRST;
}

/** In how many rotations each product stood or stands, by id; what is only planned is no turn yet. */
export function turnsOf(rotations: readonly RotationContent[], today: LocalDate): ReadonlyMap<string, number> {
  const turns = new Map<string, number>();
  for (const { starts, products } of rotations) {
    if (starts > today) continue;
    for (const id of new Set(products)) turns.set(id, (turns.get(id) ?? 0) + 1);
  }
  return turns;
}
