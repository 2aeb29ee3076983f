/** A visitor from the first touch to the last: the real model and the real face over a screen within reach of a test. */
import { signal, type Signal } from '@preact/signals';
import { act, cleanup, render, screen as page, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/contract/feed.ts';
import type { StageState } from '../../../src/display/components/Stage.tsx';
import { createScreen, type Screen } from '../../../src/display/models/screen.ts';
import type { ScreenParts } from '../../../src/display/take-care.ts';
import { receiveVisitors } from '../../../src/display/visitor/receive-visitors.ts';
import type { VisitorLink } from '../../../src/display/visitor-link.ts';
import { cards } from '../../factory.ts';
import { createVisitorLink, emptyStage, landscape, slideOf } from '../dom.tsx';
import { fakeContent, showingOf, type FakeContent } from '../fakes.ts';
import { handClock, jakarta, type HandClock } from '../hand-clock.ts';

let clock: HandClock;
let content: FakeContent;
let screen: Screen;
let link: VisitorLink;
let stage: Signal<StageState>;
let account: string[];
let all: readonly Card[];
let close: () => void;

beforeEach(async () => {
  clock = handClock(jakarta('2026-11-24T12:00:00'));
  const minted = await cards(4);
  content = fakeContent(showingOf(minted));
  all = content.allowed();
  account = [];
  link = createVisitorLink();
  stage = signal<StageState>({ ...emptyStage, current: slideOf(1, at(13)), paintedSlot: 1 });
  screen = createScreen({
    clock,
    content,
    isUpdateWaiting: () => false,
    applyUpdate: () => undefined,
    wake: () => void account.push('wake'),
  });
  await screen.boundary();
  close = receiveVisitors({
    clock,
    content,
    screen,
    show: { stage },
    store: { photo: () => Promise.resolve(undefined), changeVisitDay: () => Promise.resolve() },
    turns: {
      cut: () => void account.push('cut'),
      beginTouch: ({ id }: Card) => void account.push(`hold ${id}`),
      finishTouch: () => void account.push('release'),
    },
    viewport: landscape,
    visitor: link,
  } as unknown as ScreenParts);
  render(<Face />);
});
afterEach(async () => {
  close();
  cleanup();
  await clock.advance(60_000);
});

function Face() {
  const Visitor = link.face.value;
  return Visitor === undefined ? null : <Visitor />;
}

const at = (place: number): Card => all[place] as Card;
const touchGlass = () =>
  act(() => {
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: 900, clientY: 500 }));
    document.body.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  });
const press = async (name: string | RegExp) => {
  await act(() => clock.advance(400));
  const button = page.getByRole('button', { name });
  await act(() => {
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    // A finger clicks what is still there when it is lifted.
    if (button.isConnected) button.click();
  });
};
const key = (name: string) =>
  act(
    () =>
      void (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
      ),
  );
const pass = (ms: number) => act(() => clock.advance(ms));
const onPage = () =>
  [...document.querySelectorAll<HTMLElement>('li [data-card]')].map(({ dataset }) => dataset['card']);
const view = () => document.querySelector<HTMLElement>('main[data-view]')?.dataset['view'];
const openTile = async (card: Card) => {
  await pass(400);
  await act(() => document.querySelector<HTMLElement>(`li [data-card='${card.id}']`)?.click());
};

