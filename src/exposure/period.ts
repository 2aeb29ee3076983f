/** Which periods a report is made of. */
import { periodFault, type Period } from '../api/exposure.ts';
import { Refused } from '../api/refusal.ts';

/** @throws {Refused} `invalid`, at the field to change */
export function demandPeriod(period: Period): void {
  const sentence = periodFault(period);
  if (sentence === undefined) return;
  throw new Refused('invalid', sentence, { problems: [{ severity: 'error', field: 'to', sentence }] });
}
