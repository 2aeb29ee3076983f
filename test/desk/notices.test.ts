import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NoticeView, type NoticeBody } from '../../src/api/gallery.ts';
import { NOTICES_MAX } from '../../src/contract/limits.ts';
import { openContentFiles } from '../../src/desk/content-files.ts';
import { noticesDesk } from '../../src/desk/notices.ts';
import { photoIntake } from '../../src/desk/photo-intake.ts';
import { thumbnails } from '../../src/desk/thumbnails.ts';
import { readAudit } from '../../src/records/audit.ts';
import { notice } from '../factory.ts';
import { mintContent, photo, temporaryFolder } from '../build/mint.ts';
import { temporaryRecords } from '../records/temp-records.ts';
import { CURATOR, NOW_MS } from './fixture.ts';

async function board() {
  const content = await mintContent();
  const dataDir = await temporaryFolder();
  const records = await temporaryRecords();
  onTestFinished(() => records.close());
  const desk = noticesDesk({
    files: openContentFiles(content.dir),
    records,
    takePhoto: photoIntake(path.join(dataDir, 'uploads')),
    thumbnail: thumbnails(path.join(dataDir, 'thumbs')),
  });
  return {
    content,
    desk,
    list: async () => (await desk.list(NOW_MS)).map((view) => NoticeView.parse(view)),
    names: () => readdir(path.join(content.dir, 'notices')).catch(() => []),
    onDisk: async (id: string) => JSON.parse(await readFile(path.join(content.dir, 'notices', `${id}.json`), 'utf8')),
    audit: async () => (await readAudit(records, { limit: 10 })).map(({ action, subject }) => `${action} ${subject}`),
  };
}

const body = (overrides: Partial<NoticeBody> = {}): NoticeBody => ({ ...notice(), ...overrides });

describe('notices on the page', () => {
  it('are listed by their first day, with what is wrong with each', async () => {
    const { content, list } = await board();
    await content.addNotice('nanti', notice({ starts: '2026-12-01', ends: '2026-12-31' }));
    await content.addNotice('sekarang', notice());
    await content.addNotice('lewat', notice({ starts: '2026-10-01', ends: '2026-10-31' }));
    await content.write('notices/rusak.json', '{');
    const all = await list();
    expect(all.map(({ id }) => id)).toEqual(['lewat', 'sekarang', 'nanti', 'rusak']);
    expect(all.map(({ problems }) => problems.map(({ severity }) => severity))).toEqual([
      ['warning'],
      [],
      [],
      ['error'],
    ]);
    expect(all[1]?.notice).toEqual(notice());
  });

  it('are none where there is no folder', async () => {
    const { list } = await board();
    expect(await list()).toEqual([]);
  });

  it('[E15] are added under a name made of the title, changed, and taken away', async () => {
    const { desk, onDisk, names, audit, list } = await board();
    const one = await desk.add(body(), CURATOR);
    const two = await desk.add(body(), CURATOR);
    expect([one.id, two.id]).toEqual(['cara-bergabung', 'cara-bergabung-2']);
    expect(Object.keys(await onDisk(one.id))).toEqual([
      '$schema',
      'title',
      'text',
      'starts',
      'ends',
      'everySlides',
      'sample',
    ]);
    const changed = await desk.save(one.id, body({ ends: '2026-12-24' }), one.etag, CURATOR);
    expect(changed).toMatchObject({ id: one.id, notice: { ends: '2026-12-24' }, problems: [] });
    await desk.remove(two.id, two.etag, CURATOR);
    expect(await names()).toEqual(['cara-bergabung.json']);
    expect(await list()).toHaveLength(1);
    expect(await audit()).toEqual([
      'notice-removed notice/cara-bergabung-2',
      'notice-changed notice/cara-bergabung',
      'notice-added notice/cara-bergabung-2',
      'notice-added notice/cara-bergabung',
    ]);
  });

  it('[E7] are changed and taken away only by whoever has seen what stands there', async () => {
    const { content, desk, list, onDisk } = await board();
    await content.addNotice('sekarang', notice());
    const [seen] = await list();
    if (seen === undefined) throw new Error('no notice');
    await content.addNotice('sekarang', notice({ everySlides: 20 }));
    const refusal = { code: 'changed-meanwhile', extra: { current: { id: 'sekarang', notice: { everySlides: 20 } } } };
    await expect(desk.save('sekarang', body(), seen.etag, CURATOR)).rejects.toMatchObject(refusal);
    await expect(desk.remove('sekarang', seen.etag, CURATOR)).rejects.toMatchObject(refusal);
    expect(await onDisk('sekarang')).toMatchObject({ everySlides: 20 });
  });

  it.each([
    ['days the wrong way round', { starts: '2026-12-02', ends: '2026-12-01' }, 'ends'],
    [
      'a link that breaks the rules',
      { link: { kind: 'website' as const, url: 'http://jakpreneur.example' } },
      'link.url',
    ],
    ['a photo that is not there', { photo: { file: 'tidak-ada.jpg', alt: { id: 'Foto' } } }, 'photo.file'],
  ])('[C13] with %s are refused, with the field', async (_what, overrides, field) => {
    const { desk, names } = await board();
    await expect(desk.add(body(overrides), CURATOR)).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: expect.arrayContaining([expect.objectContaining({ field, severity: 'error' })]) },
    });
    expect(await names()).toEqual([]);
  });

  it('[C15] are twelve at most that are not over', async () => {
    const { content, desk } = await board();
    for (let n = 0; n < NOTICES_MAX; n++) await content.addNotice(`pengumuman-${n}`, notice());
    await expect(desk.add(body(), CURATOR)).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: [{ sentence: expect.stringContaining('paling banyak 12') }] },
    });
    const over = await desk.add(body({ starts: '2026-10-01', ends: '2026-10-02' }), CURATOR);
    expect(over.problems).toMatchObject([{ severity: 'warning' }]);
  });

  it('[E8] show a photo that was made anew, and the photo stays when the notice goes', async () => {
    const { desk, names } = await board();
    const added = await desk.addPhoto(Readable.from([await photo()]), CURATOR);
    if ('sentence' in added) throw new Error(added.sentence);
    expect(added).toMatchObject({ file: expect.stringMatching(/^foto-[0-9a-f]{12}\.\w+$/), width: 1200, height: 1200 });
    const shown = await desk.add(body({ photo: { file: added.file, alt: { id: 'Foto' } } }), CURATOR);
    expect(shown.problems).toEqual([]);
    const small = await desk.readPhoto(added.file, 240);
    expect([small.type, Buffer.from(small.bytes).subarray(8, 12).toString()]).toEqual(['image/webp', 'WEBP']);
    await desk.remove(shown.id, shown.etag, CURATOR);
    expect(await names()).toEqual([added.file]);
    await expect(desk.readPhoto('tidak-ada.jpg', 240)).rejects.toMatchObject({ code: 'not-found' });
    await expect(desk.readPhoto('../gallery.json', 240)).rejects.toMatchObject({ code: 'not-found' });
    expect(await desk.addPhoto(Readable.from([Buffer.from('GIF89a')]), CURATOR)).toHaveProperty('sentence');
  });
});
