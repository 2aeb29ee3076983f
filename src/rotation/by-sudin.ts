import type { SudinKey } from '../contract/places.ts';

/** Cards grouped by their unit, units and cards in the order they are met. */
export function bySudin<C extends { readonly sudin: SudinKey }>(cards: readonly C[]): Map<SudinKey, C[]> {
  const groups = new Map<SudinKey, C[]>();
  for (const card of cards) {
    const group = groups.get(card.sudin);
    if (group === undefined) groups.set(card.sudin, [card]);
    else group.push(card);
  }
  return groups;
}
