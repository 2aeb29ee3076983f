/** Links in cells: one column for each kind, several addresses of a kind in one cell. */
import type { Draft } from '../api/draft.ts';
import type { LinkKind } from '../contract/links.ts';
import { readText, type Cell, type CellFault } from './cells.ts';
import { WORDS } from './words.ts';

export const LINK_WORDS: Readonly<Record<LinkKind, string>> = {
  whatsapp: 'WhatsApp',
  instagram: 'Instagram',
  tokopedia: 'Tokopedia',
  shopee: 'Shopee',
  website: 'Situs web',
};

const LINKS_MAX = 6;
const URL_MAX_CHARS = 300;
const CELL_MAX_CHARS = LINKS_MAX * (URL_MAX_CHARS + 1);

export const linksOf = ({ links }: Draft, kind: LinkKind): string[] =>
  links.flatMap((link) => (link.kind === kind && link.url !== undefined ? [link.url.trim()] : []));

/** Addresses that stay keep their places among the others: in which order a card shows links is somebody's decision. */
export function withLinks(draft: Draft, kind: LinkKind, cell: Cell): Draft | CellFault {
  const read = readText(cell, CELL_MAX_CHARS);
  if ('sentence' in read) return read;
  const wanted = (read.value ?? '').split(/[\s,;]+/).filter((url) => url !== '');
  if (wanted.some((url) => url.length > URL_MAX_CHARS)) return { sentence: WORDS.tooLong(URL_MAX_CHARS) };
  const old = linksOf(draft, kind);
  // A row somebody is still filling in has no address; it is not the spreadsheet's to take away.
  const kept = draft.links.filter(
    (link) => link.kind !== kind || link.url === undefined || wanted.includes(link.url.trim()),
  );
  const links = [...kept, ...wanted.filter((url) => !old.includes(url)).map((url) => ({ kind, url }))];
  return links.length > LINKS_MAX ? { sentence: WORDS.tooManyLinks(LINKS_MAX) } : { ...draft, links };
}
