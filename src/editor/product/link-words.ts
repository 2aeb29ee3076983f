import type { LinkKind } from '../../contract/links.ts';

/** What staff call each kind of link. */
export const LINK_WORDS: Readonly<Record<LinkKind, string>> = {
  whatsapp: 'WhatsApp',
  instagram: 'Instagram',
  tokopedia: 'Tokopedia',
  shopee: 'Shopee',
  website: 'Laman',
};
