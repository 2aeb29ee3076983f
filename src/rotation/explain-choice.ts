/** [E4] Why a product was chosen, worked out from what it was chosen before. */
import type { Occasion, Unit } from './fill-rotation.ts';
import type { Candidate, Reason } from './proposal.ts';
import { hasPirtUntil } from './unit-account.ts';

/** @param unit as it was before the product took its place */
export function explain(product: Candidate, unit: Unit, occasion: Occasion): readonly Reason[] {
  const rivals = unit.free.filter(({ id }) => id !== product.id);
  if (rivals.length === 0) return [{ code: 'only-one' }];
  const reasons: Reason[] = [];
  const { commodity } = product;
  const ofCommodity = rivals.filter((rival) => rival.commodity === commodity);
  if (ofCommodity.length < rivals.length) reasons.push({ code: 'spreads-commodity', commodity });
  const hasPirt = hasPirtUntil(product, occasion.ends);
  const ofKind = ofCommodity.filter((rival) => hasPirtUntil(rival, occasion.ends) === hasPirt);
  if (ofKind.length < ofCommodity.length) reasons.push({ code: hasPirt ? 'pirt-first' : 'pirt-had-its-share' });
  return ofKind.length === 0 ? reasons : [...reasons, ...amongItsKind(product, ofKind, unit, occasion)];
}

function amongItsKind(
  product: Candidate,
  rivals: readonly Candidate[],
  { records }: Unit,
  { lastShown, isMeasured }: Occasion,
): readonly Reason[] {
  const turnsOf = ({ id }: Candidate) => records.get(id)?.turns ?? 0;
  const turns = turnsOf(product);
  const since = lastShown.get(product.id);
  const waitsLongerThan = (others: readonly Candidate[]) =>
    others.every(({ id }) => (since ?? '') < (lastShown.get(id) ?? ''));
  const longestAgo: Reason = since === undefined ? { code: 'longest-ago' } : { code: 'longest-ago', since };

  if (rivals.some((rival) => turnsOf(rival) < turns)) {
    return [waitsLongerThan(rivals) ? longestAgo : { code: 'its-round' }];
  }
  const level = rivals.filter((rival) => turnsOf(rival) === turns);
  const reasons: Reason[] = [];
  if (turns === 0 || level.length < rivals.length) {
    reasons.push({ code: 'least-shown', turns, ...(isMeasured && { isMeasured }) });
  }
  if (level.length > 0 && waitsLongerThan(level)) reasons.push(longestAgo);
  return reasons.length > 0 ? reasons : [{ code: 'equal' }];
}