describe('the first touch', () => {
  it('[V11] opens the shelf at the product that was on', async () => {
    await touchGlass();
    expect([screen.mode.value, view()]).toEqual(['browsing', 'browse']);
    expect(onPage()).toEqual(all.slice(10, 20).map(({ id }) => id));
  });

  it('[R9] ends the turn of the card that was on before anything else', async () => {
    await touchGlass();
    expect(account).toEqual(['cut', 'wake']);
  });

  it('[V11] leaves the keyboard alone, while a key puts it on the product that was on', async () => {
    await touchGlass();
    expect(document.activeElement).toBe(document.body);
    await press('Tutup');
    await pass(5000);
    await key('Enter');
    expect((document.activeElement as HTMLElement).dataset['card']).toBe(at(13).id);
  });

  it('[V4] and the second one right after it do one thing only', async () => {
    await touchGlass();
    await openTileAtOnce(at(11));
    expect(screen.mode.value).toBe('browsing');
    await openTile(at(11));
    expect(screen.mode.value).toBe('detail');
  });

  it('[R10] on a sleeping screen only wakes it', async () => {
    content.put(showingOf(all, { screen: { hours: closed } }));
    screen.send({ type: 'idle-timeout' });
    await screen.boundary();
    expect(screen.mode.value).toBe('asleep');
    await touchGlass();
    expect([screen.mode.value, view()]).toEqual(['showing', undefined]);
  });

  it('[V11] on the staff’s overlay is the overlay’s', async () => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    dialog.open = true;
    await act(() => void dialog.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    expect(screen.mode.value).toBe('showing');
    dialog.remove();
  });
});

async function openTileAtOnce(card: Card) {
  await act(() => document.querySelector<HTMLElement>(`li [data-card='${card.id}']`)?.click());
}

const closed = {
  weekly: { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null },
  exceptions: [],
};

describe('a product', () => {
  beforeEach(async () => {
    await touchGlass();
    await openTile(at(12));
  });

  it('is a region with its name, and its heading has the keyboard', () => {
    expect(page.getByRole('region', { name: at(12).name.id })).toBeTruthy();
    expect(document.activeElement).toBe(page.getByRole('heading', { level: 1 }));
  });

  it('[R9] is booked as touched for as long as it is open', async () => {
    await press('Produk berikutnya');
    await press('Kembali');
    expect(account.filter((entry) => entry.startsWith('hold'))).toEqual([`hold ${at(12).id}`, `hold ${at(13).id}`]);
    const next = account.indexOf(`hold ${at(13).id}`);
    expect([account.slice(0, next).includes('release'), account.slice(next).includes('release')]).toEqual([true, true]);
  });

  it('[V2] says its place on the shelf, and leads to the next and the one before', async () => {
    expect(page.getByText('13 dari 24')).toBeTruthy();
    await press('Produk berikutnya');
    expect(page.getByText('14 dari 24')).toBeTruthy();
    await press('Produk sebelumnya');
    expect(page.getByText('13 dari 24')).toBeTruthy();
  });

  it('[V2] goes back to the page it lies on, with the keyboard on its tile', async () => {
    for (let place = 12; place < 20; place++) await press('Produk berikutnya');
    await press('Kembali');
    expect(onPage()[0]).toBe(at(20).id);
    expect((document.activeElement as HTMLElement).dataset['card']).toBe(at(20).id);
  });

  it('[C2] that may no longer be shown is closed at midnight, and gone from the shelf', async () => {
    const doomed = {
      ...at(12),
      commodity: 'kuliner' as const,
      halal: { certificate: 'ID31119999000010324', issuedOn: '2024-03-12', validUntil: '2026-11-24' },
    };
    content.put(showingOf([doomed, ...all.filter(({ id }) => id !== doomed.id)]));
    await pass(0);
    // Noon to midnight, with a hand on the glass all the time.
    for (let minutes = 0; minutes < 12 * 60; minutes++) {
      if (minutes === 12 * 60 - 1) content.setToday('2026-11-25');
      for (const half of [30_000, 30_000]) {
        await clock.advance(half);
        document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
      }
    }
    await pass(1000);
    expect(view()).toBe('browse');
    expect(onPage()).not.toContain(doomed.id);
  });

  it('Escape goes one step back, and another to the loop', async () => {
    await key('Escape');
    expect(screen.mode.value).toBe('browsing');
    await key('Escape');
    expect(screen.mode.value).toBe('showing');
  });
});

