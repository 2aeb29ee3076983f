import { signal } from '@preact/signals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../../src/contract/feed.ts';
import { measureViewport } from '../../../src/display/viewport.ts';
import { CardPreview, type CardPreviewProps } from '../../../src/editor/preview/CardPreview.tsx';
import { Lobby } from '../../../src/editor/preview/Lobby.tsx';
import { readMessage, type NameFit, type PreviewContent, type ToFrame } from '../../../src/editor/preview/messages.ts';
import { nameVerdict } from '../../../src/editor/preview/name-fit.ts';
import { createUrlPhotos } from '../../../src/editor/preview/url-photos.ts';
import { card, gallery, photo, TODAY } from '../../factory.ts';
import { eventually } from '../../eventually.ts';

afterEach(cleanup);

const arrive = () => act(() => new Promise((resolve) => void setTimeout(resolve)));

describe('a message between form and frame', () => {
  interface Sent {
    readonly origin: string;
    readonly source: unknown;
    readonly data: unknown;
  }
  const other = {};
  const good: Sent = { origin: location.origin, source: other, data: { type: 'galeri-preview-ready' } };
  const read = (message: Partial<Sent>, from: unknown = other) =>
    readMessage({ ...good, ...message }, from, ['galeri-preview-ready']);

  it('[E21] is read from our own origin, from the window we speak with, when it is one we know', () => {
    expect(read({})).toEqual(good.data);
  });

  it.each<[string, Partial<Sent>]>([
    ['of another origin', { origin: 'https://elsewhere.example' }],
    ['of no origin', { origin: 'null' }],
    ['of another window', { source: {} }],
    ['of no window', { source: null }],
    ['of another kind', { data: { type: 'galeri-preview-show' } }],
    ['that is a word', { data: 'galeri-preview-ready' }],
    ['that is nothing', { data: null }],
  ])('[E21] %s is nobody’s', (_, message) => {
    expect(read(message)).toBeUndefined();
  });

  it('[E21] is nobody’s while there is no window on the other side', () => {
    expect(read({ source: null }, null)).toBeUndefined();
    expect(read({ source: undefined }, undefined)).toBeUndefined();
  });
});

