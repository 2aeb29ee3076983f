/**
 * What exactly is wrong with the number of a permit, for people who have the certificate in the other hand. A screen only
 * asks whether a number is one, and finds that in permits.ts.
 */
import { countWord } from './indonesian.ts';
import { normalizeHalal, normalizePirt } from './permits.ts';
import { say, type Sentence } from './sentences.ts';

const HALAL_DIGITS = 17;
const PIRT_DIGITS = 15;

/** [C12] About a number `halalNumberFault` calls `halal-shape`, however it was typed. */
export function halalNumberSentence(certificate: string): Sentence {
  const number = normalizeHalal(certificate);
  const general = generalFault(number);
  if (general !== undefined) return general;
  if (/^\d+$/.test(number) && number.length === HALAL_DIGITS) return say('halal-no-id');
  const behindId = number.startsWith('ID') ? number.slice(2) : '';
  if (!/\d/.test(behindId)) return say('halal-shape');
  const stranger = strangerIn(behindId);
  if (stranger !== undefined) return say('halal-letters', { found: stranger });
  const count = behindId.length;
  return count < HALAL_DIGITS
    ? say('halal-digits-missing', { missing: countWord(HALAL_DIGITS - count), count })
    : say('halal-digits-extra', { extra: countWord(count - HALAL_DIGITS), count });
}

/** [C12] About a number `pirtNumberFault` calls `pirt-shape`, however it was typed. */
export function pirtNumberSentence(typed: string): Sentence {
  const number = normalizePirt(typed);
  const general = generalFault(number);
  if (general !== undefined) return general;
  if (!/\d/.test(number)) return say('pirt-shape');
  const stranger = strangerIn(number);
  if (stranger !== undefined) return say('pirt-letters', { found: stranger });
  const count = number.length;
  if (count < PIRT_DIGITS) return say('pirt-digits-missing', { missing: countWord(PIRT_DIGITS - count), count });
  if (count > PIRT_DIGITS) return say('pirt-digits-extra', { extra: countWord(count - PIRT_DIGITS), count });
  // Fifteen digits, so one of the first three says what does not exist.
  return /^[1-8]/.test(number)
    ? say('pirt-group-unknown', { found: number.slice(1, 3) })
    : say('pirt-packaging', { found: number.slice(0, 1) });
}

/** Numbers copied out of a PDF bring zero-width characters along, which nobody could find by looking. */
function generalFault(number: string): Sentence | undefined {
  if (number === '') return say('blank');
  return /\p{C}/u.test(number) ? say('forbidden-characters') : undefined;
}

/** The first thing among the digits that is none, or its beginning: an O in place of a zero, most of the time. */
const strangerIn = (digits: string): string | undefined => /\D{1,12}/u.exec(digits)?.[0];
