/**
 * Halal certificates and P-IRT numbers: shapes only, never decoded for the public.
 * Source: BPJPH public register (ID + 17 digits); Peraturan BPOM 22/2018 and 4/2024 (15 digits, the last two name the
 * year the permit ends).
 */
import type { LocalDate } from './dates.ts';

const HALAL = /^ID\d{17}$/;
/** The MUI decree ("Ketetapan Halal") is a step before the certificate; printing its number is a known mistake. */
const HALAL_DECREE = /^(?:LPPOM|MUI)?\d{14}$/;
const PIRT = /^[1-8](0[1-9]|1\d)\d{12}$/;
const PIRT_OLD = /^\d{12}$/;
const PROVINCES = /^(00|1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])/;
/** Kemendagri and BPS number Jakarta Timur differently; which one P-IRT uses is an open question to the client. */
const EAST_JAKARTA_CODES = new Set(['3175', '3172']);

/** Upper case without the blanks, dots and dashes people type. */
export const normalizeHalal = (value: string): string => value.toUpperCase().replace(/[\s.\-–]/g, '');
/** Digits only: "P-IRT 1113175999901-29" becomes "111317599990129". */
export const normalizePirt = (value: string): string =>
  value.replace(/^\s*P-?IRT(?:\s*(?:NOMOR|NO)\.?)?\s*:?/i, '').replace(/[\s.\-–]/g, '');

export type HalalNumberFault = 'halal-decree' | 'halal-shape';
export type PirtNumberFault = 'pirt-old' | 'pirt-shape';

/** Why the number is no BPJPH certificate number, or undefined when its shape is right. */
export function halalNumberFault(certificate: string): HalalNumberFault | undefined {
  const number = normalizeHalal(certificate);
  if (HALAL.test(number)) return undefined;
  return HALAL_DECREE.test(number) ? 'halal-decree' : 'halal-shape';
}

/** Why the number is no P-IRT number, or undefined when its shape is right. */
export function pirtNumberFault(number: string): PirtNumberFault | undefined {
  const digits = normalizePirt(number);
  if (PIRT.test(digits)) return undefined;
  return PIRT_OLD.test(digits) ? 'pirt-old' : 'pirt-shape';
}

export type HalalDoubt = 'halal-province' | 'halal-month' | 'halal-issued-before-number';

/**
 * Oddities a curator should look at; a renewed certificate keeps its number, so none of them is an error.
 * @param issuedOn undefined while nobody has given a date that can be read
 */
export function halalDoubts(certificate: string, issuedOn: LocalDate | undefined): HalalDoubt[] {
  const number = normalizeHalal(certificate);
  const doubts: HalalDoubt[] = [];
  if (!PROVINCES.test(number.slice(2))) doubts.push('halal-province');
  const month = Number(number.slice(15, 17));
  if (month < 1 || month > 12) doubts.push('halal-month');
  else if (issuedOn !== undefined && issuedOn.slice(0, 7) < `20${number.slice(17)}-${number.slice(15, 17)}`) {
    doubts.push('halal-issued-before-number');
  }
  return doubts;
}

export type PirtDoubt = 'pirt-city' | 'pirt-group';

export function pirtDoubts(number: string): PirtDoubt[] {
  const digits = normalizePirt(number);
  const doubts: PirtDoubt[] = [];
  if (!EAST_JAKARTA_CODES.has(digits.slice(3, 7))) doubts.push('pirt-city');
  if (Number(digits.slice(1, 3)) > 15) doubts.push('pirt-group');
  return doubts;
}

/** "2029": the year the permit ends, as the number says. */
export const pirtYear = (number: string): string => `20${normalizePirt(number).slice(13)}`;

/** The year in the number must be the year the permit ends; otherwise one of the two is a typing mistake. */
export const pirtYearAgrees = (number: string, validUntil: LocalDate): boolean =>
  pirtYear(number) === validUntil.slice(0, 4);

/** As printed on a pack: 13 digits, a dash, the year. */
export function formatPirt(number: string): string {
  const digits = normalizePirt(number);
  return `${digits.slice(0, 13)}-${digits.slice(13)}`;
}
