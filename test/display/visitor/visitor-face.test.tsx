import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPreferences } from '../../../src/display/visitor/preferences.ts';
import type { Presence } from '../../../src/display/visitor/presence.ts';
import type { Visitor } from '../../../src/display/visitor/visitor.ts';
import { VisitorFace } from '../../../src/display/visitor/VisitorFace.tsx';
import { measureViewport } from '../../../src/display/viewport.ts';
import { cards, TODAY } from '../../factory.ts';
import { fakeContent, showingOf } from '../fakes.ts';

afterEach(cleanup);

async function face(openIndex?: number) {
  const all = await cards(2);
  const preferences = createPreferences();
  const refit = vi.fn<Visitor['refit']>((change) => change(preferences));
  const visitor: Visitor = {
    preferences,
    secondsLeft: signal(undefined),
    cards: signal(all),
    shelf: signal(all),
    today: signal(TODAY),
    open: signal(openIndex === undefined ? undefined : all[openIndex]),
    photoIndex: signal(0),
    notices: signal([]),
    noticeIndex: signal(undefined),
    cameFrom: signal(undefined),
    hasOpened: signal(false),
    refit,
    openProduct: vi.fn(),
    step: vi.fn(),
    back: vi.fn(),
    close: vi.fn(),
    speak: vi.fn(),
    qrShown: vi.fn(),
    touched: vi.fn(),
    stop: vi.fn(),
  };
  const presence = signal<Presence>('here');
  const isPossible = signal(openIndex !== undefined);
  const reader = { isPossible, isReading: signal(false), toggle: vi.fn(), stop: vi.fn() };
  render(
    <VisitorFace
      visitor={visitor}
      presence={presence}
      content={fakeContent(showingOf(all))}
      viewport={signal(measureViewport(1920, 1080))}
      photos={{ get: () => Promise.resolve(undefined) }}
      reader={reader}
      liftPx={54}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Kenyamanan membaca' }));
  return { presence, preferences, refit, reader };
}

const layer = () => screen.getByRole('main', { hidden: true }).parentElement as HTMLElement;
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('[V9] the face a visitor sees', () => {
  it('gets larger text, and stays where it was on the shelf', async () => {
    const { refit, preferences } = await face();
    press('Perbesar teks');
    expect([refit.mock.calls.length, preferences.isLargeText.peek()]).toEqual([1, true]);
    await act(() => undefined);
    expect(screen.getByRole('main').dataset['text']).toBe('large');
  });

  it('gets more contrast, and keeps it until it is gone although the next visitor begins without', async () => {
    const { presence, preferences } = await face();
    expect(layer().dataset['contrast']).toBeUndefined();
    press('Kontras tinggi');
    await act(() => undefined);
    expect(layer().dataset['contrast']).toBe('high');
    await act(() => {
      preferences.reset();
      presence.value = 'covering';
    });
    expect(layer().dataset['contrast']).toBe('high');
    await act(() => void (presence.value = 'here'));
    expect(layer().dataset['contrast']).toBeUndefined();
  });

  it.each([undefined, 0])('[V8] stands as high as it is told to', async (openIndex) => {
    await face(openIndex);
    expect(screen.getByRole('main').style.getPropertyValue('--lift')).toBe('54px');
  });

  it('[V10] reads an open product aloud, and the shelf not', async () => {
    const { reader } = await face(0);
    press('Baca keras');
    expect(reader.toggle).toHaveBeenCalledOnce();
    cleanup();
    await face();
    expect(screen.queryByRole('button', { name: 'Baca keras' })).toBeNull();
  });
});
