/**
 * The rules of the gallery over a product. Pure: `today` is a local date of the gallery. An error keeps a curated product
 * out of every feed; for a draft it says what would block approval.
 */

import { daysBetween, type LocalDate } from './dates.ts';
import {
  DESCRIPTION_COMFORTABLE_CHARS,
  NAME_COMFORTABLE_CHARS,
  PERMIT_WARNING_DAYS,
  QR_URL_COMFORTABLE_CHARS,
} from './limits.ts';
import { linkFault, showableLinks } from './links.ts';
import { halalDoubts, pirtDoubts, pirtYear, pirtYearAgrees } from './permits.ts';
import type { Problem } from './problems.ts';
import type { Product } from './product.ts';
import { say, type SentenceCode, type SentenceValues } from './sentences.ts';

/** Something of which any part may be missing, because nobody has written it yet or nobody can read it. */
type Partly<T> = T extends readonly (infer Item)[]
  ? readonly (Partly<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partly<T[Key]> | undefined }
    : T;

/** What there is of a product. Whatever there is has its right shape. */
export type ReadableProduct = Partly<Product>;

/** [C1–C9] Everything the rules have to say about one product on this day, as far as its fields can be read. */
export function curationProblems(product: ReadableProduct, today: LocalDate): Problem[] {
  const found: Problem[] = [];
  const report = (field: string, code: SentenceCode, values?: SentenceValues) => {
    found.push({ field, ...say(code, values) });
  };
  halalRules(product, today, report);
  pirtRules(product, today, report);
  foodRules(product, report);
  textRules('name', product.name, NAME_COMFORTABLE_CHARS, report);
  textRules('description', product.description, DESCRIPTION_COMFORTABLE_CHARS, report);
  linkRules(product, report);
  if (product.photos?.length === 0) report('photos', 'no-photo');
  return found;
}

type Report = (field: string, code: SentenceCode, values?: SentenceValues) => void;

function halalRules({ commodity, halal }: ReadableProduct, today: LocalDate, report: Report): void {
  if (halal === undefined) {
    // C1: food without a halal certificate cannot be curated.
    if (commodity === 'kuliner') report('halal', 'no-halal');
    return;
  }
  const { certificate, issuedOn, validUntil } = halal;
  if (certificate !== undefined) {
    for (const doubt of halalDoubts(certificate, issuedOn)) report('halal.certificate', doubt);
  }
  if (issuedOn !== undefined && issuedOn > today) report('halal.issuedOn', 'halal-issued-in-future');
  // C2: only a printed end date ends; none is printed since UU 6/2023.
  if (validUntil === undefined) return;
  if (issuedOn !== undefined && validUntil < issuedOn) report('halal.validUntil', 'dates-reversed');
  const days = daysBetween(today, validUntil);
  if (days > PERMIT_WARNING_DAYS) return;
  if (days >= 0) report('halal.validUntil', 'halal-ends-soon', { days });
  else if (commodity === 'kuliner') report('halal.validUntil', 'halal-expired', { date: validUntil });
  else if (commodity !== undefined) report('halal.validUntil', 'halal-badge-off', { date: validUntil });
}

function pirtRules({ commodity, pirt }: ReadableProduct, today: LocalDate, report: Report): void {
  if (pirt === undefined) {
    // C3: preferred, not required.
    if (commodity === 'kuliner') report('pirt', 'no-pirt');
    return;
  }
  const { number, validUntil } = pirt;
  if (commodity !== undefined && commodity !== 'kuliner') report('pirt', 'pirt-on-non-food');
  if (number !== undefined) {
    for (const doubt of pirtDoubts(number)) report('pirt.number', doubt);
  }
  if (validUntil === undefined) return;
  // C12: one of the two is a typing mistake, and only the certificate tells which.
  if (number !== undefined && !pirtYearAgrees(number, validUntil)) {
    report('pirt.validUntil', 'pirt-year', { year: pirtYear(number), written: validUntil.slice(0, 4) });
  }
  const days = daysBetween(today, validUntil);
  if (days < 0) report('pirt.validUntil', 'pirt-expired', { date: validUntil });
  else if (days <= PERMIT_WARNING_DAYS) report('pirt.validUntil', 'pirt-ends-soon', { days });
}

function foodRules({ commodity, packagingChecked }: ReadableProduct, report: Report): void {
  // C4: attractive packaging is a condition of the gallery; somebody has to have looked.
  if (commodity === 'kuliner' && packagingChecked !== true) report('packagingChecked', 'packaging-unchecked');
}

function textRules(
  field: 'name' | 'description',
  text: ReadableProduct['name'],
  comfortableChars: number,
  report: Report,
): void {
  // Without the Indonesian text there is none that a screen could fall back to.
  if (text?.id === undefined) return;
  if (text.id.length > comfortableChars) report(`${field}.id`, `${field}-long`, { max: comfortableChars });
  if (text.en === undefined) report(`${field}.en`, 'no-english');
}

function linkRules({ links, sample }: ReadableProduct, report: Report): void {
  if (links === undefined) return;
  // C7: only https, only hosts of the named kind.
  const whole = links.map((link) => {
    const { kind, url } = link ?? {};
    return kind === undefined || url === undefined ? undefined : { kind, url };
  });
  whole.forEach((link, index) => {
    if (link === undefined) return;
    const { kind, url } = link;
    const fault = linkFault(kind, url, sample === true);
    if (fault !== undefined) report(`links.${index}.url`, fault, { kind });
    else if (url.length > QR_URL_COMFORTABLE_CHARS) {
      report(`links.${index}.url`, 'link-long', { max: QR_URL_COMFORTABLE_CHARS });
    }
  });
  // One that is still being written may become one.
  const written = whole.filter((link) => link !== undefined);
  if (written.length === whole.length && showableLinks({ links: written, sample }).length === 0) {
    report('links', 'no-link');
  }
}
