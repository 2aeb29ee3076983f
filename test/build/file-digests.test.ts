import { createHash } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDigests } from '../../src/build/file-digests.ts';
import { temporaryFolder } from './mint.ts';

const DAY_MS = 86_400_000;
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** A file that was written long enough ago to be remembered, and where its digest is kept. */
async function settledFile(text = 'lama') {
  const dir = await temporaryFolder();
  const file = path.join(dir, 'foto.jpg');
  const cacheFile = path.join(dir, 'cache/digests.json');
  const anHourAgo = new Date(Date.now() - 3_600_000);
  const write = async (content: string, at = anHourAgo) => {
    await writeFile(file, content);
    await utimes(file, at, at);
  };
  await write(text);
  /** Other bytes of the same length, with the time of change put back: what a failing disk does. */
  const damage = () => write(text.toUpperCase());
  return { file, cacheFile, write, damage };
}

/** Makes what was remembered so much older. */
async function age(cacheFile: string, byMs: number) {
  const lines = JSON.parse(await readFile(cacheFile, 'utf8')) as [string, string, number][];
  await writeFile(cacheFile, JSON.stringify(lines.map(([mark, sha256, atMs]) => [mark, sha256, atMs - byMs])));
}

describe('digests of files', () => {
  it('are those of their bytes, and none where there is no file', async () => {
    const { file, cacheFile } = await settledFile();
    const digests = await openDigests(cacheFile);
    expect(await digests.of(file)).toBe(digest('lama'));
    expect(await digests.of(`${file}.tidak-ada`)).toBeUndefined();
    expect(await digests.of(path.join(file, 'di-dalam'))).toBeUndefined();
  });

  it('a file that has not changed is not read again, also by the next process', async () => {
    const { file, cacheFile, damage } = await settledFile();
    const digests = await openDigests(cacheFile);
    await digests.of(file);
    await digests.save();
    await damage();
    expect(await digests.of(file)).toBe(digest('lama'));
    expect(await (await openDigests(cacheFile)).of(file)).toBe(digest('lama'));
  });

  it('a file of another time or size is read', async () => {
    const { file, cacheFile, write } = await settledFile();
    const digests = await openDigests(cacheFile);
    await digests.of(file);
    await write('baru', new Date(Date.now() - 60_000));
    expect(await digests.of(file)).toBe(digest('baru'));
    await write('lebih panjang', new Date(Date.now() - 60_000));
    expect(await digests.of(file)).toBe(digest('lebih panjang'));
  });

  it('what was written a moment ago is read each time: it may be written again within one tick of the file system', async () => {
    const { file, cacheFile, write } = await settledFile();
    const digests = await openDigests(cacheFile);
    const { mtime } = await write('satu', new Date()).then(() => stat(file));
    expect(await digests.of(file)).toBe(digest('satu'));
    await write('dua.', mtime);
    expect(await digests.of(file)).toBe(digest('dua.'));
  });

  it('nothing is believed for longer than a week, nor when the clock was set back', async () => {
    const { file, cacheFile, damage } = await settledFile();
    const first = await openDigests(cacheFile);
    await first.of(file);
    await first.save();
    await damage();
    await age(cacheFile, 6 * DAY_MS);
    expect(await (await openDigests(cacheFile)).of(file)).toBe(digest('lama'));
    await age(cacheFile, 2 * DAY_MS);
    expect(await (await openDigests(cacheFile)).of(file)).toBe(digest('LAMA'));
    await age(cacheFile, -10 * DAY_MS);
    expect(await (await openDigests(cacheFile)).of(file)).toBe(digest('LAMA'));
  });

  it('what its writer says is believed, what was found wrong is forgotten', async () => {
    const { file, cacheFile } = await settledFile();
    const digests = await openDigests(cacheFile);
    await digests.remember(file, digest('dari penulis'));
    expect(await digests.of(file)).toBe(digest('dari penulis'));
    await digests.forget(file);
    expect(await digests.of(file)).toBe(digest('lama'));
    await rm(file);
    await digests.remember(file, digest('lama'));
    await digests.forget(file);
    expect(await digests.of(file)).toBeUndefined();
  });

  it.each(['', '{', '[["1:2:3:4","kurang",0]]', '[["1:2:3:4"]]'])(
    'a damaged memory %j costs reading, nothing else',
    async (text) => {
      const { file, cacheFile } = await settledFile();
      const digests = await openDigests(cacheFile);
      await digests.of(file);
      await digests.save();
      await writeFile(cacheFile, text);
      const again = await openDigests(cacheFile);
      expect(await again.of(file)).toBe(digest('lama'));
      await again.save();
      expect(JSON.parse(await readFile(cacheFile, 'utf8'))).toHaveLength(1);
    },
  );
});
