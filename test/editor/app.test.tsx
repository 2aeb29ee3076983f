import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App, type AppProps, type Person } from '../../src/editor/App.tsx';
import { PageHeader } from '../../src/editor/kit/Page.tsx';
import { createToasts } from '../../src/editor/kit/toasts.ts';

afterEach(cleanup);
beforeEach(() => history.replaceState(null, '', '/staf/'));

const named = (title: string) => () => <PageHeader title={title} />;
const inside: AppProps['inside'] = {
  dashboard: named('Dasbor'),
  products: named('Produk'),
  import: named('Impor produk'),
  product: named('Produk'),
  curation: named('Kurasi'),
  rotations: named('Rotasi'),
  publish: named('Terbitkan'),
  history: named('Riwayat'),
  screens: named('Layar'),
  exposure: named('Laporan tayang'),
  settings: named('Pengaturan'),
  accounts: named('Akun'),
  audit: named('Catatan'),
};
const outside: AppProps['outside'] = { signIn: named('Masuk'), invitation: named('Undangan') };

const curator: Person = { name: 'Kurator contoh', role: 'Kurator PPKUKM', isAdministrator: false };

function open(path: string, props: Partial<AppProps> = {}) {
  history.replaceState(null, '', path);
  return render(
    <App
      inside={inside}
      outside={outside}
      galleryName={{ title: 'Galeri JakPreneur', place: 'Jakarta Timur' }}
      person={signal<Person | undefined>(curator)}
      counts={signal({ products: 4, curation: 3, rotations: 0 })}
      screenState={signal({ tone: 'ok' as const, title: 'Layar lobi terhubung', lines: ['Menayangkan versi 41'] })}
      toasts={createToasts({ after: () => () => undefined })}
      onSignOut={() => undefined}
      {...props}
    />,
  );
}

const navigation = () => screen.getByRole('navigation', { name: 'Halaman staf' });
const heading = () => screen.getByRole('heading', { level: 1 });
const link = (name: string | RegExp) => within(navigation()).getByRole('link', { name });

/** The router listens on the window, and renders a moment later. */
const follow = async (name: string | RegExp) => {
  await act(async () => void fireEvent.click(link(name)));
};

describe('the staff page', () => {
  it.each([
    ['/staf/', 'Dasbor'],
    ['/staf', 'Dasbor'],
    ['/staf/produk', 'Produk'],
    ['/staf/produk/ppkukm/sambal-bawang', 'Produk'],
    ['/staf/kurasi', 'Kurasi'],
    ['/staf/rotasi', 'Rotasi'],
    ['/staf/terbitkan', 'Terbitkan'],
    ['/staf/riwayat', 'Riwayat'],
    ['/staf/layar', 'Layar'],
    ['/staf/laporan', 'Laporan tayang'],
    ['/staf/pengaturan', 'Pengaturan'],
    ['/staf/akun', 'Akun'],
    ['/staf/catatan', 'Catatan'],
    ['/staf/lain', 'Halaman tidak ditemukan'],
  ])('%s is %s, inside the shell', (path, title) => {
    open(path);
    expect([heading().textContent, document.title]).toEqual([title, `${title} · Galeri JakPreneur`]);
    expect(navigation()).toBeTruthy();
  });

  it.each([
    ['/staf/masuk', 'Masuk'],
    ['/staf/tautan/8dK2', 'Undangan'],
  ])('%s needs no account: no shell', (path, title) => {
    open(path);
    expect(heading().textContent).toBe(title);
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('goes on without loading a page; tab, sidebar and focus follow, and the shell stays', async () => {
    open('/staf/');
    const before = navigation();
    await follow(/^Produk/);
    expect([location.pathname, heading().textContent, document.title]).toEqual([
      '/staf/produk',
      'Produk',
      'Produk · Galeri JakPreneur',
    ]);
    expect(navigation()).toBe(before);
    expect(document.activeElement).toBe(heading());
    expect(link(/^Produk/).getAttribute('aria-current')).toBe('page');
    expect(link('Dasbor').hasAttribute('aria-current')).toBe(false);
  });
});

describe('the shell', () => {
  it('says how many wait behind an item, and what', () => {
    open('/staf/');
    expect(link(/^Produk/).textContent).toBe('Produk4 perubahan belum diterbitkan');
    expect(link(/^Kurasi/).textContent).toBe('Kurasi3 menunggu kurasi');
    expect(link(/^Rotasi/).textContent).toBe('Rotasi');
  });

  it('leads past itself to the view', () => {
    open('/staf/produk');
    expect(screen.getByRole('link', { name: 'Langsung ke isi' }).getAttribute('href')).toBe(
      `#${screen.getByRole('main').id}`,
    );
  });

  it('shows accounts and the log to administrators', () => {
    open('/staf/', { person: signal({ ...curator, isAdministrator: true }) });
    expect(link('Akun').getAttribute('href')).toBe('/staf/akun');
    cleanup();
    open('/staf/');
    expect(within(navigation()).queryByRole('link', { name: 'Akun' })).toBeNull();
  });

  it('names who has signed in, and behind that is the way out', () => {
    const onSignOut = vi.fn();
    open('/staf/', { onSignOut });
    const account = screen.getByRole('button', { name: /Kurator contoh.*Kurator PPKUKM/ });
    expect(screen.queryByRole('button', { name: 'Keluar' })).toBeNull();
    fireEvent.click(account);
    expect(account.getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Keluar' }));
    expect(onSignOut).toHaveBeenCalledOnce();
    screen.getByRole('button', { name: 'Keluar' }).focus();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    expect([screen.queryByRole('button', { name: 'Keluar' }), document.activeElement]).toEqual([null, account]);
  });

  it('without anybody has no menu of theirs', () => {
    open('/staf/', { person: signal(undefined) });
    expect(screen.queryByRole('button', { expanded: false, name: /Kurator/ })).toBeNull();
  });

  it('on a tablet opens by a button, closes by Escape with the focus on it, and when one has arrived', async () => {
    open('/staf/');
    const menu = () => screen.getByRole('button', { name: /menu$/ });
    expect([menu().getAttribute('aria-label'), menu().getAttribute('aria-expanded')]).toEqual(['Buka menu', 'false']);
    fireEvent.click(menu());
    expect([menu().getAttribute('aria-label'), menu().getAttribute('aria-expanded')]).toEqual(['Tutup menu', 'true']);
    link('Dasbor').focus();
    await act(() => void fireEvent.keyDown(link('Dasbor'), { key: 'Escape' }));
    expect([menu().getAttribute('aria-expanded'), document.activeElement]).toEqual(['false', menu()]);
    fireEvent.click(menu());
    await follow(/^Riwayat/);
    expect(menu().getAttribute('aria-expanded')).toBe('false');
  });

  it('says how the screen in the lobby is', () => {
    open('/staf/');
    expect(screen.getByText('Layar lobi terhubung')).toBeTruthy();
    expect(screen.getByText('Menayangkan versi 41')).toBeTruthy();
  });
});
