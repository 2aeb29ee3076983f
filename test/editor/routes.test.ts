import { describe, expect, it } from 'vitest';
import { navigationFor } from '../../src/editor/navigation.ts';
import { hrefTo, isWithin, patternOf, PATHS, SCOPE, type RouteName } from '../../src/editor/routes.ts';

const names = Object.keys(PATHS) as RouteName[];

describe('the addresses of the staff page', () => {
  it('lie all below /staf, and no two are the same', () => {
    expect(names.map(patternOf)).toEqual([
      '/staf/',
      '/staf/masuk',
      '/staf/tautan/:token',
      '/staf/produk',
      '/staf/produk/impor',
      '/staf/produk/:sudin/:id',
      '/staf/kurasi',
      '/staf/rotasi',
      '/staf/terbitkan',
      '/staf/riwayat',
      '/staf/layar',
      '/staf/laporan',
      '/staf/pengaturan',
      '/staf/akun',
      '/staf/catatan',
    ]);
  });

  it('are filled in so that the same can be read out again, whatever stands in them', () => {
    const params = { sudin: 'ppkukm', id: 'sambal/bawang 50%?#' };
    const href = hrefTo('product', params);
    expect(href).toBe('/staf/produk/ppkukm/sambal%2Fbawang%2050%25%3F%23');
    const parts = new URL(href, 'http://localhost').pathname.split('/').map(decodeURIComponent);
    expect(parts.slice(-2)).toEqual([params.sudin, params.id]);
    expect(hrefTo('dashboard')).toBe('/staf/');
  });

  it.each(['/staf', '/staf/', '/staf/produk', '/staf?x=1', '/staf#isi'])('%s is the router’s', (href) => {
    expect(SCOPE.test(href)).toBe(true);
  });

  it.each(['/', '/staff', '/api/produk', 'https://contoh.example/staf/', '/feed/staf/'])(
    '%s is the browser’s',
    (href) => {
      expect(SCOPE.test(href)).toBe(false);
    },
  );

  it('belong to the item of the sidebar they lie below', () => {
    const at = (path: string) => names.filter((name) => isWithin(path, name));
    expect(at('/staf')).toEqual(['dashboard']);
    expect(at('/staf/produk')).toEqual(['products']);
    expect(at('/staf/produk/ppkukm/sambal')).toEqual(['products']);
    expect(at('/staf/produksi')).toEqual([]);
  });
});

describe('the sidebar', () => {
  it('offers accounts and the log to administrators only', () => {
    const titles = (isAdministrator: boolean) => navigationFor(isAdministrator).map(({ title }) => title);
    const everybody = [
      'Dasbor',
      'Produk',
      'Kurasi',
      'Rotasi',
      'Terbitkan',
      'Riwayat',
      'Layar',
      'Laporan',
      'Pengaturan',
    ];
    expect(titles(false)).toEqual(everybody);
    expect(titles(true)).toEqual([...everybody, 'Akun', 'Catatan']);
  });
});
