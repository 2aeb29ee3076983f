import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { measureViewport } from '../../../src/display/viewport.ts';
import { NoticeView } from '../../../src/display/visitor/notice/NoticeView.tsx';
import { gallery, photo } from '../../factory.ts';

afterEach(cleanup);

async function show(widthPx: number, heightPx: number, liftPx: number): Promise<boolean> {
  const notice = { id: 'libur', title: { id: 'Libur' }, text: { id: 'Tutup.' }, photo: await photo('libur') };
  render(
    <NoticeView
      notice={{ ...notice, starts: '2026-11-20', ends: '2026-11-30', everySlides: 6 }}
      gallery={gallery()}
      language="id"
      viewport={measureViewport(widthPx, heightPx)}
      comfort={{ isLargeText: false, isHighContrast: false, onLargeText: vi.fn(), onHighContrast: vi.fn() }}
      liftPx={liftPx}
      position={1}
      total={1}
      digests={new Set()}
      photos={{ get: () => Promise.resolve(undefined) }}
      onPrevious={vi.fn()}
      onNext={vi.fn()}
      onBack={vi.fn()}
      onClose={vi.fn()}
      onLanguage={vi.fn()}
    />,
  );
  expect(screen.getByRole('main').style.getPropertyValue('--lift')).toBe(`${liftPx}px`);
  return document.querySelector("[data-part='photo']") !== null;
}

it.each([
  [1920, 1080, 0, true],
  [1920, 1080, 324, false],
  [1080, 1920, 576, true],
  [1280, 1024, 300, true],
])(
  '[V8] a notice on %i x %i, lifted by %i px, has a photo: %s, because its words come first',
  async (width, height, liftPx, hasPhoto) => {
    expect(await show(width, height, liftPx)).toBe(hasPhoto);
  },
);
