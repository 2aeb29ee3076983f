import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { GalleryView, type GalleryBody } from '../../src/api/gallery.ts';
import { openContentFiles } from '../../src/desk/content-files.ts';
import { galleryDesk } from '../../src/desk/gallery.ts';
import { readAudit } from '../../src/records/audit.ts';
import { gallery } from '../factory.ts';
import { mintContent } from '../build/mint.ts';
import { temporaryRecords } from '../records/temp-records.ts';
import { CURATOR } from './fixture.ts';

async function office() {
  const content = await mintContent();
  const records = await temporaryRecords();
  onTestFinished(() => records.close());
  const desk = galleryDesk({ files: openContentFiles(content.dir), records });
  return {
    content,
    desk,
    read: async () => GalleryView.parse(await desk.read()),
    onDisk: () => readFile(path.join(content.dir, 'gallery.json'), 'utf8'),
    audit: () => readAudit(records, { limit: 10 }),
  };
}

const body = (overrides: Partial<GalleryBody> = {}): GalleryBody => ({ ...gallery(), ...overrides });

describe('the gallery on the page', () => {
  it('is shown as it stands in the file, without the schema’s address', async () => {
    const { content, read } = await office();
    await content.write('gallery.json', { $schema: './.schema/gallery.schema.json', ...gallery() });
    expect(await read()).toMatchObject({ gallery: gallery(), problems: [] });
    expect((await read()).gallery).not.toHaveProperty('$schema');
  });

  it.each([
    ['no JSON', '{"name":', /tidak dapat dibaca/],
    ['of another shape', '{"name": 1}', /Jenis isian/],
  ])('that is %s is shown as far as it goes, with what is wrong', async (_what, text, sentence) => {
    const { content, read } = await office();
    await content.write('gallery.json', text);
    const { problems } = await read();
    expect(problems.map((problem) => problem.sentence).join(' ')).toMatch(sentence);
  });

  it('that is missing can be written', async () => {
    const { read, desk, content } = await office();
    await content.write('gallery.json', '');
    const { etag } = await read();
    expect((await desk.save(body(), etag, CURATOR)).problems).toEqual([]);
  });

  it('is written in the order somebody has written it in, so that the next look by hand finds only what was changed', async () => {
    const { read, desk, content, onDisk } = await office();
    await content.write('gallery.json', `${JSON.stringify({ $schema: './saya.json', ...gallery() }, undefined, 2)}\n`);
    const before = await onDisk();
    const { etag } = await read();
    const { colors, name, ...rest } = body({ intro: { id: 'Kalimat baru.', en: 'Made in ten districts.' } });
    await desk.save({ colors, ...rest, name }, etag, CURATOR);
    expect(await onDisk()).toBe(before.replace('Karya pelaku usaha dari sepuluh kecamatan.', 'Kalimat baru.'));
  });

  it('[E15] leaves a line that names the parts, and none where nothing changed', async () => {
    const { read, desk, audit, content } = await office();
    await content.write('gallery.json', { $schema: './.schema/gallery.schema.json', ...gallery() });
    const { etag } = await read();
    const { screen } = gallery({ slideSeconds: 20 });
    const saved = await desk.save(body({ screen, languages: ['id'] }), etag, CURATOR);
    await desk.save(body({ screen, languages: ['id'] }), saved.etag, CURATOR);
    const lines = await audit();
    expect(lines[0]).toMatchObject({
      who: 'kurator',
      action: 'gallery-changed',
      subject: 'gallery',
      detail: { fields: ['languages', 'screen.slideSeconds'] },
    });
    expect(lines).toHaveLength(1);
  });

  it('[E7] is not written over what somebody changed by hand', async () => {
    const { read, desk, content, onDisk } = await office();
    const { etag } = await read();
    const theirs = { ...gallery(), languages: ['id'] };
    await content.write('gallery.json', theirs);
    await expect(desk.save(body(), etag, CURATOR)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      extra: { current: { gallery: theirs } },
    });
    expect(JSON.parse(await onDisk())).toEqual(theirs);
  });

  it('[C11] is refused with everything the rules forbid', async () => {
    const { read, desk, onDisk } = await office();
    const { etag } = await read();
    const before = await onDisk();
    const { screen } = gallery();
    const reversed = { ...screen.hours.weekly, mon: { opens: '16:00', closes: '08:00' } };
    const broken = body({
      sudin: gallery().sudin.slice(1),
      screen: { ...screen, hours: { weekly: reversed, exceptions: [] } },
    });
    await expect(desk.save(broken, etag, CURATOR)).rejects.toMatchObject({
      code: 'forbidden-by-rules',
      extra: { problems: [{ field: 'sudin' }, { field: 'screen.hours.weekly.mon.closes' }] },
    });
    expect(await onDisk()).toBe(before);
  });
});
