/**
 * Links that may become a QR code. A kiosk has no browser, so a link is only ever scanned with a visitor's own phone;
 * the host list keeps a typing mistake or a phishing page from being printed two hands wide in a public lobby.
 */
export const LINK_KINDS = ['whatsapp', 'instagram', 'tokopedia', 'shopee', 'website'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

const HOSTS: Record<Exclude<LinkKind, 'website'>, readonly string[]> = {
  whatsapp: ['wa.me', 'api.whatsapp.com'],
  instagram: ['instagram.com', 'www.instagram.com'],
  tokopedia: ['tokopedia.com', 'www.tokopedia.com', 'tokopedia.link'],
  shopee: ['shopee.co.id', 'shp.ee', 's.shopee.co.id'],
};

export type LinkFault = 'link-url' | 'link-https' | 'link-host' | 'link-sample-host';

/** Why this link may not be shown, or undefined. Sample products may only point to reserved `.example` hosts (RFC 2606). */
export function linkFault(kind: LinkKind, url: string, isSample: boolean): LinkFault | undefined {
  if (!URL.canParse(url)) return 'link-url';
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== 'https:') return 'link-https';
  if (username !== '' || password !== '') return 'link-url';
  const isReserved = hostname.endsWith('.example');
  if (isSample) return isReserved ? undefined : 'link-sample-host';
  if (isReserved) return 'link-host';
  return kind === 'website' || HOSTS[kind].includes(hostname) ? undefined : 'link-host';
}

interface WithLinks<Link> {
  readonly links: readonly Link[];
  readonly sample?: boolean | undefined;
}

/** [C7] Only links that may become a QR code. */
export const showableLinks = <Link extends { readonly kind: LinkKind; readonly url: string }>({
  links,
  sample,
}: WithLinks<Link>): Link[] => links.filter(({ kind, url }) => linkFault(kind, url, sample === true) === undefined);