describe('a visitor who is gone', () => {
  beforeEach(async () => {
    await touchGlass();
    await press(/^Kriya/);
    await press(/Bahasa Inggris/);
  });

  it('[V3] is asked ten seconds before, and may go on', async () => {
    await pass(35_000);
    const dialog = page.getByRole('alertdialog');
    expect(within(dialog).getByText('10')).toBeTruthy();
    await pass(4000);
    expect(within(dialog).getByText('6')).toBeTruthy();
    await press('Keep looking');
    expect(page.queryByRole('alertdialog')).toBeNull();
    expect(screen.mode.value).toBe('browsing');
  });

  it('[V3][V6] leaves a fresh screen: loop, Indonesian, no filter, first page of all', async () => {
    expect(document.documentElement.lang).toBe('en');
    await pass(45_000);
    expect([screen.mode.value, link.language.value, document.documentElement.lang]).toEqual(['showing', 'id', 'id']);
    await pass(300);
    expect(view()).toBeUndefined();
    await touchGlass();
    expect(page.getByText('24 produk, halaman 2 dari 3')).toBeTruthy();
  });

  it('[V11] is seen off in the language and colour of the visit, over a loop that is ready', async () => {
    stage.value = { ...emptyStage, paintedSlot: undefined };
    await pass(45_000);
    expect(page.getByText(/products, page/)).toBeTruthy();
    expect(link.beam.value).toBe('kriya');
    stage.value = { ...emptyStage, current: slideOf(2, at(1)), paintedSlot: 2 };
    await pass(0);
    await pass(250);
    expect([view(), link.beam.value]).toEqual([undefined, undefined]);
  });

  it('[V3] any other touch goes on, and presses nothing behind the question', async () => {
    await pass(36_000);
    const tile = document.querySelector<HTMLElement>('li [data-card]');
    await act(() => {
      tile?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      tile?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    });
    expect([page.queryByRole('alertdialog'), view()]).toEqual([null, 'browse']);
  });

  it('[V3] the keyboard can choose between the two answers', async () => {
    await pass(36_000);
    await key('Tab');
    expect(page.queryByRole('alertdialog')).not.toBeNull();
  });

  it('[V3] `Kembali ke awal` does not wait', async () => {
    await pass(36_000);
    await press('Back to the start');
    expect(screen.mode.value).toBe('showing');
  });

  it('[V3] is not gone as long as a finger touches, for five minutes and more', async () => {
    for (let touches = 0; touches < 12; touches++) {
      await pass(30_000);
      await act(() => void document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true })));
    }
    expect(screen.mode.value).toBe('browsing');
  });

  it('[V3] twenty times leaves a screen that opens as ever, and no timer behind', async () => {
    await pass(45_000 + 300);
    for (let visit = 0; visit < 20; visit++) {
      document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, clientX: 900, clientY: 500 }));
      await clock.advance(45_000 + 300);
    }
    await pass(0);
    expect(clock.pending).toBe(0);
    await touchGlass();
    expect(view()).toBe('browse');
  });
});

describe('[V9] reading comfort', () => {
  const layer = () => document.querySelector<HTMLElement>('main[data-view]')?.parentElement;
  const dataset = () => [
    document.querySelector<HTMLElement>('main[data-view]')?.dataset['text'],
    layer()?.dataset['contrast'],
  ];

  it('[V2] of larger text keeps the first product of the page on the page', async () => {
    await touchGlass();
    const [first] = onPage();
    await press('Kenyamanan membaca');
    await press('Perbesar teks');
    expect(onPage()).toContain(first);
    expect(onPage()).toHaveLength(8);
  });

  it('[V6] goes with the visitor through every view, and is gone with the visitor', async () => {
    await touchGlass();
    await press('Kenyamanan membaca');
    await press('Perbesar teks');
    await press('Kontras tinggi');
    await openTile(at(9));
    expect([view(), ...dataset()]).toEqual(['detail', 'large', 'high']);
    await pass(45_000 + 5000);
    await touchGlass();
    expect([view(), ...dataset()]).toEqual(['browse', undefined, undefined]);
  });

  it('is put away by Escape before Escape is a step back', async () => {
    await touchGlass();
    await openTile(at(10));
    await press('Kenyamanan membaca');
    await key('Escape');
    expect([view(), page.queryByRole('button', { name: 'Perbesar teks' })]).toEqual(['detail', null]);
    await key('Escape');
    expect(view()).toBe('browse');
  });
});