describe('the preview in the form', () => {
  async function view(props: Partial<CardPreviewProps> = {}) {
    const given: CardPreviewProps = {
      card: await card({ photos: [await photo('sampul')] }),
      gallery: gallery(),
      shape: 'landscape',
      language: 'id',
      today: TODAY,
      photoUrl: (file) => `/foto/${file}`,
      ...props,
    };
    const { container, rerender } = render(<CardPreview {...given} />);
    const frame = container.querySelector('iframe') as HTMLIFrameElement;
    const posted = vi.fn<(message: ToFrame, origin: string) => void>();
    const inside = { postMessage: posted };
    Object.defineProperty(frame, 'contentWindow', { value: inside });
    const say = (
      data: unknown,
      { origin = location.origin, source = inside }: { origin?: string; source?: unknown } = {},
    ) =>
      act(() => {
        const event = new MessageEvent('message', { data, origin });
        Object.defineProperty(event, 'source', { value: source });
        fireEvent(window, event);
      });
    const change = (changed: Partial<CardPreviewProps>) => act(() => rerender(<CardPreview {...given} {...changed} />));
    return { frame, posted, say, change, card: given.card };
  }

  it.each([
    ['landscape', 'Pratinjau layar: lanskap', '1920px', '1080px'],
    ['portrait', 'Pratinjau layar: potret', '1080px', '1920px'],
    ['detail', 'Pratinjau layar: rincian', '1920px', '1080px'],
  ] as const)(
    '[E21] %s is a picture by the name "%s", %s wide and %s high inside',
    async (shape, name, width, height) => {
      const { frame } = await view({ shape });
      expect(screen.getByRole('img', { name })).toBeTruthy();
      expect([frame.title, frame.style.width, frame.style.height]).toEqual([name, width, height]);
      expect(frame.src).toMatch(/preview\.html$/);
    },
  );

  it('[E21] holds nothing that can be pressed or focused', async () => {
    const { frame } = await view();
    expect([frame.tabIndex, frame.closest('[inert]') === null]).toEqual([-1, false]);
  });

  it('tells the frame what to show once it listens, and again when that changes', async () => {
    const { posted, say, change, card: shown } = await view();
    expect(posted).not.toHaveBeenCalled();
    await say({ type: 'galeri-preview-ready' });
    const [message, origin] = posted.mock.calls[0] ?? [];
    const sha256 = shown.photos[0]?.variants[0]?.sha256 ?? '';
    expect(origin).toBe(location.origin);
    expect(message?.content).toMatchObject({
      card: shown,
      view: 'loop',
      language: 'id',
      photoUrls: { [sha256]: `/foto/${sha256}` },
    });
    await change({ shape: 'detail', language: 'en' });
    expect(posted.mock.lastCall?.[0].content).toMatchObject({ view: 'detail', language: 'en' });
    const calls = posted.mock.calls.length;
    await change({ shape: 'detail', language: 'en' });
    expect(posted).toHaveBeenCalledTimes(calls);
  });

  it('[E21] listens to nobody else', async () => {
    const onName = vi.fn();
    const { posted, say } = await view({ onName });
    const ready = { type: 'galeri-preview-ready' };
    await say(ready, { origin: 'https://elsewhere.example' });
    await say(ready, { source: window });
    await say({ type: 'galeri-preview-name', fit: 'broken' }, { origin: 'https://elsewhere.example' });
    expect([posted.mock.calls, onName.mock.calls]).toEqual([[], []]);
  });

  it('hands on how the name came to stand, with the shape it stands in; the detail has no limit', async () => {
    const onName = vi.fn();
    const { say, change } = await view({ onName });
    await say({ type: 'galeri-preview-name', fit: 'smallest' });
    await change({ onName, shape: 'detail' });
    await say({ type: 'galeri-preview-name', fit: 'broken' });
    expect(onName.mock.calls).toEqual([['smallest', 'landscape']]);
  });
});

describe('what the form says about the name', () => {
  it.each([
    ['fits', 'landscape', 'ok', 'Nama muat dalam tiga baris di layar'],
    ['fits', 'portrait', 'ok', 'Nama muat dalam dua baris di layar'],
    ['smallest', 'landscape', 'warn', 'Nama hanya muat dengan huruf terkecil'],
    ['broken', 'portrait', 'warn', 'Nama terlalu panjang untuk layar'],
  ] as const)('%s in %s is %s: %s', (fit, shape, tone, sentence) => {
    expect(nameVerdict(fit, shape)).toMatchObject({ tone, sentence });
  });
});

