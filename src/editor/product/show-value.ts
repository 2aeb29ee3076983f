/** A value of a field in words, for two versions side by side. */
import { dateInWords } from '../../contract/indonesian.ts';
import { formatPrice } from '../../contract/price.ts';
import { LINK_WORDS } from './link-words.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What staff read in place of the value at this path of a draft. */
export function valueInWords(path: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '(kosong)';
  if (path === 'price.idr' && typeof value === 'number') return formatPrice(value);
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
  if (typeof value === 'string') return DATE.test(value) ? dateInWords(value) : value;
  if (!Array.isArray(value)) return JSON.stringify(value);
  if (value.length === 0) return '(kosong)';
  return value.map((item) => itemInWords(item)).join(', ');
}

function itemInWords(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  if ('file' in item) {
    const alt =
      'alt' in item && typeof item.alt === 'object' && item.alt !== null && 'id' in item.alt ? item.alt.id : undefined;
    return typeof alt === 'string' ? alt : String(item.file);
  }
  const kind = 'kind' in item && typeof item.kind === 'string' ? item.kind : '';
  const word = Object.entries(LINK_WORDS).find(([key]) => key === kind)?.[1] ?? 'Tautan';
  return 'url' in item ? `${word} ${String(item.url)}` : word;
}
