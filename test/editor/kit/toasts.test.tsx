import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Toaster } from '../../../src/editor/kit/Toaster.tsx';
import { createToasts } from '../../../src/editor/kit/toasts.ts';

afterEach(cleanup);

/** A clock whose hands the test turns. */
function handClock() {
  let nowMs = 0;
  const timers = new Map<number, { readonly atMs: number; readonly call: () => void }>();
  let last = 0;
  return {
    after(delayMs: number, call: () => void) {
      const id = ++last;
      timers.set(id, { atMs: nowMs + delayMs, call });
      return () => void timers.delete(id);
    },
    advance(ms: number) {
      nowMs += ms;
      for (const [id, { atMs, call }] of timers) {
        if (atMs > nowMs) continue;
        timers.delete(id);
        call();
      }
    },
  };
}

function view() {
  const clock = handClock();
  const toasts = createToasts(clock);
  render(<Toaster toasts={toasts} />);
  const show: typeof toasts.show = (...words) => {
    let id = 0;
    void act(() => void (id = toasts.show(...words)));
    return id;
  };
  const advance = (ms: number) => void act(() => clock.advance(ms));
  return { advance, show };
}

const region = () => screen.getByRole('status');

describe('a toast', () => {
  it('is read out from a region that was there before, and goes by itself', () => {
    const { advance, show } = view();
    const own = region();
    expect([own.getAttribute('aria-live'), own.textContent]).toEqual(['polite', '']);
    show('Draf tersimpan.');
    expect(own.textContent).toBe('Draf tersimpan.');
    advance(6999);
    expect(own.textContent).toBe('Draf tersimpan.');
    advance(1);
    expect(own.textContent).toBe('');
  });

  it('stays while somebody points at it or is in it', () => {
    const { advance, show } = view();
    show('Draf tersimpan.');
    fireEvent.focusIn(screen.getByRole('button', { name: 'Tutup pesan' }));
    advance(60_000);
    expect(region().textContent).toContain('Draf tersimpan.');
    fireEvent.focusOut(screen.getByRole('button', { name: 'Tutup pesan' }));
    advance(7000);
    expect(region().textContent).toBe('');
  });

  it('with something to do stands longer, and is gone once it is done', () => {
    const onPress = vi.fn();
    const { advance, show } = view();
    show('Produk dihapus.', { action: { title: 'Urungkan', onPress } });
    advance(19_000);
    fireEvent.click(screen.getByRole('button', { name: 'Urungkan' }));
    expect(onPress).toHaveBeenCalledOnce();
    expect(region().textContent).toBe('');
  });

  it('of a failure stays until somebody takes it away', () => {
    const { advance, show } = view();
    show('Gagal menyimpan, coba lagi.', { tone: 'err' });
    advance(3_600_000);
    expect(region().textContent).toContain('Gagal menyimpan');
    fireEvent.click(screen.getByRole('button', { name: 'Tutup pesan' }));
    expect(region().textContent).toBe('');
  });

  it('makes room: three at once, the oldest goes', () => {
    const { show } = view();
    for (const text of ['satu', 'dua', 'tiga', 'empat']) show(text, { tone: 'err' });
    expect(region().textContent).toBe('duatigaempat');
  });
});