describe('[E21] inside the frame', () => {
  const viewport = signal(measureViewport(1920, 1080));

  async function lobby(
    overrides: Partial<Card> = {},
    content: Partial<PreviewContent> = {},
    images: Readonly<Record<string, HTMLImageElement>> = {},
  ) {
    const shown = await card(overrides);
    const urls = shown.photos.flatMap(({ variants }) => variants.map(({ sha256 }) => [sha256, `/f/${sha256}`]));
    const state = signal<PreviewContent | undefined>({
      card: shown,
      gallery: gallery(),
      view: 'loop',
      language: 'id',
      today: TODAY,
      photoUrls: Object.fromEntries(urls) as Record<string, string>,
      ...content,
    });
    const onName = vi.fn<(fit: NameFit) => void>();
    const photos = { get: vi.fn(async (name: string) => images[name]) };
    const { container } = render(<Lobby content={state} viewport={viewport} photos={photos} onName={onName} />);
    await arrive();
    return { container, state, onName, photos, shown };
  }

  it('stands the lobby’s own slide under its own eave', async () => {
    const { container } = await lobby();
    const text = container.textContent;
    for (const part of [
      'Galeri JakPreneur',
      'Bank DKI',
      'Produk',
      'Rp35.000',
      'Binaan Sudin ppkukm',
      'Halal',
      'Sentuh layar',
    ]) {
      expect(text).toContain(part);
    }
    expect(container.querySelector('h2[data-step]')).not.toBeNull();
  });

  it('or the lobby’s own view of one product', async () => {
    const { container } = await lobby({}, { view: 'detail', language: 'en' });
    expect(container.querySelector('[data-view="detail"]')).not.toBeNull();
    expect(container.textContent).toContain('Made with care.');
  });

  it('shows the photo when it has come, and until then its colour, not the tumpal field', async () => {
    const cover = await photo('sampul');
    const image = document.createElement('img');
    const name = cover.variants[0]?.sha256 ?? '';
    const pending = lobby({ photos: [cover] }, {}, { [name]: image });
    expect(document.querySelector('pattern')).toBeNull();
    const { container } = await pending;
    expect([image.isConnected, image.alt]).toEqual([true, 'Foto produk']);
    expect(container.querySelector('pattern')).toBeNull();
  });

  it.each([
    ['without a photo', true],
    ['with one that cannot be decoded', false],
  ])('%s is the tumpal field', async (_, isMissing) => {
    const { container } = await lobby(isMissing ? { photos: [] } : {});
    await eventually(() => expect(container.querySelector('pattern')).not.toBeNull());
  });

  it('keeps the photo before until the next has come', async () => {
    const [first, second] = [await photo('satu'), await photo('dua')];
    const image = document.createElement('img');
    const { state, shown } = await lobby({ photos: [first] }, {}, { [first.variants[0]?.sha256 ?? '']: image });
    const name = second.variants[0]?.sha256 ?? '';
    await act(() => {
      const before = state.peek();
      if (before !== undefined)
        state.value = { ...before, card: { ...shown, photos: [second] }, photoUrls: { [name]: '/2' } };
    });
    expect(image.isConnected).toBe(true);
  });

  it('says how the name came to stand, again with every change', async () => {
    const { container, state, onName, shown } = await lobby();
    const name = container.querySelector<HTMLElement>('[data-step]');
    const again = () =>
      act(() => {
        const before = state.peek();
        if (before !== undefined) state.value = { ...before, card: { ...shown } };
      });
    // There is no layout here, so the test fits the name itself.
    delete name?.dataset['wrap'];
    Object.assign(name?.dataset ?? {}, { step: '2' });
    await again();
    expect(onName).toHaveBeenLastCalledWith('fits');
    Object.assign(name?.dataset ?? {}, { step: '5' });
    await again();
    expect(onName).toHaveBeenLastCalledWith('smallest');
    Object.assign(name?.dataset ?? {}, { wrap: 'anywhere' });
    await again();
    expect(onName).toHaveBeenLastCalledWith('broken');
  });

  it('shows nothing before it is told what', () => {
    const { container } = render(
      <Lobby
        content={signal(undefined)}
        viewport={viewport}
        photos={{ get: async () => undefined }}
        onName={vi.fn()}
      />,
    );
    expect(container.textContent).toBe('');
  });
});

describe('photos by address', () => {
  const image = (decode: () => Promise<void>) => Object.assign(document.createElement('img'), { decode });

  it('are decoded before they are given, and not decoded by another element while they stand nowhere', async () => {
    const decode = vi.fn(async () => undefined);
    const create = vi.fn(() => image(decode));
    const photos = createUrlPhotos((name) => `/foto/${name}`, create);
    const first = await photos.get('a.jpg');
    expect([first?.getAttribute('src'), decode.mock.calls.length]).toEqual(['/foto/a.jpg', 1]);
    expect(await photos.get('a.jpg')).toBe(first);
    document.body.append(first as HTMLImageElement);
    expect(await photos.get('a.jpg')).not.toBe(first);
    first?.remove();
    expect(create).toHaveBeenCalledTimes(2);
  });

  it('that have no address, or cannot be decoded, are not there', async () => {
    const broken = createUrlPhotos(
      (name) => (name === 'a.jpg' ? '/a.jpg' : undefined),
      () => image(() => Promise.reject(new Error('broken'))),
    );
    expect([await broken.get('a.jpg'), await broken.get('b.jpg')]).toEqual([undefined, undefined]);
  });
});
