import { readdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { publish } from '../../src/build/publish.ts';
import { photoPath } from '../../src/contract/feed-paths.ts';
import { say } from '../../src/contract/sentences.ts';
import { gallery, notice, TODAY } from '../factory.ts';
import { mintEmpty, noticeFile, temporaryFolder } from './mint.ts';
import { verifyOnDisk } from './verify-on-disk.ts';

const NOW_MS = Date.parse('2026-11-24T03:00:00Z');
const ID = 'cara-bergabung';
const withPhoto = notice({ photo: { file: 'galeri.jpg', alt: { id: 'Pintu galeri' } } });

/** A gallery of nothing but one notice with a photo. */
async function publisher() {
  const content = await mintEmpty();
  const dataDir = await temporaryFolder();
  const feedDir = path.join(dataDir, 'feed');
  await content.write('gallery.json', gallery());
  await content.addNotice(ID, withPhoto);
  const run = (today = TODAY, nowMs = NOW_MS) => publish({ contentDir: content.dir, dataDir, today, nowMs });
  const photos = async () => (await readdir(path.join(feedDir, 'photos'))).toSorted();
  return { content, feedDir, run, photos };
}

const picture = (background: string) =>
  sharp({ create: { width: 1200, height: 1200, channels: 3, background } })
    .jpeg()
    .toBuffer();

describe('publishing notices', () => {
  it('[F14][C13] a notice is published with its photo as a screen reads it, and nothing that is only for staff', async () => {
    const { content, feedDir, run, photos } = await publisher();
    const link = { kind: 'website', url: 'https://jakpreneur.example/gabung' } as const;
    await content.write(noticeFile(ID), { ...withPhoto, $schema: './x.json', link });
    expect(await run()).toMatchObject({ outcome: 'published', notices: 1, photos: { encoded: 1, cached: 0 } });
    const { feed, photoNames } = await verifyOnDisk(feedDir);
    const { photo, ...words } = feed.notices?.[0] ?? {};
    expect(words).toEqual({ ...notice({ link }), id: ID });
    expect(photo).toMatchObject({ alt: { id: 'Pintu galeri' }, focus: { x: 50, y: 60 } });
    expect(photo?.variants.map(photoPath)).toEqual([...photoNames]);
    expect(await photos()).toEqual([...photoNames].map((name) => path.basename(name)).toSorted());
  });

  it('[C15] one that is over before the publication is not written, one that has not begun is', async () => {
    const { content, feedDir, run } = await publisher();
    await content.addNotice('lama', notice({ ends: '2026-11-23' }));
    await content.addNotice('nanti', notice({ starts: '2026-12-24', ends: '2026-12-31' }));
    await run();
    expect((await verifyOnDisk(feedDir)).feed.notices?.map(({ id }) => id)).toEqual([ID, 'nanti']);
  });

  it('without notices the feed has no word of them', async () => {
    const { feedDir, run } = await publisher();
    await run('2026-12-01');
    expect((await verifyOnDisk(feedDir)).feed).not.toHaveProperty('notices');
  });

  it('[F12] the same notice makes no new revision, another word does', async () => {
    const { content, run } = await publisher();
    await run();
    expect(await run()).toMatchObject({ outcome: 'unchanged' });
    await content.write(noticeFile(ID), { ...withPhoto, everySlides: 20 });
    expect(await run()).toMatchObject({ outcome: 'published', photos: { encoded: 0, cached: 1 } });
  });

  it('the photos of the publication before are kept, those of the one before that are removed', async () => {
    const { content, feedDir, run, photos } = await publisher();
    const kept: string[][] = [];
    for (const [index, background] of ['#111111', '#222222', '#333333'].entries()) {
      await content.write('notices/galeri.jpg', await picture(background));
      await run(TODAY, NOW_MS + index * 1000);
      kept.push([...(await verifyOnDisk(feedDir)).photoNames].map((name) => path.basename(name)));
    }
    expect(await photos()).toEqual([...(kept[1] ?? []), ...(kept[2] ?? [])].toSorted());
  });

  it('[C5] a photo that only decoding finds broken is told at the notice', async () => {
    const { content, run } = await publisher();
    const hollow = await sharp(await picture('#884422'))
      .png()
      .toBuffer();
    hollow.fill(0, Math.floor(hollow.length / 2), hollow.length - 12);
    await content.write('notices/galeri.jpg', hollow);
    const result = await run();
    expect(result.outcome === 'refused' && result.problems).toContainEqual({
      file: noticeFile(ID),
      field: 'photo.file',
      ...say('photo-unreadable'),
    });
  });
});
