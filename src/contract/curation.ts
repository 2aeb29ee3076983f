/**
 * The rules of the gallery over a product whose shape is right. Pure: `today` is a local date of the gallery.
 * An error keeps a curated product out of every feed; a draft only hears what is still missing.
 */

import { daysBetween, type LocalDate } from './dates.ts';
import {
  DESCRIPTION_COMFORTABLE_CHARS,
  NAME_COMFORTABLE_CHARS,
  PERMIT_WARNING_DAYS,
  QR_URL_COMFORTABLE_CHARS,
} from './limits.ts';
import { linkFault, showableLinks } from './links.ts';
import { halalDoubts, pirtDoubts, pirtYearAgrees } from './permits.ts';
import type { Problem } from './problems.ts';
import type { Product } from './product.ts';
import { say, type SentenceCode, type SentenceValues } from './sentences.ts';

/** [C1–C9] Everything the rules have to say about one product on this day. */
export function curationProblems(product: Product, today: LocalDate): Problem[] {
  const found: Problem[] = [];
  const report = (field: string, code: SentenceCode, values?: SentenceValues) => {
    found.push({ field, ...say(code, values) });
  };
  halalRules(product, today, report);
  pirtRules(product, today, report);
  foodRules(product, report);
  textRules(product, report);
  linkRules(product, report);
  if (product.photos.length === 0) report('photos', 'no-photo');
  // A draft is work in progress: what would block approval is only told, so that an unfinished product never stops a publication.
  return product.status === 'draft' ? found.map((problem) => ({ ...problem, severity: 'warning' })) : found;
}

type Report = (field: string, code: SentenceCode, values?: SentenceValues) => void;

function halalRules({ commodity, halal }: Product, today: LocalDate, report: Report): void {
  if (halal === undefined) {
    // C1: food without a halal certificate cannot be curated.
    if (commodity === 'kuliner') report('halal', 'no-halal');
    return;
  }
  for (const doubt of halalDoubts(halal.certificate, halal.issuedOn)) report('halal.certificate', doubt);
  if (halal.issuedOn > today) report('halal.issuedOn', 'halal-issued-in-future');
  // C2: only a printed end date ends; none is printed since UU 6/2023.
  if (halal.validUntil === undefined) return;
  if (halal.validUntil < halal.issuedOn) report('halal.validUntil', 'dates-reversed');
  const days = daysBetween(today, halal.validUntil);
  if (days < 0) {
    report('halal.validUntil', commodity === 'kuliner' ? 'halal-expired' : 'halal-badge-off', {
      date: halal.validUntil,
    });
  } else if (days <= PERMIT_WARNING_DAYS) report('halal.validUntil', 'halal-ends-soon', { days });
}

function pirtRules({ commodity, pirt }: Product, today: LocalDate, report: Report): void {
  if (pirt === undefined) {
    // C3: preferred, not required.
    if (commodity === 'kuliner') report('pirt', 'no-pirt');
    return;
  }
  if (commodity !== 'kuliner') report('pirt', 'pirt-on-non-food');
  for (const doubt of pirtDoubts(pirt.number)) report('pirt.number', doubt);
  if (!pirtYearAgrees(pirt.number, pirt.validUntil)) report('pirt.validUntil', 'pirt-year');
  const days = daysBetween(today, pirt.validUntil);
  if (days < 0) report('pirt.validUntil', 'pirt-expired', { date: pirt.validUntil });
  else if (days <= PERMIT_WARNING_DAYS) report('pirt.validUntil', 'pirt-ends-soon', { days });
}

function foodRules({ commodity, packagingChecked }: Product, report: Report): void {
  // C4: attractive packaging is a condition of the gallery; somebody has to have looked.
  if (commodity === 'kuliner' && packagingChecked !== true) report('packagingChecked', 'packaging-unchecked');
}

function textRules({ name, description }: Product, report: Report): void {
  if (name.id.length > NAME_COMFORTABLE_CHARS) report('name.id', 'name-long', { max: NAME_COMFORTABLE_CHARS });
  if (description.id.length > DESCRIPTION_COMFORTABLE_CHARS) {
    report('description.id', 'description-long', { max: DESCRIPTION_COMFORTABLE_CHARS });
  }
  if (name.en === undefined) report('name.en', 'no-english');
  if (description.en === undefined) report('description.en', 'no-english');
}

function linkRules(product: Product, report: Report): void {
  // C7: only https, only hosts of the named kind.
  product.links.forEach(({ kind, url }, index) => {
    const fault = linkFault(kind, url, product.sample === true);
    if (fault !== undefined) report(`links.${index}.url`, fault, { kind });
    else if (url.length > QR_URL_COMFORTABLE_CHARS) {
      report(`links.${index}.url`, 'link-long', { max: QR_URL_COMFORTABLE_CHARS });
    }
  });
  if (showableLinks(product).length === 0) report('links', 'no-link');
}
