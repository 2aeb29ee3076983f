/** What the gallery has to say: in the loop when it is due, and again where a visitor reads it at ease. */
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { createInterludes } from '../../../src/display/notices/interludes.ts';
import { NoticeFace } from '../../../src/display/notices/NoticeFace.tsx';
import { cards, feedNotice, TODAY } from '../../factory.ts';
import { fakeContent, fakePhotos, showingOf, type FakeContent } from '../fakes.ts';

afterEach(cleanup);

async function gallery(...notices: Awaited<ReturnType<typeof feedNotice>>[]) {
  const showing = showingOf(await cards(1));
  const content = fakeContent({
    ...showing,
    feed: { ...showing.feed, feed: { ...showing.feed.feed, notices } },
  });
  const interludes = createInterludes({ content, photos: fakePhotos() });
  /** Asks after each of so many products, and shows what is due; which notice came after which. */
  const after = async (count: number) => {
    const came: string[] = [];
    for (let stood = 1; stood <= count; stood++) {
      const due = await interludes(stood);
      if (due === undefined) continue;
      due.onShown();
      came.push(`${stood} ${due.noticeId}`);
    }
    return came;
  };
  return { content, interludes, after };
}

describe('when a notice is due', () => {
  it('[D13] it comes after as many products as it says, and again after as many more', async () => {
    const { after } = await gallery(await feedNotice({ id: 'ikut', everySlides: 3 }));
    expect(await after(10)).toEqual(['4 ikut', '7 ikut', '10 ikut']);
  });

  it('[D13] of two the one that has waited longer comes first', async () => {
    const { after } = await gallery(
      await feedNotice({ id: 'lambat', everySlides: 5 }),
      await feedNotice({ id: 'cepat', everySlides: 3 }),
    );
    expect(await after(8)).toEqual(['4 cepat', '6 lambat', '7 cepat']);
  });

  it('[C14] and over, it no longer comes', async () => {
    const { after, content } = await gallery(await feedNotice({ id: 'ikut', everySlides: 3, ends: TODAY }));
    expect(await after(4)).toEqual(['4 ikut']);
    (content satisfies FakeContent).setToday('2026-11-25');
    expect(await after(40)).toEqual([]);
  });

  it('[C14] with a link that breaks the rules it never comes', async () => {
    const link = { kind: 'website' as const, url: 'http://jakpreneur.example/' };
    const { after } = await gallery(await feedNotice({ everySlides: 3, link }));
    expect(await after(20)).toEqual([]);
  });
});

describe('a notice', () => {
  it('[C8][V5] says what it is, what a code leads to, and that it is a sample', async () => {
    render(<NoticeFace notice={await feedNotice()} language="id" isPortrait={false} isHeading />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Cara bergabung');
    expect(screen.getByText('Contoh data')).toBeTruthy();
    expect(screen.getByRole('img', { name: /jakpreneur\.example\/gabung/ })).toBeTruthy();
    expect(screen.getByText('jakpreneur.example/gabung')).toBeTruthy();
  });

  it('without a link and without English is words in the language they are in', async () => {
    const { link: _, ...plain } = await feedNotice({ title: { id: 'Selamat datang' }, text: { id: 'Silakan.' } });
    render(<NoticeFace notice={plain} language="en" isPortrait />);
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText('Selamat datang').lang).toBe('id');
  });
});
