/** What stands beside a code: the plain word for where it leads, and the address for whoever rather types it. */
import type { LinkKind } from '../../../contract/links.ts';
import type { Language } from '../../words.ts';
import { visitorWord } from '../visitor-words.ts';

const NAMES: Readonly<Record<Exclude<LinkKind, 'website'>, string>> = {
  whatsapp: 'WhatsApp',
  instagram: 'Instagram',
  tokopedia: 'Tokopedia',
  shopee: 'Shopee',
};

export const linkLabel = (language: Language, kind: LinkKind): string =>
  kind === 'website' ? visitorWord(language, 'website') : NAMES[kind];

/** Parts of a query nobody would type: a prepared message, where somebody came from. */
const NOT_TYPED = /^(?:text|utm_.*|igshid|igsh|fbclid|gclid)$/;

/**
 * "wa.me/6281200000000". Without what a browser adds by itself; the rest stays encoded, so that no letter of another
 * script passes for a known host and no right-to-left mark turns the line around.
 */
export function addressText(url: string): string {
  const { host, pathname, searchParams, hash } = new URL(url);
  const typed = new URLSearchParams([...searchParams].filter(([key]) => !NOT_TYPED.test(key)));
  const query = typed.size === 0 ? '' : `?${typed.toString()}`;
  return `${host.replace(/^www\./, '')}${pathname}${query}${hash}`.replace(/\/$/, '');
}
