import { describe, expect, it } from 'vitest';
import { linkFault, type LinkKind } from '../../src/contract/links.ts';

describe('links that may become a QR code', () => {
  it.each<[LinkKind, string]>([
    ['whatsapp', 'https://wa.me/6281234567890'],
    ['whatsapp', 'https://api.whatsapp.com/send?phone=6281234567890'],
    ['instagram', 'https://instagram.com/sambal.contoh'],
    ['instagram', 'https://WWW.Instagram.com/sambal'],
    ['tokopedia', 'https://www.tokopedia.com/toko'],
    ['tokopedia', 'https://tokopedia.link/abc'],
    ['shopee', 'https://shopee.co.id/toko'],
    ['shopee', 'https://s.shopee.co.id/abc'],
    ['website', 'https://umkm.jakarta.go.id/'],
  ])('[C7] %s: %s', (kind, url) => {
    expect(linkFault(kind, url, false)).toBeUndefined();
  });

  it.each(['http://wa.me/628', 'ftp://wa.me/628', 'javascript:alert(1)', 'data:text/html,x', 'mailto:a@wa.me'])(
    '[C7] %s is not https',
    (url) => {
      expect(linkFault('whatsapp', url, false)).toBe('link-https');
    },
  );

  it.each(['', 'wa.me/628', '/628', 'https://', 'https://a b/'])('[C7] %j is no address', (url) => {
    expect(linkFault('website', url, false)).toBe('link-url');
  });

  it('[C7] an address that hides its host behind a name is no address', () => {
    expect(linkFault('instagram', 'https://instagram.com@evil.id/', false)).toBe('link-url');
    expect(linkFault('website', 'https://user:secret@toko.id/', false)).toBe('link-url');
  });

  it.each<[LinkKind, string]>([
    ['instagram', 'https://instagram.com.evil.id/'],
    ['instagram', 'https://evilinstagram.com/'],
    ['whatsapp', 'https://instagram.com/628'],
    ['shopee', 'https://tokopedia.com/toko'],
    ['website', 'https://toko.example/'],
  ])('[C7] %s may not point to %s', (kind, url) => {
    expect(linkFault(kind, url, false)).toBe('link-host');
  });

  it('[C7] a sample product points only to reserved hosts', () => {
    expect(linkFault('instagram', 'https://instagram.example/contoh', true)).toBeUndefined();
    expect(linkFault('instagram', 'https://instagram.com/contoh', true)).toBe('link-sample-host');
    expect(linkFault('website', 'https://toko.example.id/', true)).toBe('link-sample-host');
    expect(linkFault('website', 'http://toko.example/', true)).toBe('link-https');
  });
});
