import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { NoticeContent } from '../../src/contract/notice.ts';
import { say, type SentenceCode, type SentenceValues } from '../../src/contract/sentences.ts';
import { notice } from '../factory.ts';
import { mintContent, mintEmpty, noticeFile } from './mint.ts';

const alt = { id: 'Pintu galeri', en: 'Door of the gallery' };
const withPhoto = notice({ photo: { file: 'galeri.jpg', alt } });

/** What the check says of one notice among good content. */
async function heard(value: unknown, id = 'cara-bergabung') {
  const content = await mintContent();
  await content.addNotice(id, withPhoto);
  await content.write(noticeFile(id), value);
  return content.problems();
}
const of = (field: string, code: SentenceCode, values?: SentenceValues) => ({
  file: noticeFile('cara-bergabung'),
  field,
  ...say(code, values),
});

describe('checking notices', () => {
  it.each<[string, NoticeContent]>([
    ['with photo', withPhoto],
    ['without', notice()],
    [
      'with a link to any https page',
      notice({ sample: false, link: { kind: 'website', url: 'https://jakarta.go.id/' } }),
    ],
  ])('[C13] a good one %s has nothing to say', async (_, good) => {
    expect(await heard(good)).toEqual([]);
  });

  it('[C10][C13] every problem is told at once', async () => {
    const { everySlides: _, ...rest } = withPhoto;
    const broken = {
      ...rest,
      title: { id: 'x'.repeat(61) },
      text: {},
      sudin: 'ppkukm',
      photo: { file: 'hilang.jpg', alt },
    };
    expect(await heard(broken)).toEqual([
      of('title.id', 'too-long', { max: 60 }),
      of('text.id', 'required'),
      of('everySlides', 'required'),
      of('sudin', 'unknown-field', { name: 'sudin' }),
      of('photo.file', 'file-missing', { name: 'hilang.jpg' }),
    ]);
  });

  it.each([2, 101, 12.5])('[C13] every %d slides is refused', async (everySlides) => {
    expect((await heard({ ...withPhoto, everySlides })).map(({ field }) => field)).toEqual(['everySlides']);
  });

  it('[C9][C13] reversed days are refused', async () => {
    expect(await heard(notice({ starts: '2026-12-31', ends: '2026-12-01' }))).toEqual([of('ends', 'dates-reversed')]);
  });

  it('[C7][C13] a link keeps the rules of a product’s', async () => {
    const instagram = { kind: 'instagram', url: 'https://evil.id/' } as const;
    expect(await heard(notice({ link: instagram }))).toEqual([of('link.url', 'link-sample-host')]);
    expect(await heard(notice({ link: instagram, sample: false }))).toEqual([
      of('link.url', 'link-host', { kind: 'instagram' }),
    ]);
    const long = `https://jakpreneur.example/${'x'.repeat(40)}`;
    expect(await heard(notice({ link: { kind: 'website', url: long } }))).toEqual([
      of('link.url', 'link-long', { max: 60 }),
    ]);
  });

  it('missing English is told and stops nobody', async () => {
    expect(await heard(notice({ title: { id: 'Judul' }, text: { id: 'Isi.' } }))).toEqual([
      of('title.en', 'no-english'),
      of('text.en', 'no-english'),
    ]);
  });

  it.each(['Cara Bergabung', 'cara_bergabung', 'a'.repeat(81)])('[C13] %j is no name for a notice', async (id) => {
    expect(await heard(withPhoto, id)).toEqual([{ file: noticeFile(id), field: '', ...say('notice-file-name') }]);
  });

  it('[C5] its photo keeps the rules of a product’s', async () => {
    const content = await mintContent();
    await content.addNotice('cara-bergabung', withPhoto);
    const small = sharp({ create: { width: 1600, height: 1199, channels: 3, background: '#a05a2c' } });
    await content.write('notices/galeri.jpg', await small.jpeg().toBuffer());
    expect(await content.problems()).toEqual([of('photo.file', 'photo-too-small', { width: 1600, height: 1199 })]);
    await content.write('notices/galeri.jpg', 'bukan foto');
    expect(await content.problems()).toEqual([of('photo.file', 'photo-unreadable')]);
    await content.write(noticeFile('cara-bergabung'), { ...withPhoto, photo: { file: '../gallery.jpg', alt } });
    expect(await content.problems()).toEqual([of('photo.file', 'wrong-photo-name')]);
  });

  it('[C10] a broken file names line and column', async () => {
    expect(await heard('{\n  "title": ,\n}')).toEqual([of('', 'broken-json', { line: 2, column: 12 })]);
  });

  it('[C15] one that is over is a warning on the day after, and nothing else about it is told', async () => {
    expect(await heard(notice({ ends: '2026-11-24' }))).toEqual([]);
    const over = { ...notice({ ends: '2026-11-23' }), title: {}, photo: { file: 'hilang.jpg', alt } };
    expect(await heard(over)).toEqual([of('ends', 'notice-over', { date: '2026-11-23' })]);
    expect(say('notice-over').severity).toBe('warning');
  });

  it('[C15] twelve are enough; those that are over do not count', async () => {
    const content = await mintContent();
    for (let n = 1; n <= 12; n++) await content.addNotice(`n-${n}`, notice());
    await content.addNotice('lama', notice({ ends: '2026-11-23' }));
    expect((await content.problems()).filter(({ severity }) => severity === 'error')).toEqual([]);
    await content.addNotice('n-13', notice());
    expect((await content.problems()).filter(({ severity }) => severity === 'error')).toEqual([
      { file: 'notices', field: '', ...say('notices-too-many', { count: 13, max: 12 }) },
    ]);
  });

  it('a folder with nothing but a notice lacks its gallery.json', async () => {
    const content = await mintEmpty();
    await content.addNotice('cara-bergabung', notice());
    expect(await content.problems()).toEqual([
      { file: 'gallery.json', field: '', ...say('file-missing', { name: 'gallery.json' }) },
    ]);
  });
});
